// RSA through the seam, the same tests on every backend, and from one library to the other.
#include <atomic>
#include <thread>

#include "harness/backends/testing.h"
#include "reference/crypto/pkcs8.h"

namespace cmk::backends::testing {
namespace {

using crypto::CryptoError;
using crypto::RsaScheme;

constexpr RsaScheme kSchemes[] = {RsaScheme::rsa1_5, RsaScheme::rsaOaep, RsaScheme::rsaOaep256};
constexpr int kSizes[] = {2048, 3072, 4096};
const Bytes kDataKey(32, 0x5a);
const Bytes kNoLabel;

std::size_t overhead(RsaScheme scheme) {
  return scheme == RsaScheme::rsa1_5 ? 11 : scheme == RsaScheme::rsaOaep ? 42 : 66;
}

crypto::CryptoResult<Bytes> encrypt(const crypto::RsaKey& key, RsaScheme scheme, ByteView plain,
                                    ByteView label = {}) {
  Bytes out(crypto::kRsaBytesMax);
  const auto len = key.encrypt(scheme, plain, label, out);
  if (!len) return std::unexpected(len.error());
  out.resize(*len);
  return out;
}

crypto::CryptoResult<Bytes> decrypt(const crypto::RsaKey& key, RsaScheme scheme, ByteView block,
                                    ByteView label = {}) {
  Bytes out(crypto::kRsaBytesMax);
  const auto len = key.decrypt(scheme, block, label, out);
  if (!len) return std::unexpected(len.error());
  out.resize(*len);
  return out;
}

class Rsa : public EveryBackend {
 protected:
  crypto::RsaKeyPtr key(int bits) const {
    return backend_->rsa_from_trusted_pkcs8(prepared_key(bits)).value();
  }
};
CMK_EVERY_BACKEND(Rsa);

TEST_P(Rsa, EncryptThenDecryptGivesThePlaintext) {
  for (const int bits : kSizes)
    for (const RsaScheme scheme : kSchemes) {
      const auto k = key(bits);
      const auto block = encrypt(*k, scheme, kDataKey).value();
      EXPECT_EQ(block.size(), static_cast<std::size_t>(bits) / 8);
      EXPECT_EQ(decrypt(*k, scheme, block).value(), kDataKey);
      EXPECT_NE(encrypt(*k, scheme, kDataKey).value(), block) << "not randomized";
      EXPECT_EQ(as_text(block).find(as_text(kDataKey)), std::string_view::npos);
    }
}

TEST_P(Rsa, PlaintextLengthsUpToTheBlocks) {
  const auto k = key(2048);
  for (const RsaScheme scheme : kSchemes) {
    const std::size_t max = 256 - overhead(scheme);
    for (const std::size_t len : {std::size_t{0}, std::size_t{1}, max}) {
      const Bytes plain(len, 7);
      EXPECT_EQ(decrypt(*k, scheme, encrypt(*k, scheme, plain).value()).value(), plain);
    }
    expect_refused(encrypt(*k, scheme, Bytes(max + 1)), CryptoError::badLength);
    expect_refused(encrypt(*k, scheme, Bytes(5000)), CryptoError::badLength);
  }
}

TEST_P(Rsa, WrongBlockLengthsAreRefused) {
  const auto k = key(2048);
  for (const std::size_t len : {0, 1, 255, 257, 512})
    expect_refused(decrypt(*k, RsaScheme::rsaOaep, Bytes(len)), CryptoError::badLength);
  Bytes small(255);
  expect_refused(k->encrypt(RsaScheme::rsaOaep, kDataKey, kNoLabel, small), CryptoError::badLength);
  expect_refused(k->decrypt(RsaScheme::rsaOaep, Bytes(256), kNoLabel, small),
                 CryptoError::badLength);
}

TEST_P(Rsa, AnyFlippedBitIsDetected) {
  const auto k = key(2048);
  for (const RsaScheme scheme : {RsaScheme::rsaOaep, RsaScheme::rsaOaep256}) {
    const auto block = encrypt(*k, scheme, kDataKey).value();
    for (std::size_t bit = 0; bit < block.size() * 8; bit += 61) {
      Bytes flipped = block;
      flipped[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
      expect_refused(decrypt(*k, scheme, flipped), CryptoError::authenticationFailed);
    }
  }
  expect_refused(decrypt(*k, RsaScheme::rsaOaep, Bytes(256, 0xff)),
                 CryptoError::authenticationFailed);
}

TEST_P(Rsa, LabelsBind) {
  const auto k = key(2048);
  const Bytes label = to_bytes("account/a");
  const Bytes other = to_bytes("account/b");
  for (const RsaScheme scheme : {RsaScheme::rsaOaep, RsaScheme::rsaOaep256}) {
    const auto block = encrypt(*k, scheme, kDataKey, label).value();
    EXPECT_EQ(decrypt(*k, scheme, block, label).value(), kDataKey);
    expect_refused(decrypt(*k, scheme, block, other), CryptoError::authenticationFailed);
    expect_refused(decrypt(*k, scheme, block), CryptoError::authenticationFailed);
    const auto unlabelled = encrypt(*k, scheme, kDataKey).value();
    expect_refused(decrypt(*k, scheme, unlabelled, label), CryptoError::authenticationFailed);
  }
}

TEST_P(Rsa, SchemesAndKeysDoNotMix) {
  const auto k = key(2048);
  const auto other = backend_->rsa_from_trusted_pkcs8(pool().keys[0][1]).value();
  const auto block = encrypt(*k, RsaScheme::rsaOaep, kDataKey).value();
  expect_refused(decrypt(*k, RsaScheme::rsaOaep256, block), CryptoError::authenticationFailed);
  expect_refused(decrypt(*other, RsaScheme::rsaOaep, block), CryptoError::authenticationFailed);
}

TEST_P(Rsa, PublicKeyEncryptsOnly) {
  const auto k = key(3072);
  const auto sender = backend_->rsa_from_public(k->public_numbers()).value();
  EXPECT_EQ(sender->public_numbers(), k->public_numbers());
  const auto block = encrypt(*sender, RsaScheme::rsaOaep256, kDataKey).value();
  EXPECT_EQ(decrypt(*k, RsaScheme::rsaOaep256, block).value(), kDataKey);
  expect_refused(decrypt(*sender, RsaScheme::rsaOaep256, block), CryptoError::badKey);
  expect_refused(sender->to_pkcs8(), CryptoError::badKey);
  Bytes signature(384);
  expect_refused(sender->sign_rs256(kDataKey, signature), CryptoError::badKey);
  ASSERT_TRUE(k->sign_rs256(kDataKey, signature));
  EXPECT_TRUE(sender->verify_rs256(kDataKey, signature).value());
}

TEST_P(Rsa, PublicNumbersOutOfRangeAreRefused) {
  const auto numbers = key(2048)->public_numbers();
  expect_refused(backend_->rsa_from_public({Bytes(128, 0xff), numbers.e}),
                 CryptoError::unsupportedSize);
  expect_refused(backend_->rsa_from_public({{}, {}}), CryptoError::unsupportedSize);
  for (const Bytes& e : {Bytes{}, Bytes{1}, Bytes{4}, Bytes{1, 0, 0, 0, 1}})
    expect_refused(backend_->rsa_from_public({numbers.n, e}), CryptoError::badKey);
}

TEST_P(Rsa, SignaturesVerifyAndBind) {
  const auto k = key(2048);
  Bytes signature(256);
  ASSERT_EQ(k->sign_rs256(kDataKey, signature).value(), 256U);
  EXPECT_TRUE(k->verify_rs256(kDataKey, signature).value());
  EXPECT_FALSE(k->verify_rs256(Bytes(32, 1), signature).value());
  signature[100] ^= 1;
  EXPECT_FALSE(k->verify_rs256(kDataKey, signature).value());
  EXPECT_FALSE(k->verify_rs256(kDataKey, Bytes(255)).value());
  expect_refused(k->verify_rs256(Bytes(31), signature), CryptoError::badLength);
  expect_refused(k->sign_rs256(Bytes(33), signature), CryptoError::badLength);
}

TEST_P(Rsa, GeneratedKeysAreDistinctAndTravel) {
  const auto a = backend_->rsa_generate(2048).value();
  const auto b = backend_->rsa_generate(2048).value();
  EXPECT_EQ(a->bits(), 2048);
  EXPECT_NE(a->public_numbers().n, b->public_numbers().n);
  const auto copy = backend_->rsa_from_pkcs8(a->to_pkcs8().value().view()).value();
  EXPECT_EQ(copy->public_numbers(), a->public_numbers());
  EXPECT_EQ(copy->to_pkcs8().value(), a->to_pkcs8().value());
  const auto block = encrypt(*a, RsaScheme::rsaOaep, kDataKey).value();
  EXPECT_EQ(decrypt(*copy, RsaScheme::rsaOaep, block).value(), kDataKey);
  for (const int bits : {0, 1024, 2047, 8192})
    expect_refused(backend_->rsa_generate(bits), CryptoError::unsupportedSize);
}

TEST_P(Rsa, OneKeyServesSeveralThreads) {
  const auto k = key(2048);
  std::atomic<int> num_right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&k, &num_right, t] {
      const Bytes plain(20, static_cast<std::uint8_t>(t));
      for (int i = 0; i < 20; ++i)
        if (decrypt(*k, RsaScheme::rsaOaep, *encrypt(*k, RsaScheme::rsaOaep, plain)) == plain)
          ++num_right;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(num_right, 80);
}

// What one library makes, the other reads.
TEST(RsaCross, EachLibraryDecryptsWhatTheOtherEncrypts) {
  for (const auto& [from, to] : {std::pair("openssl", "boringssl"), {"boringssl", "openssl"}})
    for (const int bits : kSizes)
      for (const RsaScheme scheme : kSchemes) {
        const auto sender = backend_named(from)->rsa_from_trusted_pkcs8(prepared_key(bits)).value();
        const auto receiver = backend_named(to)->rsa_from_trusted_pkcs8(prepared_key(bits)).value();
        const Bytes label = scheme == RsaScheme::rsa1_5 ? Bytes() : to_bytes("label");
        const auto block = encrypt(*sender, scheme, kDataKey, label).value();
        EXPECT_EQ(decrypt(*receiver, scheme, block, label).value(), kDataKey);
        EXPECT_EQ(sender->to_pkcs8().value(), receiver->to_pkcs8().value());
      }
}

}  // namespace
}  // namespace cmk::backends::testing
