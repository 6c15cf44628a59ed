#include "reference/key_vault/signing.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_sign.h"
#include "reference/key_vault/key_verify.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

KeySign sign(const World& world) {
  auto op = world.call<KeySign>();
  op.alg = "RS256";
  op.value = Bytes(32, 7);
  return op;
}
KeyVerify verify(const World& world, const Signature& signature) {
  auto op = world.call<KeyVerify>();
  op.alg = "RS256";
  op.digest = Bytes(32, 7);
  op.value = signature.value;
  return op;
}

TEST(Signing, SignatureIsOfItsDigestAndVersion) {
  World world = World::with_key();
  const Signature signature = world.must(sign(world));
  EXPECT_TRUE(signature.kid.ends_with(world.stored_key().current));
  EXPECT_TRUE(world.must(verify(world, signature)).value);
  KeyVerify other = verify(world, signature);
  other.digest[31] ^= 1;
  EXPECT_FALSE(world.must(other).value);
  world.key();
  EXPECT_FALSE(world.must(verify(world, signature)).value);
}

TEST(Signing, ChangedSignatureIsWrongAndNotRefused) {
  World world = World::with_key();
  Signature signature = world.must(sign(world));
  signature.value[0] ^= 1;
  EXPECT_FALSE(world.must(verify(world, signature)).value);
}

TEST(Signing, DigestHasThirtyTwoBytes) {
  World world = World::with_key();
  KeySign op = sign(world);
  KeyVerify check = verify(world, world.must(op));
  for (const std::size_t len : {0U, 31U, 33U, 64U}) {
    op.value.resize(len);
    check.digest.resize(len);
    EXPECT_EQ(world.refusal(op), Reason::invalidParameter) << len;
    EXPECT_EQ(world.refusal(check), Reason::invalidParameter) << len;
  }
}

TEST(Signing, OtherAlgorithmsAreRefused) {
  World world = World::with_key();
  KeySign op = sign(world);
  for (const char* alg : {"", "rs256", "RS384", "PS256", "ES256"}) {
    op.alg = alg;
    EXPECT_EQ(world.refusal(op), Reason::unsupportedAlgorithm) << alg;
  }
}

TEST(Signing, NeedsPermissionAndAUsableVersion) {
  World world = World::with_key();
  const Signature signature = world.must(sign(world));
  world.stored_key().versions[0].exp = testing::kNow;
  EXPECT_EQ(world.refusal(sign(world)), Reason::keyExpired);
  EXPECT_TRUE(world.must(verify(world, signature)).value);
  world.allow("admin", {"verify"});
  EXPECT_EQ(world.refusal(sign(world)), Reason::permissionDenied);
}

}  // namespace
}  // namespace cmk::key_vault
