#include "harness/suite/read_json.h"

#include <fmt/format.h>

#include "harness/suite/json_file.h"
#include "reference/core/gate.h"

namespace cmk::harness {
using nlohmann::json;

Read<json> parse_json(std::string_view text) {
  auto parsed = pass_gate(text, {.len_max = kScenarioBytesMax});
  if (parsed) return *std::move(parsed);
  return flaw(fmt::format("line {}", parsed.error().line), parsed.error().reason);
}

std::expected<json, BadInput> read_json_file(const std::filesystem::path& file) {
  const auto text = read_file(file, kScenarioBytesMax);
  if (!text) return std::unexpected(text.error());
  auto parsed = parse_json(*text);
  if (parsed) return *std::move(parsed);
  return std::unexpected(BadInput{file.string(), parsed.error().place, parsed.error().reason});
}

std::string pointer(std::string_view parent, std::string_view member) {
  std::string out = fmt::format("{}/", parent);
  for (const char c : member) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer(std::string_view parent, std::size_t index) {
  return fmt::format("{}/{}", parent, index);
}

}  // namespace cmk::harness
