#include "reference/core/persistent_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
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
  EXPECT_GT(Counted::num_copies, 0);
  EXPECT_LT(Counted::num_copies, 80);  // a treap of 10,000 is about 30 deep
  Counted::num_copies = 0;
  copy.edit(1234)->number = 2;  // the path is its own by now
  EXPECT_EQ(Counted::num_copies, 0);
}

TEST(PersistentMap, DepthStaysLogarithmicForSortedKeys) {
  PersistentMap<int, Counted> map;
  for (int i = 0; i < 100000; ++i) map.put(i, {});
  const PersistentMap<int, Counted> held = map;
  int most = 0;
  for (int i = 0; i < 1000; ++i) {
    PersistentMap<int, Counted> copy = held;
    Counted::num_copies = 0;
    (void)copy.edit(i * 100);
    most = std::max(most, Counted::num_copies);
  }
  EXPECT_LT(most, 80);
}

}  // namespace
}  // namespace cmk
