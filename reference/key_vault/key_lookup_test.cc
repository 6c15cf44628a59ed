#include "reference/key_vault/key_lookup.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_delete.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

TEST(KeyLookup, KeysAreFoundWithoutRegardToCaseWhileTheyLive) {
  World world = World::with_key();
  EXPECT_EQ((*find_key(world.room(), world.record(), "KEY1"))->name, "key1");
  EXPECT_EQ((*edit_key(world.record(), "Key1"))->name, "key1");
  EXPECT_EQ(find_key(world.room(), world.record(), "key2").error().reason, Reason::notFound);
  world.must(world.call<KeyDelete>());
  EXPECT_EQ(find_key(world.room(), world.record(), "key1").error().reason, Reason::notFound);
  EXPECT_EQ(edit_key(world.record(), "key1").error().reason, Reason::notFound);
}

TEST(KeyLookup, VersionIsTheOneAskedForOrTheCurrentOne) {
  World world = World::with_key();
  world.key();
  const Key& key = world.stored_key();
  const std::string& first = key.versions[0].version;
  EXPECT_EQ((*find_version(key, {}))->version, key.current);
  EXPECT_EQ((*find_version(key, first))->version, first);
  EXPECT_EQ(find_version(key, "").error().reason, Reason::notFound);
  EXPECT_EQ(find_version(key, first.substr(1)).error().reason, Reason::notFound);
  EXPECT_EQ(current_version(key).version, key.current);
}

TEST(KeyLookup, CallerIsCheckedBeforeWhatItNames) {
  World world = World::with_key();
  auto call = world.call<KeyVersionCall>();
  call.name = "key2";
  call.caller = "nobody";
  const auto why = [&] {
    return open_version(world.room(), call, entra::KeyAction::get).error().reason;
  };
  EXPECT_EQ(why(), Reason::unauthenticated);
  call.caller = world.people["admin"];
  EXPECT_EQ(why(), Reason::notFound);
  call.name = "key1";
  call.version = testing::kVersionNone;
  EXPECT_EQ(why(), Reason::notFound);
  call.version.reset();
  EXPECT_EQ(open_version(world.room(), call, entra::KeyAction::get)->kid(),
            "https://vault1.vault.azure.net/keys/key1/" + world.stored_key().current);
}

}  // namespace
}  // namespace cmk::key_vault
