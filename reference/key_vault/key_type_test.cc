#include "reference/key_vault/key_type.h"

#include <gtest/gtest.h>

#include "reference/key_vault/backup_blob.h"
#include "reference/key_vault/key_get.h"
#include "reference/key_vault/key_import.h"
#include "reference/key_vault/key_rotate.h"
#include "reference/key_vault/key_sign.h"
#include "reference/key_vault/key_update.h"
#include "reference/key_vault/key_wrap_key.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;
using Operations = std::vector<std::string>;

World with_ec(const std::string& kty = "EC") {
  return World::with_vault().key("key1", [&](KeyCreate& op) { op.kty = kty; });
}

std::optional<Reason> why(std::string_view kty, std::string_view crv) {
  const auto got = check_key_type(Rulebook(), kty, crv);
  if (got) return std::nullopt;
  return got.error().reason;
}

TEST(KeyType, AVaultHoldsFour) {  // azure-facts 3.1
  for (const char* kty : {"RSA", "RSA-HSM"}) {
    EXPECT_FALSE(why(kty, "")) << kty;
    EXPECT_EQ(why(kty, "P-256"), Reason::invalidParameter) << kty;
  }
  for (const char* kty : {"EC", "EC-HSM"}) {
    for (const char* crv : {"P-256", "P-384", "P-521", "P-256K"}) EXPECT_FALSE(why(kty, crv));
    for (const char* crv : {"", "P-255", "p-256"}) {
      EXPECT_EQ(why(kty, crv), Reason::invalidParameter) << crv;
    }
  }
  for (const char* kty : {"oct", "oct-HSM", "ec", "rsa", ""}) {
    EXPECT_EQ(why(kty, ""), Reason::unsupportedKeyType) << kty;
  }
}

TEST(KeyType, AKeyOnACurveSignsAndVerifiesOnly) {
  EXPECT_EQ(default_key_ops("EC"), (Operations{"sign", "verify"}));
  EXPECT_TRUE(check_key_ops("EC-HSM", {"verify", "sign"}));
  EXPECT_EQ(check_key_ops("EC", {"sign", "wrapKey"}).error().reason, Reason::invalidParameter);
  World world = with_ec();
  auto update = world.call<KeyUpdate>();
  update.key_ops = Operations{"unwrapKey"};
  EXPECT_EQ(world.refusal(update), Reason::invalidParameter);
}

TEST(KeyType, OperationsAreKnownAndListedOnce) {  // RFC 7517, 4.3: no duplicates
  for (const Operations& good :
       {Operations{}, Operations{"wrapKey"}, Operations{"import"},
        Operations{"encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey", "import"}}) {
    EXPECT_TRUE(check_key_ops("RSA", good));
  }
  for (const Operations& bad : {Operations{"wrapkey"}, Operations{""}, Operations{"get"},
                                Operations{"sign", "sign"}, Operations{"sign", "verify", "sign"}}) {
    EXPECT_EQ(check_key_ops("RSA", bad).error().reason, Reason::invalidParameter);
  }
}

TEST(KeyType, AnEcKeyShowsItsCurve) {
  World world = with_ec("EC-HSM");
  const KeyBundle shown = world.must(world.call<KeyGet>());
  EXPECT_EQ(shown.key.kty, "EC-HSM");
  EXPECT_EQ(shown.key.crv, "P-256");
  EXPECT_FALSE(shown.key.n || shown.key.e);
  auto create = world.call<KeyCreate>();
  create.kty = "EC";
  create.crv = "P-521";
  EXPECT_EQ(world.must(create).key.crv, "P-521");
  create.key_size = 2048;
  EXPECT_EQ(world.refusal(create), Reason::invalidParameter);
}

TEST(KeyType, AnEcKeyNeitherWrapsNorSignsHere) {
  World world = with_ec();
  auto wrap = world.call<KeyWrapKey>();
  wrap.alg = "RSA-OAEP-256";
  wrap.value = SecretBytes(std::string_view("0123456789abcdef"));
  EXPECT_EQ(world.refusal(wrap), Reason::unsupportedKeyType);
  auto sign = world.call<KeySign>();
  sign.value = Bytes(32);
  for (const char* alg : {"RS256", "ES256"}) {
    sign.alg = alg;
    EXPECT_EQ(world.refusal(sign), Reason::unsupportedAlgorithm) << alg;
  }
}

TEST(KeyType, AnEcKeyIsRotatedAndBackedUp) {
  World world = with_ec();
  EXPECT_EQ(world.must(world.call<KeyRotate>()).key.crv, "P-256");
  envelope::Room room = world.room();
  const Key& key = world.stored_key();
  EXPECT_EQ(key.versions.size(), 2U);
  const auto blob = write_backup(room, world.record(), key);
  ASSERT_TRUE(blob);
  EXPECT_EQ(read_backup(room, *blob)->key.versions, key.versions);
}

TEST(KeyType, OnlyRsaKeysAreImported) {
  World world = World::with_vault();
  auto op = world.call<KeyImport>();
  op.format = "jwk";
  op.key.emplace().kty = "EC";
  EXPECT_EQ(world.refusal(op), Reason::unsupportedKeyType);
}

}  // namespace
}  // namespace cmk::key_vault
