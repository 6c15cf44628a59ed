#include "harness/explore/counterparts.h"

#include <gtest/gtest.h>

namespace cmk::explore {
namespace {

using envelope::Envelope;
using envelope::EnvelopeOpen;

const Bytes kOurs = to_bytes("the envelope of the model");
const Bytes kTheirs = to_bytes("what the subject made of it");

Outcome sealed(const Bytes& bytes) {
  Envelope made;
  made.envelope = bytes;
  return AnyAnswer{made};
}

Bytes given_back(const Counterparts& counterparts, const Bytes& bytes) {
  EnvelopeOpen open;
  open.envelope = bytes;
  const Operation own = counterparts.of_subject({open, 0});
  return std::get<EnvelopeOpen>(own.params).envelope.value();
}

TEST(Counterparts, EachSideGetsItsOwnBytesBack) {
  Counterparts counterparts;
  counterparts.learn(sealed(kOurs), sealed(kTheirs));
  EXPECT_EQ(given_back(counterparts, kOurs), kTheirs);
  EXPECT_EQ(given_back(counterparts, to_bytes("anything")), to_bytes("anything"));
}

TEST(Counterparts, OneBitThatIsChangedIsChangedInTheOther) {
  Counterparts counterparts;
  counterparts.learn(sealed(kOurs), sealed(kTheirs));
  Bytes changed = kOurs;
  changed[3] ^= 4U;
  Bytes expected = kTheirs;
  expected[3] ^= 4U;
  EXPECT_EQ(given_back(counterparts, changed), expected);
  changed[5] ^= 4U;
  EXPECT_EQ(given_back(counterparts, changed), changed);  // two bits: nothing that is known
}

TEST(Counterparts, NamesAndTheVersionsAtTheirEndsAreExchanged) {
  const std::string kid = "https://vault-a.vault.azure.net/keys/key-1/";
  const std::string ours(32, 'a');
  const std::string theirs(32, 'b');
  key_vault::Ciphertext model;
  model.kid = kid + ours;
  key_vault::Ciphertext subject;
  subject.kid = kid + theirs;
  Counterparts counterparts;
  counterparts.learn(AnyAnswer{model}, AnyAnswer{subject});
  key_vault::KeyUnwrapKey unwrap;
  unwrap.version = ours;
  const Operation own = counterparts.of_subject({unwrap, 0});
  EXPECT_EQ(std::get<key_vault::KeyUnwrapKey>(own.params).version, theirs);
}

TEST(Counterparts, WhereBothMakeTheSameThereIsNothingToExchange) {
  Counterparts counterparts;
  counterparts.learn(sealed(kOurs), sealed(kOurs));
  counterparts.learn(sealed(kOurs), refuse(Reason::notFound, ""));
  EXPECT_TRUE(counterparts.empty());
}

}  // namespace
}  // namespace cmk::explore
