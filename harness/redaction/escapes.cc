#include "harness/redaction/escapes.h"

#include <array>
#include <optional>
#include <utility>

#include "harness/redaction/letters.h"

namespace cmk::harness {
namespace {

// What an escape at the start of a text stands for, and how long it is.
struct Escape {
  std::uint32_t character = 0;
  std::size_t len = 0;
  bool is_nothing = false;  // a line that goes on
};

// A number of `min` to `max` digits of the base, from `from` on.
std::optional<Escape> number(std::string_view text, std::size_t from, unsigned base,
                             std::size_t min, std::size_t max) {
  Escape escape{0, from, false};
  for (; escape.len < text.size() && escape.len - from < max; ++escape.len) {
    const int digit = digit_of(kHexDigits, text[escape.len]);
    if (digit < 0 || digit >= static_cast<int>(base)) break;
    escape.character = escape.character * base + static_cast<unsigned>(digit);
  }
  if (escape.len - from < min) return std::nullopt;
  return escape;
}

std::optional<Escape> ended_by(std::optional<Escape> escape, std::string_view text, char end) {
  if (!escape || escape->len >= text.size() || text[escape->len] != end) return std::nullopt;
  ++escape->len;
  return escape;
}

std::optional<Escape> backslash(std::string_view text) {
  constexpr std::string_view kLetters = "nrtbfav0\\/\"'";
  constexpr std::string_view kMeanings("\n\r\t\b\f\a\v\0\\/\"'", 12);
  switch (text[1]) {
    case 'x':
    case 'X':
      return number(text, 2, 16, 2, 2);
    case 'u':
      if (text.size() > 2 && text[2] == '{') return ended_by(number(text, 3, 16, 1, 6), text, '}');
      return number(text, 2, 16, 4, 4);
    case 'U':
      return number(text, 2, 16, 8, 8);
    default:
      break;
  }
  if (auto octal = number(text, 1, 8, 2, 3)) return octal;
  const std::size_t at = kLetters.find(text[1]);
  if (at == std::string_view::npos) return std::nullopt;
  return Escape{static_cast<std::uint8_t>(kMeanings[at]), 2, false};
}

std::optional<Escape> ampersand(std::string_view text) {
  if (text[1] == '#') {
    const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    return ended_by(is_hex ? number(text, 3, 16, 1, 6) : number(text, 2, 10, 1, 7), text, ';');
  }
  constexpr std::array<std::pair<std::string_view, char>, 5> kNames = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  for (const auto& [name, character] : kNames) {
    if (text.starts_with(name)) {
      return Escape{static_cast<std::uint8_t>(character), name.size(), false};
    }
  }
  return std::nullopt;
}

std::optional<Escape> equals(std::string_view text) {
  if (text[1] == '\n') return Escape{0, 2, true};
  if (text.substr(1).starts_with("\r\n")) return Escape{0, 3, true};
  return number(text, 1, 16, 2, 2);
}

std::optional<Escape> escape_at(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  if (text[0] == '\\') return backslash(text);
  if (text[0] == '%') return number(text, 1, 16, 2, 2);
  if (text[0] == '&') return ampersand(text);
  if (text[0] == '=') return equals(text);
  return std::nullopt;
}

void append_utf8(std::uint32_t character, SecretString& out) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0U | (character >> 6U));
    tail(0);
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0U | (character >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | ((character >> 18U) & 7U));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

SecretString without_escapes(std::string_view text, HighCharacters high) {
  SecretString out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto escape = escape_at(text);
    if (!escape) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    if (escape->is_nothing) {
    } else if (escape->character < 0x100 && high == HighCharacters::bytes) {
      out += static_cast<char>(escape->character);
    } else {
      append_utf8(escape->character, out);
    }
    text.remove_prefix(escape->len);
  }
  return out;
}

SecretString as_characters(std::string_view utf8, ByteOrder order) {
  SecretString out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<std::uint8_t>(utf8[at++]);
    if (lead < 0xC0 || lead >= 0xF0) {
      out += static_cast<char>(lead);
      continue;
    }
    std::uint32_t character = lead & (lead < 0xE0 ? 0x1FU : 0x0FU);
    for (int i = lead < 0xE0 ? 1 : 2; i > 0 && at < utf8.size(); --i) {
      character = (character << 6U) | (static_cast<std::uint8_t>(utf8[at++]) & 0x3FU);
    }
    const auto high = static_cast<char>(character >> 8U);
    const auto low = static_cast<char>(character);
    if (character < 0x100) {
      out += low;
    } else {
      out += order == ByteOrder::high_first ? high : low;
      out += order == ByteOrder::high_first ? low : high;
    }
  }
  return out;
}

}  // namespace cmk::harness
