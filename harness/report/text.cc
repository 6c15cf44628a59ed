#include "harness/report/text.h"

#include <algorithm>
#include <cstdint>

#include "reference/core/text.h"

namespace cmk::harness {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The length of the well-formed UTF-8 sequence at the start of `text`, and the code point; 0 when
// there is none (overlong, surrogate, above U+10FFFF, cut off).
struct Sequence {
  std::size_t len = 0;
  std::uint32_t point = 0;
};

Sequence sequence_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const std::size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < len) return {};
  std::uint32_t point = lead & (0x7FU >> len);
  for (std::size_t i = 1; i < len; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (len == 3 && point < 0x800) || (len == 4 && point < 0x10000);
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (overlong || surrogate || point > 0x10FFFF) return {};
  return {len, point};
}

// Characters that would make a reader see another text than the bytes say: direction overrides and
// isolates, and what XML forbids.
bool is_allowed(std::uint32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n';
  const bool c1 = point >= 0x7F && point <= 0x9F;
  const bool bidi = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  return !c1 && !bidi && point != 0xFFFE && point != 0xFFFF;
}

template <class Escape>
std::string mapped(std::string_view text, Escape escape) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const std::string_view with = escape(c);
    if (with.empty()) {
      out += c;
    } else {
      out += with;
    }
  }
  return out;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Sequence sequence = sequence_at(text);
    if (sequence.len != 0 && is_allowed(sequence.point)) {
      out += text.substr(0, sequence.len);
    } else {
      out += kReplacement;
    }
    text.remove_prefix(std::max<std::size_t>(sequence.len, 1));
  }
  return out;
}

std::string escape_markup(std::string_view text) {
  return mapped(clean(text), [](char c) -> std::string_view {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return "&quot;";
      case '\'':
        return "&#39;";
      default:
        return {};
    }
  });
}

std::string escape_markdown(std::string_view text) {
  return mapped(clean(text), [](char c) -> std::string_view {
    switch (c) {
      case '\n':
      case '\t':
        return " ";
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '|':
        return "\\|";
      case '\\':
        return "\\\\";
      case '`':
        return "\\`";
      case '*':
        return "\\*";
      case '_':
        return "\\_";
      case '[':
        return "\\[";
      case ']':
        return "\\]";
      case '!':
        return "\\!";
      case '#':
        return "\\#";
      case '~':
        return "\\~";
      default:
        return {};
    }
  });
}

std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("-_./:=,@%+").contains(c);
  };
  if (!text.empty() && std::ranges::all_of(text, plain)) return std::string(text);
  const std::string quoted = mapped(clean(text), [](char c) -> std::string_view {
    return c == '\'' ? std::string_view("'\\''") : std::string_view();
  });
  return "'" + quoted + "'";
}

std::string one_line(std::string_view text) {
  return mapped(clean(text), [](char c) -> std::string_view {
    return c == '\n' || c == '\t' ? std::string_view(" ") : std::string_view();
  });
}

}  // namespace cmk::harness
