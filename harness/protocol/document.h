// The published protocol: conformance/PROTOCOL.md and conformance/schema/, made from the
// declarations. A test fails when they are not current.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>

namespace cmk::harness {

// The text of every published file by its path below conformance/: "PROTOCOL.md",
// "schema/key.wrapKey.params.json", …
[[nodiscard]] std::map<std::string, std::string> protocol_files();

// Writes them below `dir`, and removes schemas there that are no longer published. An error text
// when a file cannot be written.
[[nodiscard]] std::expected<void, std::string> write_protocol(const std::filesystem::path& dir);

}  // namespace cmk::harness
