// Writes several files into one folder, all or none.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>

namespace cmk::harness {

// Why a report was not written; the program exits with 74.
struct CannotWrite {
  std::string file;
  std::string reason;
};

// Writes `files`, by their names, into `dir`, which is made when it is missing. Every file is
// complete on disk under another name before the first one takes its place; on failure nothing
// that stood there before has been touched and no partial file is left behind.
[[nodiscard]] std::expected<void, CannotWrite> write_files(
    const std::filesystem::path& dir, const std::map<std::string, std::string>& files);

}  // namespace cmk::harness
