#include "reference/envelope/sealing.h"

#include <gtest/gtest.h>

#include "reference/crypto/model_backend.h"

namespace cmk::envelope {
namespace {

const Bytes kKey(32, 0x11);
const Bytes kPlace = {1, 2, 3};
const std::string_view kText = "the record";

class SealingTest : public ::testing::Test {
 protected:
  SealingTest() {
    envelope_.nonce = Bytes(12, 0x22);
    envelope_.mac = mac_of(*crypto_, kKey, envelope_, kPlace).value();
    envelope_.sealed =
        seal_payload(*crypto_, kKey, envelope_.nonce, kPlace, as_bytes(kText)).value();
  }
  // Why it does not open; nothing when it does.
  std::optional<Reason> why(const Parsed& envelope, ByteView key = kKey, ByteView place = kPlace) {
    const auto got = open_payload(*crypto_, rules_, key, envelope, place);
    if (!got) return got.error().reason;
    EXPECT_EQ(got->text(), kText);
    return std::nullopt;
  }
  std::shared_ptr<const crypto::Backend> crypto_ = crypto::make_model_backend(1);
  Rulebook rules_;
  Parsed envelope_ = {"kid", std::string(kWrapAlg), {9, 9}, {}, std::string(kEnc), {}, {}};
};

TEST_F(SealingTest, OpensWhatWasSealed) {
  EXPECT_FALSE(why(envelope_));
  EXPECT_EQ(envelope_.sealed.size(), kText.size() + 16);
  EXPECT_EQ(envelope_.mac.size(), 40U);  // RFC 3394 adds 8 bytes to the 32 of the digest
}

TEST_F(SealingTest, EveryBitOfThePayloadCounts) {
  for (std::size_t bit = 0; bit < envelope_.sealed.size() * 8; ++bit) {
    Parsed bad = envelope_;
    bad.sealed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    ASSERT_EQ(why(bad), Reason::envelopeInvalid) << bit;
  }
}

TEST_F(SealingTest, EveryOtherPartCounts) {
  const auto spoiled = [&](auto change) {
    Parsed bad = envelope_;
    change(bad);
    return why(bad);
  };
  EXPECT_EQ(spoiled([](Parsed& e) { e.kid = "kie"; }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.alg = "RSA-OAEP"; }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.wrapped[1] ^= 1; }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.mac[0] ^= 1; }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.mac.pop_back(); }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.mac.clear(); }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.enc = "A128GCM"; }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.nonce[0] ^= 1; }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.nonce.push_back(0); }), Reason::envelopeInvalid);
  EXPECT_EQ(spoiled([](Parsed& e) { e.sealed.resize(15); }), Reason::envelopeInvalid);
}

TEST_F(SealingTest, KeyAndPlaceCount) {
  EXPECT_EQ(why(envelope_, Bytes(32, 0x12)), Reason::envelopeInvalid);
  EXPECT_EQ(why(envelope_, Bytes(31, 0x11)), Reason::envelopeInvalid);
  EXPECT_EQ(why(envelope_, {}), Reason::envelopeInvalid);
  EXPECT_EQ(why(envelope_, kKey, Bytes{1, 2, 4}), Reason::envelopeInvalid);
}

}  // namespace
}  // namespace cmk::envelope
