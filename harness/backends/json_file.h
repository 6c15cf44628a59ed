// JSON files from elsewhere, read without exceptions: depth is bounded before the parser sees them.
#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "reference/core/bytes.h"

namespace cmk::backends {

// Every error is one line: file, place, reason.
template <class T>
using FileResult = std::expected<T, std::string>;

// At most 64 MiB and 64 levels deep.
[[nodiscard]] FileResult<nlohmann::json> read_json(const std::string& path);

// The member `name` of an object; `place` says where that object is, for the error.
[[nodiscard]] FileResult<std::string> text_member(const nlohmann::json& object, const char* name,
                                                  const std::string& place);
[[nodiscard]] FileResult<std::int64_t> number_member(const nlohmann::json& object, const char* name,
                                                     const std::string& place);
[[nodiscard]] FileResult<Bytes> hex_member(const nlohmann::json& object, const char* name,
                                           const std::string& place);
// The array itself; valid as long as `object`.
[[nodiscard]] FileResult<const nlohmann::json*> array_member(const nlohmann::json& object,
                                                             const char* name,
                                                             const std::string& place);

// Lower- or upper-case hexadecimal; nothing for anything else.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

}  // namespace cmk::backends
