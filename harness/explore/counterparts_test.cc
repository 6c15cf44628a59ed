#include "harness/explore/counterparts.h"

#include <gtest/gtest.h>

#include "harness/explore/same_answer.h"
#include "harness/explore/testing/explored.h"

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

// Who answers with another version than it ought to has not given it another name.
TEST(Counterparts, WhatIsKnownKeepsItsName) {
  const std::string kid = "https://vault-a.vault.azure.net/keys/key-1/";
  key_vault::Ciphertext right;
  right.kid = kid + std::string(32, 'a');
  key_vault::Ciphertext wrong;
  wrong.kid = kid + std::string(32, 'b');
  Counterparts counterparts;
  counterparts.learn(AnyAnswer{right}, AnyAnswer{right});
  counterparts.learn(AnyAnswer{right}, AnyAnswer{wrong});
  EXPECT_FALSE(counterparts.differ());
}

// Two systems that do the same, of which one draws its padding anew each time.
class PaddedApart : public ::testing::Test {
 protected:
  PaddedApart() {
    for (std::size_t i = 0; i < start_.outcomes.size(); ++i) {
      counterparts_.learn(start_.outcomes[i], other_.outcomes[i]);
    }
  }
  static StartingWorld start(const std::shared_ptr<const crypto::Backend>& crypto) {
    const auto keys = std::make_shared<crypto::PreparedKeys>(
        crypto,
        backends::load_key_pool((testing::kData / "vectors/keys/pool.json").string()).value());
    return set_up(find_world(testing::data().worlds, "vcore-policies"),
                  System(Settings{crypto, keys, {}}));
  }
  // What the model answers; the subject gets its own.
  template <class Answer, class Op>
  Answer apply(Op op) {
    op.caller = start_.known.of(Meaning::caller).front();
    const Operation operation{op, start_.now};
    const Outcome model = start_.system.apply(operation);
    const Outcome subject = other_.system.apply(counterparts_.of_subject(operation));
    EXPECT_FALSE(difference(operation, model, subject));
    counterparts_.learn(model, subject);
    if (!model) ADD_FAILURE() << model.error().diagnostic;
    return model ? std::get<Answer>(*model) : Answer{};
  }

  StartingWorld start_ = start(crypto::make_model_backend(1, {}, crypto::Draws::repeatable));
  StartingWorld other_ = start(crypto::make_model_backend(1));
  Counterparts counterparts_;
};

// Whether an envelope is that of the data key that its place goes on with is told by its bytes.
// Who is given another's finds it to be none, and draws a data key that the other does not.
TEST_F(PaddedApart, AnEnvelopeIsRewrappedByWhoMadeIt) {
  envelope::EnvelopeSeal seal;
  seal.vault = "vault-a";
  seal.name = "key-1";
  seal.context = {"account-1", "orders", "order-1"};
  seal.plaintext = SecretBytes(std::size_t{32});
  const auto made = apply<Envelope>(seal);
  key_vault::KeyCreate create;
  create.vault = "vault-a";
  create.name = "key-1";
  create.kty = "RSA";
  apply<key_vault::KeyBundle>(create);
  envelope::EnvelopeRewrap rewrap;
  rewrap.context = seal.context;
  rewrap.envelope = made.envelope;
  apply<Envelope>(rewrap);
  apply<Envelope>(seal);
  EXPECT_TRUE(counterparts_.differ());
  const auto next = apply<key_vault::KeyBundle>(create);
  key_vault::KeyGet get;
  get.vault = "vault-a";
  get.name = "key-1";
  const std::string kid = next.key.kid.value();
  get.version = kid.substr(kid.rfind('/') + 1);
  apply<key_vault::KeyBundle>(get);
}

TEST(Counterparts, WhereBothMakeTheSameThereIsNothingToExchange) {
  Counterparts counterparts;
  counterparts.learn(sealed(kOurs), sealed(kOurs));
  counterparts.learn(sealed(kOurs), refuse(Reason::notFound, ""));
  EXPECT_FALSE(counterparts.differ());
}

}  // namespace
}  // namespace cmk::explore
