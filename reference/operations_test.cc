#include "reference/operations.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "reference/core/describe.h"

namespace cmk {
namespace {

template <class Visit>
void for_each_operation(Visit visit) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
      [&](auto op) { visit.template operator()<typename decltype(op)::type>(); });
}

bool is_sentence(std::string_view text) {
  return text.size() > 1 && text.ends_with('.') && !text.ends_with("..");
}

// Every member's note, those of bases included, and of the structs inside them.
template <class T>
void expect_sentences(const std::string& where) {
  EXPECT_TRUE(is_sentence(Note<T>::kSentence)) << where;
  std::set<std::string_view> names;
  for_each_field<T>([&](auto /*member*/, const FieldNote& note) {
    EXPECT_TRUE(is_sentence(note.sentence)) << where << "." << note.name;
    EXPECT_TRUE(names.insert(note.name).second) << where << "." << note.name;
  });
}

TEST(Operations, WireNamesAreUniqueAndOfTheFormResourceVerb) {
  std::set<std::string_view> names;
  for_each_operation([&]<class Op>() {
    const std::string_view name = Note<Op>::kName;
    EXPECT_TRUE(names.insert(name).second) << name;
    const std::size_t dot = name.find('.');
    EXPECT_TRUE(dot != std::string_view::npos && dot > 0 && dot + 1 < name.size()) << name;
    EXPECT_EQ(name.find('.', dot + 1), std::string_view::npos) << name;
  });
  EXPECT_EQ(names.size(), boost::mp11::mp_size<Operations>::value);
}

TEST(Operations, EveryOperationAndMemberHasASentence) {
  for_each_operation([]<class Op>() { expect_sentences<Op>(std::string(Note<Op>::kName)); });
}

TEST(Operations, EveryAnswerAndMemberHasASentence) {
  for_each_operation(
      []<class Op>() { expect_sentences<AnswerOf<Op>>(std::string(Note<AnswerOf<Op>>::kName)); });
}

TEST(Operations, DefaultsCompareEqual) {
  for_each_operation([]<class Op>() { EXPECT_TRUE(Op{} == Op{}) << Note<Op>::kName; });
}

}  // namespace
}  // namespace cmk
