#include "reference/core/describe.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace cmk {
namespace {

struct Base {
  int first = 1;
};
BOOST_DESCRIBE_STRUCT(Base, (), (first))
struct Derived : Base {
  int second = 2;
  int third = 3;
};
BOOST_DESCRIBE_STRUCT(Derived, (Base), (second, third))
enum class Colour { red };
BOOST_DESCRIBE_ENUM(Colour, red)
struct Misnamed {
  int a = 0;
};
BOOST_DESCRIBE_STRUCT(Misnamed, (), (a))
struct Missing {
  int a = 0;
};
BOOST_DESCRIBE_STRUCT(Missing, (), (a))

}  // namespace

template <>
struct Note<Base> {
  static constexpr std::array kFields = {FieldNote{"first", "One."}};
};
template <>
struct Note<Derived> {
  static constexpr std::array kFields = {FieldNote{"second", "Two."},
                                         FieldNote{"third", "Three.", Mark::chosen}};
};
template <>
struct Note<Misnamed> {
  static constexpr std::array kFields = {FieldNote{"b", "Another name."}};
};
template <>
struct Note<Missing> {
  static constexpr auto kFields = kNoFields;
};

namespace {

TEST(Describe, VisitsTheMembersOfBasesFirst) {
  const Derived value;
  std::vector<std::string> seen;
  for_each_field<Derived>([&](auto member, const FieldNote& note) {
    seen.push_back(std::string(note.name) + "=" + std::to_string(value.*member.pointer));
  });
  EXPECT_THAT(seen, ::testing::ElementsAre("first=1", "second=2", "third=3"));
}

TEST(Describe, NoteMustNameEveryMember) {
  static_assert(detail::note_is_complete<Base>());
  static_assert(!detail::note_is_complete<Misnamed>());
  static_assert(!detail::note_is_complete<Missing>());
}

TEST(Describe, StructsAreToldFromEnumsAndTheRest) {
  static_assert(kIsStruct<Derived>);
  static_assert(!kIsStruct<Colour>);
  static_assert(!kIsStruct<int>);
}

}  // namespace
}  // namespace cmk
