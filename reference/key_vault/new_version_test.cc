#include "reference/key_vault/new_version.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_get.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

KeyCreate create(const World& world, const std::string& name = "key1") {
  auto op = world.call<KeyCreate>();
  op.name = name;
  op.kty = "RSA";
  return op;
}

TEST(NewVersion, DefaultsAreTheDocumentedOnes) {
  World world = World::with_vault();
  const KeyBundle made = world.must(create(world));
  EXPECT_EQ(made.key.n->size(), 2048U / 8);
  EXPECT_EQ(made.key.key_ops, (std::vector<std::string>{"encrypt", "decrypt", "sign", "verify",
                                                        "wrapKey", "unwrapKey"}));
  EXPECT_EQ(made.attributes.enabled, true);
  EXPECT_FALSE(made.attributes.nbf || made.attributes.exp || made.key.d);
  EXPECT_EQ(made.attributes.created, testing::kNow);
  EXPECT_EQ(made.attributes.updated, testing::kNow);
}

TEST(NewVersion, NewestIsCurrentAndOlderStayReachable) {
  World world = World::with_vault();
  const KeyBundle first = world.must(create(world));
  const KeyBundle second = world.must(create(world, "KEY1"));
  EXPECT_NE(first.key.kid, second.key.kid);
  EXPECT_EQ(world.must(world.call<KeyGet>()), second);
  auto older = world.call<KeyGet>();
  older.version = world.stored_key().versions[0].version;
  EXPECT_EQ(world.must(older), first);
  older.version = testing::kVersionNone;
  EXPECT_EQ(world.refusal(older), Reason::notFound);
}

TEST(NewVersion, SizesAreThree) {  // azure-facts 3.1
  World world = World::with_vault();
  KeyCreate op = create(world);
  for (const std::int64_t bits : {2048, 3072, 4096}) {
    op.key_size = bits;
    EXPECT_EQ(world.must(op).key.n->size(), static_cast<std::size_t>(bits) / 8);
  }
  for (const std::int64_t bits : {0L, -2048L, 1024L, 2047L, 2049L, 3071L, 8192L, 1L << 40}) {
    op.key_size = bits;
    EXPECT_EQ(world.refusal(op), Reason::unsupportedKeySize) << bits;
  }
}

TEST(NewVersion, TypeIsTheVaults) {
  World world = World::with_vault();
  KeyCreate op = create(world);
  op.kty = "RSA-HSM";
  EXPECT_EQ(world.must(op).key.kty, "RSA-HSM");
  for (const char* kty : {"", "oct", "oct-HSM", "rsa"}) {
    op.kty = kty;
    EXPECT_EQ(world.refusal(op), Reason::unsupportedKeyType) << kty;
  }
}

TEST(NewVersion, FifteenTagsOf256CharactersAreTheMost) {  // azure-facts 3.1
  std::map<std::string, std::string> tags;
  for (int i = 0; i < 14; ++i) tags[std::to_string(i)] = "";
  tags[std::string(256, 'n')] = std::string(256, 'v');
  EXPECT_TRUE(check_tags(tags));
  auto longer = tags;
  longer["0"] = std::string(257, 'v');
  EXPECT_EQ(check_tags(longer).error().reason, Reason::limitExceeded);
  tags["one more"] = "";
  EXPECT_EQ(check_tags(tags).error().reason, Reason::limitExceeded);
  EXPECT_EQ(check_tags({{std::string(257, 'n'), ""}}).error().reason, Reason::limitExceeded);
}

TEST(NewVersion, NameIsWellFormedAndNotHeldByADeletedKey) {
  World world = World::with_key();
  EXPECT_EQ(world.refusal(create(world, "a_b")), Reason::invalidName);
  EXPECT_EQ(world.refusal(create(world, "")), Reason::invalidName);
  world.must(world.call<KeyDelete>());
  EXPECT_EQ(world.refusal(create(world, "Key1")), Reason::nameDeleted);
  EXPECT_FALSE(world.refusal(create(world, "key2")));
}

TEST(NewVersion, RefusalTakesNothingFromTheSources) {
  World world = World::with_vault();
  const Source source = world.source;
  const auto taken = world.keys_taken;
  KeyCreate op = create(world);
  op.key_size = 1024;
  EXPECT_TRUE(world.refusal(op));
  EXPECT_EQ(world.source, source);
  EXPECT_EQ(world.keys_taken, taken);
}

TEST(NewVersion, InstantsOfTheWindowAreBounded) {
  const auto fits = [](Instant nbf, Instant exp) {
    KeyAttributes attributes;
    attributes.nbf = nbf;
    attributes.exp = exp;
    return check_window_times(attributes).has_value();
  };
  EXPECT_TRUE(fits(0, kInstantMax));
  EXPECT_FALSE(fits(-1, 1));
  EXPECT_FALSE(fits(0, kInstantMax + 1));
  EXPECT_TRUE(check_window_times(std::nullopt));
}

}  // namespace
}  // namespace cmk::key_vault
