#include "reference/crypto/strict_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

namespace cmk::crypto {

bool json_depth_within(std::string_view text, int depth_max) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > depth_max) return false;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return true;
}

std::expected<nlohmann::json, std::string> parse_strict_json(std::string_view text,
                                                             std::size_t len_max) {
  using Event = nlohmann::json::parse_event_t;
  if (text.size() > len_max) return std::unexpected(fmt::format("longer than {} bytes", len_max));
  if (!json_depth_within(text, kJsonDepthMax))
    return std::unexpected(fmt::format("nested deeper than {} levels", kJsonDepthMax));
  std::vector<std::set<std::string>> names;  // of each open object
  bool unique = true;
  const auto note = [&](int /*depth*/, Event event, nlohmann::json& value) {
    if (event == Event::object_start) names.emplace_back();
    if (event == Event::object_end) names.pop_back();
    if (event == Event::key)
      unique = names.back().insert(value.get<std::string>()).second && unique;
    return true;
  };
  auto json = nlohmann::json::parse(text.begin(), text.end(), note, false);
  if (json.is_discarded()) return std::unexpected("not JSON");
  if (!unique) return std::unexpected("a name stands twice in one object");
  return json;
}

}  // namespace cmk::crypto
