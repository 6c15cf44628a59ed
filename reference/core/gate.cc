#include "reference/core/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

namespace cmk {
namespace {

using nlohmann::json;

struct Breach {
  std::size_t offset = 0;
  std::string_view reason;
};

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// What must hold of the raw bytes before any parser sees them: no byte order mark (which nlohmann
// steps over), no NUL (which it takes for the end of the text) and no more depth than allowed.
// Brackets within strings do not count.
std::optional<Breach> scan(std::string_view text, std::size_t depth_max) {
  if (text.starts_with(kByteOrderMark)) return Breach{0, "a byte order mark"};
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\0') return Breach{i, "a NUL byte"};
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > depth_max) return Breach{i, "nested too deeply"};
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::nullopt;
}

// An iterator that tells how far the parser has read, for the place of an error.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  Cursor(const char* at, const char** seen) : at_(at), seen_(seen) {}
  char operator*() const { return *at_; }
  Cursor& operator++() {
    *seen_ = ++at_;
    return *this;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** seen_;
};

// Builds the value from the parser's events, and stops at what the parser itself would let pass.
class Builder {
 public:
  explicit Builder(json& root) : root_(&root) {}
  [[nodiscard]] std::string_view reason() const { return reason_; }

  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(json::number_integer_t value) { return put(value); }
  bool number_unsigned(json::number_unsigned_t value) {
    if (value > static_cast<json::number_unsigned_t>(INT64_MAX)) return stop(kRange);
    return put(static_cast<json::number_integer_t>(value));
  }
  bool number_float(double value, const std::string& text) {
    // An integer that is too long for the parser's integers comes as a float.
    if (text.find_first_of(".eE") == std::string::npos) return stop(kRange);
    return put(value);
  }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(json::binary_t& /*value*/) { return stop("not JSON"); }
  bool start_object(std::size_t /*size*/) { return open(json::object()); }
  bool start_array(std::size_t /*size*/) { return open(json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    const auto [place, is_new] =
        open_.back()->get_ref<json::object_t&>().try_emplace(std::move(name));
    if (!is_new) return stop("duplicate key");
    member_ = &place->second;
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const json::exception& error) {
    if (error.id == 406) return stop(kRange);
    const std::string_view what = error.what();
    if (what.find("ill-formed UTF-8") != std::string_view::npos) return stop("invalid UTF-8");
    if (what.find("unexpected end of input") != std::string_view::npos ||
        what.find("missing closing quote") != std::string_view::npos) {
      return stop("ends too early");
    }
    if (what.find("expected end of input") != std::string_view::npos) {
      return stop("more after the value");
    }
    return stop("not JSON");
  }

 private:
  static constexpr std::string_view kRange = "a number out of range";

  bool stop(std::string_view reason) {
    reason_ = reason;
    return false;
  }
  json* place() {
    if (open_.empty()) return root_;
    if (open_.back()->is_object()) return member_;
    auto& elements = open_.back()->get_ref<json::array_t&>();
    return &elements.emplace_back();
  }
  template <class T>
  bool put(T&& value) {
    *place() = std::forward<T>(value);
    return true;
  }
  bool open(json&& container) {
    json* const at = place();
    *at = std::move(container);
    open_.push_back(at);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  json* root_;
  json* member_ = nullptr;
  std::vector<json*> open_;
  std::string_view reason_;
};

GateError error_at(std::string_view text, Breach breach) {
  const std::size_t offset = std::min(breach.offset, text.size());
  const auto before = text.substr(0, offset);
  return {.offset = offset,
          .line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
          .reason = std::string(breach.reason)};
}

}  // namespace

std::string to_string(const GateError& error) {
  return fmt::format("line {}, byte {}: {}", error.line, error.offset, error.reason);
}

std::expected<json, GateError> pass_gate(std::string_view text, const GateLimits& limits) {
  if (text.size() > limits.len_max) {
    return std::unexpected(error_at(text, {limits.len_max, "too long"}));
  }
  if (const auto breach = scan(text, limits.depth_max)) {
    return std::unexpected(error_at(text, *breach));
  }
  json value;
  Builder builder(value);
  const char* const first = std::to_address(text.begin());
  const char* seen = first;
  const Cursor begin(first, &seen);
  const Cursor end(first + text.size(), &seen);
  if (!json::sax_parse(begin, end, &builder)) {
    const std::string_view reason = builder.reason();
    const auto offset = static_cast<std::size_t>(seen - first);
    // What is read is one byte beyond the last good one, but at the end of the text.
    const std::size_t back = reason == "ends too early" || offset == 0 ? 0 : 1;
    return std::unexpected(error_at(text, {offset - back, reason}));
  }
  return value;
}

}  // namespace cmk
