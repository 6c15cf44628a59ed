#include "reference/key_vault/key_update.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_get.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::kNow;
using testing::World;
using Tags = std::map<std::string, std::string>;

TEST(KeyUpdate, ChangesWhatIsGivenAndLeavesTheRest) {
  World world = World::with_vault();
  world.key("key1", [](auto& op) { op.tags = {{"a", "b"}}; });
  const KeyBundle before = world.must(world.call<KeyGet>());
  world.now = kNow + 5;
  auto op = world.call<KeyUpdate>();
  op.attributes = KeyAttributes{{}, kNow, kNow + 9, {}, {}, {}, {}};
  KeyBundle expected = before;
  expected.attributes.nbf = kNow;
  expected.attributes.exp = kNow + 9;
  expected.attributes.updated = kNow + 5;
  EXPECT_EQ(world.must(op), expected);
  EXPECT_EQ(world.must(world.call<KeyGet>()), expected);
}

TEST(KeyUpdate, TagsAndOperationsAreReplacedAsAWhole) {
  World world = World::with_vault();
  world.key("key1", [](auto& op) { op.tags = {{"a", "b"}}; });
  auto op = world.call<KeyUpdate>();
  op.tags = Tags{{"c", "d"}};
  op.key_ops = {{"sign"}};
  const KeyBundle after = world.must(op);
  EXPECT_EQ(after.tags, (Tags{{"c", "d"}}));
  EXPECT_EQ(after.key.key_ops, std::vector<std::string>{"sign"});
  EXPECT_EQ(after.attributes.enabled, true);
}

TEST(KeyUpdate, DisabledVersionCanBeEnabledAgain) {
  World world = World::with_key();
  auto op = world.call<KeyUpdate>();
  for (const bool enabled : {false, true}) {
    op.attributes = KeyAttributes{enabled, {}, {}, {}, {}, {}, {}};
    EXPECT_EQ(world.must(op).attributes.enabled, enabled);
  }
}

TEST(KeyUpdate, OlderVersionStaysOlder) {
  World world = World::with_key();
  const std::string first = world.stored_key().current;
  world.key();
  const std::string second = world.stored_key().current;
  auto op = world.call<KeyUpdate>();
  op.version = first;
  op.attributes = KeyAttributes{false, {}, {}, {}, {}, {}, {}};
  world.must(op);
  EXPECT_EQ(world.stored_key().current, second);
  EXPECT_FALSE(world.stored_key().versions[0].enabled);
  EXPECT_TRUE(world.stored_key().versions[1].enabled);
}

TEST(KeyUpdate, RefusedUpdateChangesNothing) {
  World world = World::with_key();
  const VaultStore before = world.vaults;
  auto op = world.call<KeyUpdate>();
  op.attributes = KeyAttributes{false, {}, {}, {}, {}, {}, {}};
  op.key_ops = {{"fly"}};
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  op.key_ops.reset();
  op.tags = Tags{{std::string(257, 'n'), ""}};
  EXPECT_EQ(world.refusal(op), Reason::limitExceeded);
  op.tags.reset();
  op.version = testing::kVersionNone;
  EXPECT_EQ(world.refusal(op), Reason::notFound);
  EXPECT_EQ(world.vaults, before);
}

}  // namespace
}  // namespace cmk::key_vault
