#include "reference/key_vault/page.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_list_keys.h"
#include "reference/key_vault/key_list_versions.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

World with_keys(int num_keys) {
  World world = World::with_vault();
  for (int i = 0; i < num_keys; ++i) world.key("k" + std::to_string(100 + i));
  return world;
}

// The sizes of all pages, walked from the first to the last.
template <class Op>
std::vector<std::size_t> sizes(World& world, Op op) {
  std::vector<std::size_t> out;
  do {
    const KeyList page = world.must(op);
    out.push_back(page.value.size());
    op.skipToken = page.nextLink;
  } while (op.skipToken);
  return out;
}

TEST(Page, TakesOneToTwentyFive) {  // azure-facts 3.1
  const Rulebook rules;
  for (const std::int64_t good : {1, 25}) EXPECT_TRUE(Page::open(rules, good)) << good;
  for (const std::int64_t bad : {0, -1, 26}) {
    EXPECT_EQ(Page::open(rules, bad).error().reason, Reason::invalidParameter) << bad;
  }
}

TEST(Page, LastPageHasNoNextLink) {
  Page page = Page::open({}, 2).value();
  EXPECT_TRUE(page.add({}, "a"));
  EXPECT_TRUE(page.add({}, "b"));
  Page full = page;
  EXPECT_FALSE(full.add({}, "c"));
  EXPECT_EQ(full.close().nextLink, "b");
  EXPECT_FALSE(page.close().nextLink);
}

TEST(Page, KeysComeInPagesByName) {
  using Sizes = std::vector<std::size_t>;
  World world = with_keys(26);
  auto op = world.call<KeyListKeys>();
  EXPECT_EQ(sizes(world, op), (Sizes{25, 1}));
  op.maxresults = 13;
  EXPECT_EQ(sizes(world, op), (Sizes{13, 13}));
  EXPECT_EQ(world.must(op).value[0].kid, "https://vault1.vault.azure.net/keys/k100");
  op.skipToken = "k124";
  EXPECT_EQ(world.must(op).value[0].kid, "https://vault1.vault.azure.net/keys/k125");
  World empty = World::with_vault();
  EXPECT_EQ(sizes(empty, empty.call<KeyListKeys>()), Sizes{0});
}

TEST(Page, VersionsComeInPagesByAge) {
  World world = World::with_key();
  for (int i = 0; i < 4; ++i) world.key();
  auto op = world.call<KeyListVersions>();
  op.maxresults = 2;
  EXPECT_EQ(sizes(world, op), (std::vector<std::size_t>{2, 2, 1}));
  const KeyList all = world.must(world.call<KeyListVersions>());
  ASSERT_EQ(all.value.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_TRUE(all.value[i].kid.ends_with(world.stored_key().versions[i].version));
  }
}

TEST(Page, DeletedKeysAreListedApart) {
  World world = with_keys(2);
  auto gone = world.call<KeyDelete>();
  gone.name = "K100";
  world.must(gone);
  auto op = world.call<KeyListKeys>();
  EXPECT_EQ(world.must(op).value.size(), 1U);
  op.deleted = true;
  ASSERT_EQ(world.must(op).value.size(), 1U);
  EXPECT_EQ(world.must(op).value[0].kid, "https://vault1.vault.azure.net/keys/k100");
}

TEST(Page, ListingIsRefusedWithoutPermissionOrKey) {
  World world = with_keys(1);
  auto versions = world.call<KeyListVersions>();
  EXPECT_EQ(world.refusal(versions), Reason::notFound);
  world.allow("admin", {"get"});
  EXPECT_EQ(world.refusal(versions), Reason::permissionDenied);
  EXPECT_EQ(world.refusal(world.call<KeyListKeys>()), Reason::permissionDenied);
}

}  // namespace
}  // namespace cmk::key_vault
