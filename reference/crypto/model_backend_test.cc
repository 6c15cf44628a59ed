#include "reference/crypto/model_backend.h"

#include <gtest/gtest.h>

#include <set>

#include "reference/crypto/pkcs8.h"

namespace cmk::crypto {
namespace {

const Bytes kPlain(32, 0x5a);

Bytes encrypt(const RsaKey& key) {
  Bytes block(kRsaBytesMax);
  block.resize(key.encrypt(RsaScheme::rsaOaep, kPlain, {}, block).value());
  return block;
}

TEST(ModelBackend, OneSeedGivesTheSameBytes) {
  const auto a = make_model_backend(7);
  const auto b = make_model_backend(7);
  const auto c = make_model_backend(8);
  const auto key_a = a->rsa_generate(2048).value();
  const auto key_b = b->rsa_generate(2048).value();
  EXPECT_EQ(key_a->public_numbers(), key_b->public_numbers());
  EXPECT_EQ(encrypt(*key_a), encrypt(*key_b));
  EXPECT_NE(key_a->public_numbers(), c->rsa_generate(2048).value()->public_numbers());
}

TEST(ModelBackend, GeneratedKeysAreDistinctAndOfTheirSize) {
  const auto model = make_model_backend(1);
  std::set<Bytes> seen;
  for (int i = 0; i < 300; ++i) {
    const int bits = 2048 + i % 3 * 1024;
    const auto key = model->rsa_generate(bits).value();
    EXPECT_EQ(key->bits(), bits);
    EXPECT_EQ(bit_length(key->public_numbers().n), bits);
    EXPECT_TRUE(seen.insert(key->public_numbers().n).second);
  }
}

TEST(ModelBackend, PrivateKeyIsRecognisableAndWellFormed) {
  const auto key = make_model_backend(1)->rsa_generate(4096).value();
  const SecretBytes der = key->to_pkcs8().value();
  const auto numbers = parse_rsa_pkcs8(der.view());
  ASSERT_TRUE(numbers);
  EXPECT_TRUE(as_text(numbers->d).starts_with("cmkconf model key"));
}

TEST(ModelBackend, FlippedModelKeysAreRefused) {
  const auto model = make_model_backend(1);
  const SecretBytes der = model->rsa_generate(2048).value()->to_pkcs8().value();
  for (std::size_t i = 0; i < der.size(); ++i) {
    SecretBytes flipped = der;
    flipped.writable()[i] ^= 1;
    const auto key = model->rsa_from_pkcs8(flipped.view());
    // The one number that is bound to no other is e, at its own place.
    const bool same_e = key && (*key)->public_numbers().e == Bytes{1, 0, 1};
    EXPECT_FALSE(same_e) << "byte " << i;
  }
}

TEST(ModelBackend, UnknownPfxIsMalformed) {
  EXPECT_EQ(make_model_backend(1)->rsa_from_pkcs12(kPlain, {}).error(), CryptoError::malformed);
}

TEST(ModelBackend, SealsAndOpensWhereTheTextStands) {
  const auto backend = make_model_backend(1);
  const auto gcm = *backend->aes_gcm(Bytes(32));
  const Bytes nonce(12);
  const Bytes text = to_bytes("a text that is no multiple of 8 bytes long");
  Bytes elsewhere(text.size() + kGcmTagLen);
  ASSERT_TRUE(gcm->seal(nonce, {}, text, elsewhere));
  Bytes place = text;
  place.resize(text.size() + kGcmTagLen);
  ASSERT_TRUE(gcm->seal(nonce, {}, ByteView(place).first(text.size()), place));
  EXPECT_EQ(place, elsewhere);
  ASSERT_TRUE(gcm->open(nonce, {}, place, place));
  place.resize(text.size());
  EXPECT_EQ(place, text);
}

TEST(ModelBackend, PaddingIsCountedOrRepeatable) {
  const auto counted = make_model_backend(7);
  const auto key = counted->rsa_generate(2048).value();
  EXPECT_NE(encrypt(*key), encrypt(*key));
  const auto repeatable = make_model_backend(7, {}, Draws::repeatable);
  const auto other = repeatable->rsa_from_pkcs8(key->to_pkcs8().value().view()).value();
  EXPECT_EQ(encrypt(*other), encrypt(*other));
  Bytes back(kRsaBytesMax);
  back.resize(other->decrypt(RsaScheme::rsaOaep, encrypt(*other), {}, back).value());
  EXPECT_EQ(back, kPlain);
}

}  // namespace
}  // namespace cmk::crypto
