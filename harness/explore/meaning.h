// What the text members of operations and answers stand for: one table, from which generators take
// values and by which they learn names from what was accepted.
#pragma once

#include <array>
#include <boost/mp11.hpp>
#include <cstddef>
#include <span>
#include <string_view>

#include "reference/core/describe.h"

namespace cmk::explore {

enum class Meaning {
  tenant,
  subscription,
  provider,
  group,
  location,
  identityName,
  identityId,
  principal,  // object id of a principal
  caller,     // of one whose calls were accepted
  client,     // application id
  scope,
  role,
  assignment,
  vault,
  keyName,
  version,
  keyUri,
  account,       // resource id
  anyAccount,    // of an account that is or was
  tableAccount,  // of an account that has tables
  mongo,         // resource id of a vCore cluster
  postgres,      // resource id
  resource,      // resource id of any of the three
  container,
  record,
  table,
  column,
  partition,
  restoreSource,
  actionGroup,
  receiver,
  page,   // a token for the next page
  word,   // one of the values of its row, which mean nothing elsewhere
  count_  // how many there are
};
inline constexpr std::size_t kNumMeanings = static_cast<std::size_t>(Meaning::count_);

struct MeaningRow {
  std::string_view owner;  // a type's Note name, or its beginning ("key."); "" for any
  std::string_view member;
  Meaning meaning;
  // What is drawn while nothing of this meaning is known, and now and then later.
  std::span<const std::string_view> usual = {};
  // What is drawn once in a while: values that are likely to be refused.
  std::span<const std::string_view> odd = {};
};

// The first row that fits; one for `word` without values where none does.
[[nodiscard]] const MeaningRow& meaning_of(std::string_view owner, std::string_view member);

// The row of each member of T, in the order of for_each_field.
template <class T>
[[nodiscard]] const auto& meanings_of() {
  static const auto kRows = [] {
    std::array<const MeaningRow*, boost::mp11::mp_size<AllMembers<T>>::value + 1> rows{};
    std::size_t i = 0;
    for_each_field<T>([&](auto /*member*/, const FieldNote& note) {
      rows[i++] = &meaning_of(Note<T>::kName, note.name);
    });
    return rows;
  }();
  return kRows;
}

}  // namespace cmk::explore
