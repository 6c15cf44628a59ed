#include "reference/core/persistent_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace cmk {
namespace {

using Map = PersistentMap<std::string, int>;
using Model = std::map<std::string, int>;

Model content(const Map& map) {
  Model out;
  map.for_each([&](const std::string& key, int value) { out.emplace(key, value); });
  return out;
}

std::string key_of(int number) { return "key" + std::to_string(number % 40); }

// One random command on both; kind 0 edits, 1 to 3 put, 4 erases.
void command(Map& map, Model& model, int kind, const std::string& key, int value) {
  if (kind == 0) {
    int* found = map.edit(key);
    RC_ASSERT((found != nullptr) == model.contains(key));
    if (found != nullptr) *found = model[key] = value;
  } else if (kind < 4) {
    RC_ASSERT(map.put(key, value) == value);
    model[key] = value;
  } else {
    RC_ASSERT(map.erase(key) == (model.erase(key) == 1));
  }
}

RC_GTEST_PROP(PersistentMap, DoesWhatAMapDoesAndCopiesNeverChange, ()) {
  Map map;
  Model model;
  std::vector<std::pair<Map, Model>> copies;
  const auto num_commands = *rc::gen::inRange(0, 150);
  for (int i = 0; i < num_commands; ++i) {
    const std::string key = key_of(*rc::gen::inRange(0, 40));
    command(map, model, *rc::gen::inRange(0, 5), key, *rc::gen::inRange(0, 1000));
    RC_ASSERT(map.size() == model.size());
    RC_ASSERT(map.contains(key) == model.contains(key));
    if (i % 16 == 0) copies.emplace_back(map, model);
  }
  RC_ASSERT(content(map) == model);
  for (const auto& [copy, then] : copies) RC_ASSERT(content(copy) == then);
}

RC_GTEST_PROP(PersistentMap, EqualityIsEqualContentWhateverTheOrderOfChanges, ()) {
  const auto numbers = *rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 1000));
  Map forward;
  for (const int n : numbers) forward.put(std::to_string(n), n);
  Map backward;
  backward.put("detour", 1);
  for (auto n = numbers.rbegin(); n != numbers.rend(); ++n) backward.put(std::to_string(*n), *n);
  RC_ASSERT(!(forward == backward));
  backward.erase("detour");
  RC_ASSERT(forward == backward);
}

RC_GTEST_PROP(PersistentMap, WalksOnAfterAnyKey, ()) {
  const auto numbers = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40));
  Map map;
  Model model;
  for (const int n : numbers) map.put(key_of(n), model[key_of(n)] = n);
  const std::string after = *rc::gen::element<std::string>("", "key", "key2", "key39", "z");
  std::vector<std::string> seen;
  map.for_each_after(after, [&](const std::string& key, int) {
    seen.push_back(key);
    return true;
  });
  std::vector<std::string> expected;
  for (auto at = model.upper_bound(after); at != model.end(); ++at) expected.push_back(at->first);
  RC_ASSERT(seen == expected);
}

// The same commands on keys that begin alike, end within each other, or are numbers.
template <class Key>
void check_neighbours(const std::vector<Key>& keys, const Key& asked) {
  PersistentMap<Key, int> map;
  std::map<Key, int> model;
  for (const Key& key : keys) map.put(key, model[key] = static_cast<int>(model.size()));
  const auto above = model.upper_bound(asked);
  const auto next = map.next(asked);
  RC_ASSERT(next.has_value() == (above != model.end()));
  if (next) RC_ASSERT((next->key == above->first && next->value == above->second));
  const auto floor = map.floor(asked);
  RC_ASSERT(floor.has_value() == (above != model.begin()));
  if (floor) RC_ASSERT((floor->key == std::prev(above)->first));
  std::vector<Key> after;
  map.for_each_after(asked, [&](const Key& key, int) {
    after.push_back(key);
    return true;
  });
  RC_ASSERT(after.size() == static_cast<std::size_t>(std::distance(above, model.end())));
  for (const Key& key : keys) RC_ASSERT(map.erase(key) == (model.erase(key) == 1));
  RC_ASSERT(map.empty());
}

