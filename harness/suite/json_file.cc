#include "harness/suite/json_file.h"

#include <fstream>
#include <set>
#include <vector>

namespace cmk::harness {
namespace {

// nlohmann::json copies and writes nested values recursively; the depth is bounded before it
// parses.
bool too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kJsonDepthMax) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace

std::expected<std::string, BadInput> read_file(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return std::unexpected(BadInput{file.string(), "", "no such file"});
  }
  if (std::filesystem::file_size(file, error) > kFileBytesMax || error) {
    return std::unexpected(BadInput{file.string(), "", "larger than 256 MiB"});
  }
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.good() && !in.eof()) {
    return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  }
  return text;
}

std::expected<nlohmann::json, std::string> parse_text(std::string_view text) {
  using Json = nlohmann::json;
  if (too_deep(text)) return std::unexpected("nested deeper than 64 levels");
  std::vector<std::set<std::string, std::less<>>> members;
  std::string duplicate;
  const auto watch = [&](int /*depth*/, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) members.emplace_back();
    if (event == Json::parse_event_t::object_end) members.pop_back();
    if (event == Json::parse_event_t::key &&
        !members.back().insert(value.get<std::string>()).second) {
      duplicate = value.get<std::string>();
    }
    return true;
  };
  Json parsed = Json::parse(text.begin(), text.end(), watch, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return std::unexpected("not well-formed JSON");
  if (!duplicate.empty()) return std::unexpected("duplicate member '" + duplicate + "'");
  return parsed;
}

std::expected<nlohmann::json, BadInput> parse_file(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  auto parsed = parse_text(*text);
  if (!parsed) return std::unexpected(BadInput{file.string(), "", parsed.error()});
  return *std::move(parsed);
}

}  // namespace cmk::harness
