#include "harness/backends/json_file.h"

#include <fmt/format.h>

#include "harness/backends/key_files.h"
#include "reference/core/gate.h"

namespace cmk::backends {
namespace {

constexpr std::size_t kFileMax = std::size_t{64} << 20;  // bytes

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

FileResult<const nlohmann::json*> member(const nlohmann::json& object, const char* name,
                                         const std::string& place) {
  if (!object.is_object()) return std::unexpected(fmt::format("{}: not an object", place));
  const auto found = object.find(name);
  if (found == object.end()) return std::unexpected(fmt::format("{}: no \"{}\"", place, name));
  return &*found;
}

}  // namespace

FileResult<nlohmann::json> read_json(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return std::unexpected(bytes.error());
  auto json = pass_gate(as_text(*bytes), {.len_max = kFileMax});
  if (!json) return std::unexpected(fmt::format("{}: {}", path, to_string(json.error())));
  return *std::move(json);
}

FileResult<std::string> text_member(const nlohmann::json& object, const char* name,
                                    const std::string& place) {
  const auto found = member(object, name, place);
  if (!found) return std::unexpected(found.error());
  if (!(*found)->is_string())
    return std::unexpected(fmt::format("{}: \"{}\" is no string", place, name));
  return (*found)->get<std::string>();
}

FileResult<std::int64_t> number_member(const nlohmann::json& object, const char* name,
                                       const std::string& place) {
  const auto found = member(object, name, place);
  if (!found) return std::unexpected(found.error());
  if (!(*found)->is_number_integer())
    return std::unexpected(fmt::format("{}: \"{}\" is no whole number", place, name));
  return (*found)->get<std::int64_t>();
}

FileResult<Bytes> hex_member(const nlohmann::json& object, const char* name,
                             const std::string& place) {
  const auto text = text_member(object, name, place);
  if (!text) return std::unexpected(text.error());
  auto bytes = from_hex(*text);
  if (!bytes) return std::unexpected(fmt::format("{}: \"{}\" is no hexadecimal", place, name));
  return std::move(*bytes);
}

FileResult<const nlohmann::json*> array_member(const nlohmann::json& object, const char* name,
                                               const std::string& place) {
  const auto found = member(object, name, place);
  if (found && !(*found)->is_array())
    return std::unexpected(fmt::format("{}: \"{}\" is no array", place, name));
  return found;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes out;
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]);
    const int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return out;
}

}  // namespace cmk::backends
