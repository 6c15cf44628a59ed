#include "reference/envelope/envelope_seal.h"

#include <gtest/gtest.h>

#include <set>

#include "reference/envelope/envelope_open.h"
#include "reference/envelope/format.h"
#include "reference/key_vault/key_delete.h"
#include "reference/service/storage_inspect.h"
#include "reference/service/storage_write.h"
#include "reference/testing/world.h"

namespace cmk::envelope {
namespace {

using testing::World;

EnvelopeSeal seal(const World& world, const std::string& text = "the record") {
  auto op = world.call<EnvelopeSeal>();
  op.plaintext = SecretBytes(std::string_view(text));
  return op;
}

TEST(EnvelopeSeal, IsStoredAndOpensInItsPlace) {
  World world = World::with_key();
  for (const std::string& text : {std::string("the record"), std::string()}) {
    const Envelope made = world.must(seal(world, text));
    EXPECT_EQ(made.parts.alg, "RSA-OAEP-256");
    EXPECT_EQ(made.parts.enc, "A256GCM");
    EXPECT_TRUE(made.parts.kid.ends_with(world.stored_key().current));
    EXPECT_EQ(world.must(world.call<service::StorageInspect>()).value, made.envelope);
    EXPECT_EQ(world.must(world.call<EnvelopeOpen>()).plaintext.text(), text);
    auto given = world.call<EnvelopeOpen>();
    given.envelope = made.envelope;
    EXPECT_EQ(world.must(given).plaintext.text(), text);
  }
}

TEST(EnvelopeSeal, OpensNowhereElse) {
  World world = World::with_key();
  auto open = world.call<EnvelopeOpen>();
  open.envelope = world.must(seal(world)).envelope;
  for (std::string EnvelopeContext::* part :
       {&EnvelopeContext::account, &EnvelopeContext::container, &EnvelopeContext::record}) {
    auto elsewhere = open;
    elsewhere.context.*part = "other";
    EXPECT_EQ(world.refusal(elsewhere), Reason::envelopeInvalid);
    elsewhere.envelope.reset();
    EXPECT_EQ(world.refusal(elsewhere), Reason::notFound);
  }
}

TEST(EnvelopeSeal, EveryChangedByteIsRefused) {
  World world = World::with_key();
  auto open = world.call<EnvelopeOpen>();
  open.envelope = world.must(seal(world)).envelope;
  for (std::size_t at = 0; at < open.envelope->size(); ++at) {
    (*open.envelope)[at] ^= 1;
    const auto why = world.refusal(open);
    // A header that names another vault or key is refused by the vault, in its own words.
    ASSERT_TRUE(why == Reason::envelopeInvalid || why == Reason::notFound) << at;
    (*open.envelope)[at] ^= 1;
  }
  EXPECT_FALSE(world.refusal(open));
}

TEST(EnvelopeSeal, DataKeySealsSixtyFourTimes) {
  World world = World::with_key();
  const Bytes first = world.must(seal(world)).parts.wrappedKey;
  for (int number = 2; number <= 64; ++number) {
    ASSERT_EQ(world.must(seal(world)).parts.wrappedKey, first) << number;
  }
  const Bytes second = world.must(seal(world)).parts.wrappedKey;
  EXPECT_NE(second, first);
  EXPECT_EQ(world.must(seal(world)).parts.wrappedKey, second);
}

TEST(EnvelopeSeal, NoNonceRepeatsUnderADataKey) {  // SP 800-38D, 8.2.1
  World world = World::with_key();
  std::set<std::pair<Bytes, Bytes>> seen;
  for (int i = 0; i < 130; ++i) {
    const EnvelopeParts parts = world.must(seal(world)).parts;
    EXPECT_EQ(parts.nonce.size(), 12U);
    EXPECT_TRUE(seen.emplace(parts.wrappedKey, parts.nonce).second) << i;
  }
}

TEST(EnvelopeSeal, EachPlaceHasADataKeyOfItsOwn) {
  World world = World::with_key();
  EnvelopeSeal other = seal(world);
  other.context.record = "record2";
  EXPECT_NE(world.must(seal(world)).parts.wrappedKey, world.must(other).parts.wrappedKey);
}

TEST(EnvelopeSeal, NewKeyVersionGetsANewDataKey) {
  World world = World::with_key();
  const EnvelopeParts before = world.must(seal(world)).parts;
  world.key();
  const EnvelopeParts after = world.must(seal(world)).parts;
  EXPECT_NE(after.wrappedKey, before.wrappedKey);
  EXPECT_TRUE(after.kid.ends_with(world.stored_key().current));
}

TEST(EnvelopeSeal, NothingOpensWithoutTheCustomersKey) {
  World world = World::with_key();
  world.must(seal(world));
  world.must(world.call<key_vault::KeyDelete>());
  EXPECT_EQ(world.refusal(world.call<EnvelopeOpen>()), Reason::notFound);
  EXPECT_EQ(world.refusal(seal(world)), Reason::notFound);
}

TEST(EnvelopeSeal, RefusedSealChangesNothing) {
  World world = World::with_key();
  world.person("eve");
  EnvelopeSeal op = seal(world);
  op.caller = world.people["eve"];
  const Source source = world.source;
  const Source secrets = world.secrets;
  EXPECT_EQ(world.refusal(op), Reason::permissionDenied);
  op.context.account = "";
  EXPECT_EQ(world.refusal(op), Reason::invalidName);
  EXPECT_EQ(world.storage, Storage());
  EXPECT_EQ(world.source, source);
  EXPECT_EQ(world.secrets, secrets);
}

TEST(EnvelopeSeal, HalfAMebibyteIsTheMost) {
  World world = World::with_key();
  EnvelopeSeal op = seal(world);
  op.plaintext = SecretBytes(kPlaintextMax);
  EXPECT_FALSE(world.refusal(op));
  op.plaintext = SecretBytes(kPlaintextMax + 1);
  EXPECT_EQ(world.refusal(op), Reason::limitExceeded);
}

TEST(EnvelopeSeal, PlaintextIsNotStoredInTheClear) {
  World world = World::with_key();
  const std::string text(64, 'A');
  const Bytes stored = world.must(seal(world, text)).envelope;
  EXPECT_FALSE(as_text(stored).contains("AAAAAAAA"));
}

TEST(EnvelopeSeal, WhatIsNoEnvelopeIsRefused) {
  World world = World::with_key();
  auto write = world.call<service::StorageWrite>();
  write.value = to_bytes("no envelope");
  world.must(write);
  EXPECT_EQ(world.refusal(world.call<EnvelopeOpen>()), Reason::envelopeInvalid);
}

}  // namespace
}  // namespace cmk::envelope
