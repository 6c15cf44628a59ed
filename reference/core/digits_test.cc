#include "reference/core/digits.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "reference/core/agenda.h"

namespace cmk {
namespace {

// Texts that often begin alike, with the bytes that order is easily lost at.
std::string random_text() {
  const auto letters = *rc::gen::container<std::vector<char>>(
      rc::gen::element<char>('\0', '\x01', 'a', 'b', 'q', '\x7f', '\x80', '\xff'));
  return {letters.begin(), letters.end()};
}

// The rows of two keys part at the place that is told, in the order of the keys.
template <class Key>
void check_rows(const Key& a, const Key& b) {
  const std::size_t place = Digits<Key>::first_difference(a, b);
  RC_ASSERT(place == Digits<Key>::first_difference(b, a));
  RC_ASSERT((place == kNoPlace) == (a == b));
  if (place == kNoPlace) return;
  for (std::size_t i = 0; i < place; ++i) {
    RC_ASSERT(Digits<Key>::at(a, i) == Digits<Key>::at(b, i));
  }
  RC_ASSERT(Digits<Key>::at(a, place) < kNumDigits);
  RC_ASSERT((Digits<Key>::at(a, place) < Digits<Key>::at(b, place)) == (a < b));
}

RC_GTEST_PROP(Digits, OfTextsAreInTheOrderOfTheTexts, ()) {
  check_rows(random_text(), random_text());
}

RC_GTEST_PROP(Digits, OfNumbersAreInTheOrderOfTheNumbers, (std::int64_t a, std::int64_t b)) {
  check_rows(a, b);
  check_rows(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
  check_rows(static_cast<int>(a), static_cast<int>(b));
}

RC_GTEST_PROP(Digits, OfTasksAreInTheOrderOfTheTasks, ()) {
  const auto random_task = [] {
    const int rank = *rc::gen::inRange(-1, 2);
    const Instant due = *rc::gen::inRange(-1, 2);
    return Task{due, {TaskKind{rank, "kind"}, random_text(), random_text()}};
  };
  const Task a = random_task();
  const Task b = random_task();
  check_rows(a.name, b.name);
  check_rows(a, b);
}

TEST(Digits, TextsPartAtTheHalfOfAByte) {
  using Text = Digits<std::string>;
  EXPECT_EQ(Text::first_difference("abc", "abd"), 5U);  // 0x63, 0x64
  EXPECT_EQ(Text::first_difference("ab", "aB"), 2U);    // 0x62, 0x42
  EXPECT_EQ(Text::first_difference("ab", "abc"), 4U);
  EXPECT_EQ(Text::at("ab", 4), 0U);
}

TEST(Digits, OneTaskIsNotAnotherWhoseTextsJoinAlike) {
  const TaskKind kind{1, "kind"};
  const TaskName a{kind, "ab", "c"};
  const TaskName b{kind, "a", "bc"};
  EXPECT_NE(Digits<TaskName>::first_difference(a, b), kNoPlace);
}

}  // namespace
}  // namespace cmk
