// A recognizer of JSON (RFC 8259) within the gate's limits, one function a production of the
// grammar: the slow reference of what passes.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace cmk::fuzz {

// Says whether a text is one JSON value in UTF-8 with no NUL byte, no key twice in an object, no
// integer beyond 64 bits with sign, no other number beyond a double, and at most `depth_max` arrays
// and objects within each other.
class SlowJson {
 public:
  explicit SlowJson(std::string_view text, int depth_max = 64)
      : rest_(text), depth_left_(depth_max) {}

  [[nodiscard]] bool accepts() {
    if (rest_.find('\0') != std::string_view::npos) return false;
    return value() && (space(), rest_.empty());
  }

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void space() {
    while (take(" ") || take("\t") || take("\n") || take("\r")) {
    }
  }
  bool value() {
    space();
    std::string ignored;
    if (take("{")) return within([this] { return object(); });
    if (take("[")) return within([this] { return array(); });
    if (take("\"")) return string(ignored);
    return take("null") || take("true") || take("false") || number();
  }
  template <class Inside>
  bool within(Inside inside) {
    if (--depth_left_ < 0) return false;
    const bool good = inside();
    ++depth_left_;
    return good;
  }
  bool object() {
    std::set<std::string> names;
    space();
    if (take("}")) return true;
    do {
      std::string name;
      space();
      if (!take("\"") || !string(name) || !names.insert(name).second) return false;
      space();
      if (!take(":") || !value()) return false;
      space();
    } while (take(","));
    return take("}");
  }
  bool array() {
    space();
    if (take("]")) return true;
    do {
      if (!value()) return false;
      space();
    } while (take(","));
    return take("]");
  }
  bool string(std::string& out) {
    while (!rest_.empty()) {
      if (take("\"")) return true;
      if (take("\\")) {
        if (!escape(out)) return false;
      } else if (!code_point(out)) {
        return false;
      }
    }
    return false;
  }
  bool escape(std::string& out) {
    if (take("u")) return unicode_escape(out);
    constexpr std::string_view kShort = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (rest_.empty() || !kShort.contains(rest_[0])) return false;
    out += kMeant[kShort.find(rest_[0])];
    rest_.remove_prefix(1);
    return true;
  }
  bool four_digits(std::uint32_t& unit) {
    if (rest_.size() < 4) return false;
    const std::string digits(rest_.substr(0, 4));
    const char* const last = digits.c_str() + digits.size();
    const auto [end, error] = std::from_chars(digits.c_str(), last, unit, 16);
    if (error != std::errc() || end != last) return false;
    rest_.remove_prefix(4);
    return true;
  }
  bool unicode_escape(std::string& out) {
    std::uint32_t unit = 0;
    if (!four_digits(unit) || (unit >= 0xdc00 && unit < 0xe000)) return false;
    if (unit >= 0xd800 && unit < 0xdc00) {
      std::uint32_t low = 0;
      if (!take("\\u") || !four_digits(low) || low < 0xdc00 || low >= 0xe000) return false;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
    put(unit, out);
    return true;
  }
  // The UTF-8 of a code point (RFC 3629).
  static void put(std::uint32_t point, std::string& out) {
    const int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    constexpr std::array<std::uint32_t, 4> kLead = {0, 0xc0, 0xe0, 0xf0};
    out += static_cast<char>(kLead.at(static_cast<std::size_t>(more)) | point >> 6 * more);
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (point >> 6 * i & 0x3f));
  }
  // One code point as it is: right when it is what `put` would write.
  bool code_point(std::string& out) {
    const auto lead = static_cast<std::uint8_t>(rest_[0]);
    const std::size_t len = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead < 0x20 || (lead >= 0x80 && lead < 0xc0) || lead > 0xf7 || rest_.size() < len)
      return false;
    std::uint32_t point = len == 1 ? lead : lead & (0x7fU >> len);
    for (std::size_t i = 1; i < len; ++i)
      point = point << 6 | (static_cast<std::uint8_t>(rest_[i]) & 0x3fU);
    std::string written;
    put(point, written);
    const bool surrogate = point >= 0xd800 && point < 0xe000;
    if (point > 0x10ffff || surrogate || written != rest_.substr(0, len)) return false;
    rest_.remove_prefix(len);
    out += written;
    return true;
  }
  std::size_t digits() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') rest_.remove_prefix(1);
    return before - rest_.size();
  }
  bool number() {
    const std::string_view whole = rest_;
    (void)take("-");
    if (!take("0") && digits() == 0) return false;
    bool integer = true;
    if (take(".")) {
      if (digits() == 0) return false;
      integer = false;
    }
    if (take("e") || take("E")) {
      (void)(take("+") || take("-"));
      if (digits() == 0) return false;
      integer = false;
    }
    const std::string text(whole.substr(0, whole.size() - rest_.size()));
    std::int64_t ignored = 0;
    if (!integer) return std::isfinite(std::strtod(text.c_str(), nullptr));
    return std::from_chars(text.data(), text.data() + text.size(), ignored).ec == std::errc();
  }

  std::string_view rest_;
  int depth_left_;
};

}  // namespace cmk::fuzz
