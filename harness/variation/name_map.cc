#include "harness/variation/name_map.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "reference/core/text.h"

namespace cmk::harness {
namespace {

constexpr std::size_t kNameLenMin = 2;
constexpr std::size_t kNameLenMax = 19;  // with the prefix 24, the longest name of a vault

bool is_name_character(char c) { return is_letter(c) || is_digit(c) || c == '-'; }
bool is_word_character(char c) { return is_name_character(c) || c == '_'; }

char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_upper(std::string_view text) {
  return std::ranges::any_of(text, is_letter) &&
         std::ranges::all_of(text, [](char c) { return c == to_upper(c); });
}

void shuffle(std::span<char> characters, Source& source) {
  for (std::size_t i = characters.size(); i > 1; --i) {
    std::swap(characters[i - 1], characters[source.next() % i]);
  }
}

// A word between spaces belongs to a sentence, and is no name.
bool is_prose(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin > 0 && text[begin - 1] == ' ') || (end < text.size() && text[end] == ' ');
}

// Whether words between spaces are taken, too: error texts quote names.
enum class Prose { left, too };

// Calls exchange(word, out) for each word of the text that may be a name; the rest is copied.
template <Prose kProse = Prose::left, class Exchange>
std::string for_each_word(std::string_view text, const Exchange& exchange) {
  std::string out;
  out.reserve(text.size() + NameMap::kPrefixLen);
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && is_word_character(text[end])) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    if (kProse == Prose::left && is_prose(text, begin, end)) {
      out += word;
    } else {
      exchange(word, out);
    }
    begin = end;
    while (begin < text.size() && !is_word_character(text[begin])) out += text[begin++];
  }
  return out;
}

// The length of the longest beginning of `word`, up to a hyphen or the end, that fits; 0 for none.
template <class Fits>
std::size_t longest_name(std::string_view word, const Fits& fits) {
  for (std::size_t len = word.size(); len != std::string_view::npos && len > 0;
       len = word.rfind('-', len - 1)) {
    if (fits(word.substr(0, len))) return len;
  }
  return 0;
}

}  // namespace

bool is_replaceable(std::string_view name) {
  return name.size() >= kNameLenMin && name.size() <= kNameLenMax && is_letter(name.front()) &&
         name.back() != '-' && std::ranges::all_of(name, is_name_character) &&
         name.find("--") == std::string_view::npos;
}

NameMap::NameMap(Source source, const std::set<std::string>& names) {
  for (const std::string& name : names) {
    if (is_replaceable(name)) names_.insert(to_lower(name));
  }
  std::string letters(26, 'a');
  std::iota(letters.begin(), letters.end(), 'a');
  for (std::size_t i = 0; i < kPrefixLen; ++i) prefix_ += letters[source.next() % letters.size()];
  std::iota(forward_.begin(), forward_.end(), '\0');
  const std::string sorted_letters = letters;
  shuffle(letters, source);
  const auto exchange = [&](char from, char to) {
    forward_.at(static_cast<unsigned char>(from)) = to;
    forward_.at(static_cast<unsigned char>(to_upper(from))) = to_upper(to);
  };
  for (std::size_t i = 0; i < letters.size(); ++i) exchange(sorted_letters[i], letters[i]);
  for (std::size_t i = 0; i < forward_.size(); ++i) {
    backward_.at(static_cast<unsigned char>(forward_.at(i))) = static_cast<char>(i);
  }
}

std::string NameMap::replacement_of(std::string_view name) const {
  std::string out = prefix_;
  if (is_upper(name)) std::ranges::transform(out, out.begin(), to_upper);
  for (const char c : name) out += forward_.at(static_cast<unsigned char>(c));
  return out;
}

std::string NameMap::original_of(std::string_view replacement) const {
  if (replacement.size() <= kPrefixLen ||
      !equal_ignoring_case(replacement.substr(0, kPrefixLen), prefix_)) {
    return {};
  }
  std::string out;
  for (const char c : replacement.substr(kPrefixLen)) {
    out += backward_.at(static_cast<unsigned char>(c));
  }
  return names_.contains(to_lower(out)) ? out : std::string();
}

std::string NameMap::sent(std::string_view text) const {
  if (names_.empty()) return std::string(text);
  return for_each_word(text, [&](std::string_view word, std::string& out) {
    const auto is_name = [&](std::string_view part) { return names_.contains(to_lower(part)); };
    const std::size_t len = longest_name(word, is_name);
    if (len > 0) out += replacement_of(word.substr(0, len));
    out += word.substr(len);
  });
}

std::string NameMap::sent_as_words(std::string_view text) const {
  if (names_.empty()) return std::string(text);
  return for_each_word(text, [&](std::string_view word, std::string& out) {
    const bool is_name = word.size() <= kNameLenMax && names_.contains(to_lower(word));
    out += is_name ? replacement_of(word) : std::string(word);
  });
}

std::string NameMap::symbolic(std::string_view text) const {
  if (names_.empty()) return std::string(text);
  return for_each_word<Prose::too>(text, [&](std::string_view word, std::string& out) {
    std::size_t len = 0;
    if (word.size() > kPrefixLen && equal_ignoring_case(word.substr(0, kPrefixLen), prefix_)) {
      len = longest_name(word, [&](std::string_view part) { return !original_of(part).empty(); });
    }
    if (len > 0) out += original_of(word.substr(0, len));
    out += word.substr(len);
  });
}

}  // namespace cmk::harness