RC_GTEST_PROP(PersistentMap, KnowsTheNeighboursOfAnyText, ()) {
  const auto text = rc::gen::container<std::string>(rc::gen::element('\0', 'a', 'b', 'q', '\xff'));
  check_neighbours(*rc::gen::container<std::vector<std::string>>(text), *text);
}

RC_GTEST_PROP(PersistentMap, KnowsTheNeighboursOfAnyNumber, ()) {
  check_neighbours(*rc::gen::arbitrary<std::vector<std::int64_t>>(),
                   *rc::gen::arbitrary<std::int64_t>());
}

TEST(PersistentMap, VisitStopsWhenToldTo) {
  Map map;
  for (int i = 0; i < 20; ++i) map.put(key_of(i), i);
  int num_seen = 0;
  map.for_each([&](const std::string&, int) { return ++num_seen < 3; });
  EXPECT_EQ(num_seen, 3);
  map.for_each_after("", [&](const std::string&, int) { return ++num_seen < 5; });
  EXPECT_EQ(num_seen, 5);
}

TEST(PersistentMap, ValueAloneMakesADifference) {
  Map a;
  a.put("k", 1);
  Map b = a;
  EXPECT_EQ(a, b);
  *b.edit("k") = 2;
  EXPECT_FALSE(a == b);
  EXPECT_EQ(*a.find("k"), 1);
}

TEST(PersistentMap, FirstIsTheSmallestKey) {
  Map map;
  for (const char* key : {"m", "b", "z"}) map.put(key, 0);
  EXPECT_EQ(map.first().first, "b");
  map.erase("b");
  EXPECT_EQ(map.first().first, "m");
}

TEST(PersistentMap, EmptyHasNothing) {
  Map map;
  EXPECT_TRUE(map.empty());
  EXPECT_EQ(map.find("k"), nullptr);
  EXPECT_EQ(map.edit("k"), nullptr);
  EXPECT_FALSE(map.erase("k"));
  EXPECT_EQ(map, Map());
}

// A value that counts how often it is copied.
struct Counted {
  Counted() = default;
  Counted(const Counted& other) : number(other.number) { ++num_copies; }
  Counted& operator=(const Counted&) = default;
  bool operator==(const Counted&) const = default;
  int number = 0;
  static inline int num_copies = 0;
};

TEST(PersistentMap, CopyCopiesNothingAndAChangeOnlyItsPath) {
  PersistentMap<int, Counted> map;
  for (int i = 0; i < 10000; ++i) map.put(i, {});
  Counted::num_copies = 0;
  PersistentMap<int, Counted> copy = map;
  EXPECT_EQ(Counted::num_copies, 0);
  copy.edit(1234)->number = 1;
  EXPECT_EQ(Counted::num_copies, 1);  // branches hold no values
  Counted::num_copies = 0;
  copy.edit(1234)->number = 2;  // the path is its own by now
  EXPECT_EQ(Counted::num_copies, 0);
}

TEST(PersistentMap, WhatIsPutInPlaceOfASharedValueCopiesNone) {
  PersistentMap<int, Counted> map;
  for (int i = 0; i < 100; ++i) map.put(i, {});
  const PersistentMap<int, Counted> held = map;
  Counted value;
  value.number = 7;
  Counted::num_copies = 0;
  map.put(50, value);
  EXPECT_LT(Counted::num_copies, 4);  // on the way in; Counted has no move
  EXPECT_EQ(held.find(50)->number, 0);
  EXPECT_EQ(map.find(50)->number, 7);
}

TEST(PersistentMap, KeysWithinEachOtherAreNoTrouble) {
  Map map;
  std::string key;
  for (int i = 0; i < 2000; ++i) map.put(key += 'a', i);
  const Map copy = map;
  EXPECT_EQ(*map.find(std::string(1000, 'a')), 999);
  EXPECT_FALSE(map.contains(""));
  EXPECT_FALSE(map.contains(key + 'a'));
  EXPECT_EQ(map.floor(key + 'b')->value, 1999);
  for (; !key.empty(); key.pop_back()) EXPECT_TRUE(map.erase(key));
  EXPECT_EQ(copy.size(), 2000U);
}

}  // namespace
}  // namespace cmk
