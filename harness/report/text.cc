#include "harness/report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Characters that would make a reader see another text than the bytes say, and what XML forbids.
constexpr std::array kHidden{
    Range{0x0000, 0x0008},    // C0 without tab and line feed
    Range{0x000B, 0x001F},    //
    Range{0x007F, 0x009F},    // DEL, C1
    Range{0x00AD, 0x00AD},    // soft hyphen
    Range{0x034F, 0x034F},    // combining grapheme joiner
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x115F, 0x1160},    // Hangul fillers
    Range{0x17B4, 0x17B5},    // Khmer inherent vowels
    Range{0x180B, 0x180F},    // Mongolian selectors and vowel separator
    Range{0x200B, 0x200F},    // zero width, direction marks
    Range{0x2028, 0x202E},    // line and paragraph separators, embeddings, overrides
    Range{0x2060, 0x206F},    // word joiner, invisible operators, isolates
    Range{0x3164, 0x3164},    // Hangul filler
    Range{0xFE00, 0xFE0F},    // variation selectors
    Range{0xFEFF, 0xFEFF},    // byte order mark
    Range{0xFFA0, 0xFFA0},    // Hangul filler
    Range{0xFFF9, 0xFFFB},    // interlinear annotations
    Range{0xFFFE, 0xFFFF},    // no characters
    Range{0xE0000, 0xE0FFF},  // tags, more variation selectors
};

bool is_allowed(std::uint32_t point) {
  const auto* const range = std::ranges::lower_bound(kHidden, point, {}, &Range::last);
  return range == kHidden.end() || point < range->first;
}

// As JSON writes it: a pair of surrogates above U+FFFF.
std::string json_escape(std::uint32_t point) {
  if (point <= 0xFFFF) return fmt::format("\\u{:04x}", point);
  const std::uint32_t rest = point - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
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

std::string for_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Sequence sequence = sequence_at(text);
    if (sequence.len == 0) {
      out += kReplacement;
    } else if (is_allowed(sequence.point)) {
      out += text.substr(0, sequence.len);
    } else {
      out += json_escape(sequence.point);
    }
    text.remove_prefix(std::max<std::size_t>(sequence.len, 1));
  }
  return out;
}

std::string one_line(std::string_view text) {
  return mapped(clean(text), [](char c) -> std::string_view {
    return c == '\n' || c == '\t' ? std::string_view(" ") : std::string_view();
  });
}

}  // namespace cmk::harness
