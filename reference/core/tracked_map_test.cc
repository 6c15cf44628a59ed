#include "reference/core/tracked_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <string>

namespace cmk {
namespace {

using Tracked = TrackedMap<std::string, int>;
using Keys = std::vector<std::string>;

TEST(TrackedMap, TellsEachChangedKeyOnceAndInOrder) {
  Tracked map;
  map.put("b", 1);
  map.put("a", 1);
  *map.edit("b") = 2;
  map.erase("a");
  EXPECT_TRUE(map.has_changes());
  EXPECT_EQ(map.take_changes(), (Keys{"a", "b"}));
  EXPECT_FALSE(map.has_changes());
  EXPECT_EQ(map.take_changes(), Keys());
}

TEST(TrackedMap, ReadingIsNoChange) {
  Tracked map;
  map.put("a", 1);
  map.drop_changes();
  EXPECT_EQ(*map.find("a"), 1);
  EXPECT_TRUE(map.contains("a"));
  EXPECT_EQ(map.first().first, "a");
  map.for_each([](const std::string&, int) {});
  EXPECT_EQ(map.edit("b"), nullptr);
  EXPECT_FALSE(map.erase("b"));
  *map.edit_quietly("a") = 2;
  EXPECT_FALSE(map.has_changes());
  EXPECT_EQ(*map.find("a"), 2);
}

TEST(TrackedMap, EqualityLooksAtTheContentAlone) {
  Tracked a;
  a.put("k", 1);
  Tracked b = a;
  b.drop_changes();
  EXPECT_EQ(a, b);
  *b.edit("k") = 2;
  EXPECT_FALSE(a == b);
}

TEST(TrackedMap, CopyHasChangesOfItsOwn) {
  Tracked map;
  map.put("a", 1);
  Tracked copy = map;
  copy.put("b", 1);
  EXPECT_EQ(map.take_changes(), Keys{"a"});
  EXPECT_EQ(copy.take_changes(), (Keys{"a", "b"}));
}

RC_GTEST_PROP(TrackedMap, ChangesAreWhatWasTouchedAndHoldWhateverDiffers, ()) {
  Tracked map;
  std::map<std::string, int> model;
  std::map<std::string, int> taken = model;
  std::set<std::string> touched;
  const auto num_commands = *rc::gen::inRange(0, 150);
  for (int i = 0; i < num_commands; ++i) {
    const std::string key = std::to_string(*rc::gen::inRange(0, 20));
    const int value = *rc::gen::inRange(0, 3);
    const auto kind = *rc::gen::inRange(0, 8);
    if (kind < 3 || (kind < 5 && model.contains(key)) || (kind < 7 && model.contains(key))) {
      touched.insert(key);
    }
    if (kind < 3) {
      RC_ASSERT(map.put(key, value) == value);
      model[key] = value;
    } else if (kind < 5) {
      if (int* found = map.edit(key)) *found = model.at(key) = value;
    } else if (kind < 7) {
      RC_ASSERT(map.erase(key) == (model.erase(key) == 1));
    } else {
      const Keys changes = map.take_changes();
      RC_ASSERT(changes == Keys(touched.begin(), touched.end()));
      for (int n = 0; n < 20; ++n) {
        const std::string other = std::to_string(n);
        if (touched.contains(other)) continue;
        RC_ASSERT(taken.contains(other) == model.contains(other));
        if (model.contains(other)) RC_ASSERT(taken.at(other) == model.at(other));
      }
      touched.clear();
      taken = model;
    }
    RC_ASSERT(map.size() == model.size());
  }
}

}  // namespace
}  // namespace cmk
