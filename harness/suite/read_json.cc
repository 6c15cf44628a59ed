#include "harness/suite/read_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <vector>

namespace cmk::harness {
namespace {

using nlohmann::json;

// Looks at the events of a parse before any value is built: nlohmann's values are copied and
// destroyed recursively, and a repeated member would silently win over the first.
class Gate : public nlohmann::json_sax<json> {
 public:
  bool null() override { return element(); }
  bool boolean(bool /*value*/) override { return element(); }
  bool number_integer(number_integer_t /*value*/) override { return element(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return element(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
    return element();
  }
  bool string(string_t& /*value*/) override { return element(); }
  bool binary(binary_t& /*value*/) override { return element(); }
  bool start_object(std::size_t /*elements*/) override { return open(false); }
  bool start_array(std::size_t /*elements*/) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    levels_.back().member = name;
    if (levels_.back().seen.insert(name).second) return true;
    flaw_ = Flaw{place(), fmt::format("the member {} is given twice", name)};
    return false;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    position_ = position;
    return false;
  }

  [[nodiscard]] const std::optional<Flaw>& flaw() const { return flaw_; }
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  struct Level {
    bool array = false;
    std::size_t index = 0;
    std::string member;
    std::set<std::string> seen;
  };

  bool element() {
    if (!levels_.empty()) ++levels_.back().index;
    return true;
  }
  bool open(bool array) {
    if (levels_.size() == kScenarioDepthMax) {
      flaw_ = Flaw{"", fmt::format("nested deeper than {} levels", kScenarioDepthMax)};
      return false;
    }
    levels_.push_back({array, 0, {}, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return element();
  }
  [[nodiscard]] std::string place() const {
    std::string at;
    for (const Level& level : levels_) {
      at = level.array ? pointer(at, level.index) : pointer(at, level.member);
    }
    return at;
  }

  std::vector<Level> levels_;
  std::optional<Flaw> flaw_;
  std::size_t position_ = 0;
};

}  // namespace

Read<json> parse_json(std::string_view text) {
  if (text.size() > kScenarioBytesMax) {
    return flaw("", fmt::format("longer than {} bytes", kScenarioBytesMax));
  }
  Gate gate;
  if (!json::sax_parse(text, &gate)) {
    if (gate.flaw()) return std::unexpected(*gate.flaw());
    const std::size_t end = std::min(gate.position(), text.size());
    const auto line = 1 + std::ranges::count(text.substr(0, end == 0 ? 0 : end - 1), '\n');
    return flaw(fmt::format("line {}", line), "no valid JSON");
  }
  return json::parse(text);
}

std::expected<std::string, BadInput> read_text_file(const std::filesystem::path& file,
                                                    std::size_t bytes_max) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return std::unexpected(BadInput{file.string(), "", "no such file"});
  }
  const auto size = std::filesystem::file_size(file, error);
  if (error) return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  if (size > bytes_max) {
    return std::unexpected(
        BadInput{file.string(), "", fmt::format("longer than {} bytes", bytes_max)});
  }
  std::ifstream in(file, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(text.size()))) {
    return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  }
  return text;
}

std::expected<json, BadInput> read_json_file(const std::filesystem::path& file) {
  const auto text = read_text_file(file, kScenarioBytesMax);
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
