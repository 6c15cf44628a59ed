// Other names for the names that a scenario chooses, so that nobody can know them beforehand.
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "reference/core/source.h"

namespace cmk::harness {

// Whether another name would do as well: 2 to 19 letters, digits and single hyphens, the first a
// letter, the last no hyphen. Such a name keeps every rule for names when it grows by kPrefixLen
// letters; any other one is there for its form, and stays.
[[nodiscard]] bool is_replaceable(std::string_view name);

// A bijection between the names of a scenario and those that are sent. A sent name is a prefix,
// equal for all names, and the name with other letters; digits stay, since lists come in order. So
// it has the same length for every seed, equal names stay equal whatever the case of their letters,
// and a name that another one begins with still does.
class NameMap {
 public:
  static constexpr std::size_t kPrefixLen = 5;  // letters

  // Leaves every text as it is.
  NameMap() = default;
  // Of `names` those that are replaceable.
  NameMap(Source source, const std::set<std::string>& names);

  // The text with every name in it exchanged. A name ends where a character other than letter,
  // digit, hyphen and underscore stands, or before a hyphen.
  [[nodiscard]] std::string sent(std::string_view text) const;
  // The same for a text that may be anything, bytes in base64url among them: names that stand there
  // as a whole word are exchanged.
  [[nodiscard]] std::string sent_as_words(std::string_view text) const;
  // Undoes sent(), whatever case the letters have by now.
  [[nodiscard]] std::string symbolic(std::string_view text) const;

 private:
  using Alphabet = std::array<char, 256>;  // what stands for a character

  [[nodiscard]] std::string replacement_of(std::string_view name) const;
  [[nodiscard]] std::string original_of(std::string_view replacement) const;

  std::string prefix_;
  Alphabet forward_{};
  Alphabet backward_{};
  std::set<std::string, std::less<>> names_;  // in lower case
};

}  // namespace cmk::harness
