#include "reference/envelope/envelope_rewrap.h"

#include <gtest/gtest.h>

#include "reference/envelope/envelope_open.h"
#include "reference/envelope/envelope_seal.h"
#include "reference/service/storage_inspect.h"
#include "reference/testing/world.h"

namespace cmk::envelope {
namespace {

using testing::World;

EnvelopeSeal sealed_in(const World& world) {
  auto op = world.call<EnvelopeSeal>();
  op.plaintext = SecretBytes(std::string_view("the record"));
  return op;
}

// A world whose envelope was sealed under the first of two key versions.
World with_sealed() {
  World world = World::with_key();
  world.must(sealed_in(world));
  world.key();
  return world;
}

TEST(EnvelopeRewrap, TakesTheCurrentVersionAndLeavesThePayload) {
  World world = with_sealed();
  const service::StoredBytes before = world.must(world.call<service::StorageInspect>());
  const Envelope after = world.must(world.call<EnvelopeRewrap>());
  EXPECT_TRUE(after.parts.kid.ends_with(world.stored_key().current));
  EXPECT_NE(after.parts.wrappedKey, before.parts->wrappedKey);
  EXPECT_EQ(after.parts.nonce, before.parts->nonce);
  EXPECT_EQ(after.parts.sealed, before.parts->sealed);
  EXPECT_EQ(world.must(world.call<service::StorageInspect>()).value, after.envelope);
  EXPECT_EQ(world.must(world.call<EnvelopeOpen>()).plaintext.text(), "the record");
}

TEST(EnvelopeRewrap, RewrappedEnvelopeNoLongerNeedsTheOldVersion) {
  World world = with_sealed();
  EXPECT_FALSE(world.refusal(world.call<EnvelopeOpen>()));
  world.must(world.call<EnvelopeRewrap>());
  world.stored_key().versions[0].enabled = false;
  EXPECT_FALSE(world.refusal(world.call<EnvelopeOpen>()));
}

TEST(EnvelopeRewrap, DataKeyGoesOnUnderItsNewWrapping) {
  World world = with_sealed();
  const Envelope after = world.must(world.call<EnvelopeRewrap>());
  const Envelope next = world.must(sealed_in(world));
  EXPECT_EQ(next.parts.wrappedKey, after.parts.wrappedKey);
  EXPECT_NE(next.parts.nonce, after.parts.nonce);
}

TEST(EnvelopeRewrap, GivenBytesAreNotStored) {
  World world = with_sealed();
  const service::StoredBytes before = world.must(world.call<service::StorageInspect>());
  auto op = world.call<EnvelopeRewrap>();
  op.envelope = before.value;
  EXPECT_NE(world.must(op).envelope, before.value);
  EXPECT_EQ(world.must(world.call<service::StorageInspect>()), before);
}

TEST(EnvelopeRewrap, ChangedEnvelopeIsNotRewrapped) {
  World world = with_sealed();
  const Storage before = world.storage;
  auto op = world.call<EnvelopeRewrap>();
  op.envelope = world.must(world.call<service::StorageInspect>()).value;
  (*op.envelope)[op.envelope->size() / 2] ^= 1;
  const auto why = world.refusal(op);
  EXPECT_TRUE(why == Reason::envelopeInvalid || why == Reason::notFound);
  op.envelope = to_bytes("nonsense");
  EXPECT_EQ(world.refusal(op), Reason::envelopeInvalid);
  EXPECT_EQ(world.storage, before);
}

TEST(EnvelopeRewrap, NeedsBothWrapAndUnwrap) {
  World world = with_sealed();
  for (const char* only : {"wrapKey", "unwrapKey"}) {
    world.allow("admin", {only});
    EXPECT_EQ(world.refusal(world.call<EnvelopeRewrap>()), Reason::permissionDenied) << only;
  }
  world.allow("admin", {"wrapKey", "unwrapKey"});
  EXPECT_FALSE(world.refusal(world.call<EnvelopeRewrap>()));
}

}  // namespace
}  // namespace cmk::envelope
