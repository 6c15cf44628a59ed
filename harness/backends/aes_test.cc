// AES-GCM, AES key wrap and SHA-256 through the seam.
#include "harness/backends/testing.h"

namespace cmk::backends::testing {
namespace {

using crypto::CryptoError;

const Bytes kKey(32, 0x11);
const Bytes kNonce(12, 0x22);
const Bytes kAad = to_bytes("account/container/record");

crypto::CryptoResult<Bytes> seal(crypto::AesGcm& gcm, ByteView nonce, ByteView aad,
                                 ByteView plain) {
  Bytes out(plain.size() + crypto::kGcmTagLen);
  const auto len = gcm.seal(nonce, aad, plain, out);
  if (!len) return std::unexpected(len.error());
  return out;
}

crypto::CryptoResult<Bytes> open(crypto::AesGcm& gcm, ByteView nonce, ByteView aad,
                                 ByteView sealed) {
  Bytes out(sealed.size());
  const auto len = gcm.open(nonce, aad, sealed, out);
  if (!len) return std::unexpected(len.error());
  out.resize(*len);
  return out;
}

class Gcm : public EveryBackend {
 protected:
  std::unique_ptr<crypto::AesGcm> gcm_ = backend_->aes_gcm(kKey).value();
};
CMK_EVERY_BACKEND(Gcm);

TEST_P(Gcm, SealThenOpenGivesThePlaintext) {
  for (const std::size_t key_len : {16, 24, 32})
    for (const std::size_t len : {0, 1, 15, 16, 17, 4096}) {
      auto gcm = backend_->aes_gcm(Bytes(key_len, 3)).value();
      const Bytes plain(len, 0x42);
      const auto sealed = seal(*gcm, kNonce, kAad, plain).value();
      EXPECT_EQ(open(*gcm, kNonce, kAad, sealed).value(), plain);
      EXPECT_EQ(seal(*gcm, kNonce, kAad, plain).value(), sealed) << "context carries state over";
    }
}

TEST_P(Gcm, AnyFlippedBitIsDetectedAndLeavesZeros) {
  const Bytes plain = to_bytes("the record's content");
  const auto sealed = seal(*gcm_, kNonce, kAad, plain).value();
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes flipped = sealed;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    Bytes out(plain.size(), 0xee);
    expect_refused(gcm_->open(kNonce, kAad, flipped, out), CryptoError::authenticationFailed);
    EXPECT_EQ(out, Bytes(plain.size(), 0));
  }
  EXPECT_EQ(open(*gcm_, kNonce, kAad, sealed).value(), plain);
}

TEST_P(Gcm, NonceContextAndKeyBind) {
  const auto sealed = seal(*gcm_, kNonce, kAad, kKey).value();
  expect_refused(open(*gcm_, Bytes(12, 0x23), kAad, sealed), CryptoError::authenticationFailed);
  expect_refused(open(*gcm_, kNonce, {}, sealed), CryptoError::authenticationFailed);
  auto other = backend_->aes_gcm(Bytes(32, 0x12)).value();
  expect_refused(open(*other, kNonce, kAad, sealed), CryptoError::authenticationFailed);
}

TEST_P(Gcm, NoncesOfAnyLengthButZero) {
  for (const std::size_t len : {1, 8, 12, 13, 16, 128, 12, 1}) {
    const Bytes nonce(len, 9);
    const auto sealed = seal(*gcm_, nonce, kAad, kKey).value();
    EXPECT_EQ(open(*gcm_, nonce, kAad, sealed).value(), kKey);
  }
  expect_refused(seal(*gcm_, {}, kAad, kKey), CryptoError::badLength);
  expect_refused(open(*gcm_, {}, kAad, Bytes(32)), CryptoError::badLength);
}

TEST_P(Gcm, OverlongNonceLeavesTheContextUsable) {
  const auto sealed = seal(*gcm_, Bytes(257, 1), kAad, kKey);
  if (GetParam() == "openssl") expect_refused(sealed, CryptoError::unsupportedAlgorithm);
  EXPECT_EQ(open(*gcm_, kNonce, kAad, seal(*gcm_, kNonce, kAad, kKey).value()).value(), kKey);
}

TEST_P(Gcm, WrongLengthsAreRefused) {
  for (const std::size_t len : {0, 8, 15, 17, 31, 33, 64})
    expect_refused(backend_->aes_gcm(Bytes(len)), CryptoError::badLength);
  for (const std::size_t len : {0, 15})
    expect_refused(open(*gcm_, kNonce, kAad, Bytes(len)), CryptoError::badLength);
  Bytes small(47);
  expect_refused(gcm_->seal(kNonce, kAad, kKey, small), CryptoError::badLength);
}

class KeyWrap : public EveryBackend {};
CMK_EVERY_BACKEND(KeyWrap);

TEST_P(KeyWrap, UnwrapGivesTheKey) {
  for (const std::size_t kek_len : {16, 24, 32}) {
    const Bytes kek(kek_len, 1);
    for (const std::size_t len : {16, 24, 32, 2400}) {
      const Bytes key(len, 2);
      const auto wrapped = backend_->aes_wrap(kek, key).value();
      EXPECT_EQ(wrapped.size(), len + 8);
      EXPECT_EQ(backend_->aes_unwrap(kek, wrapped.view()).value(), SecretBytes(key));
    }
    for (const std::size_t len : {1, 7, 8, 9, 20, 32, 1217}) {
      const Bytes key(len, 2);
      const auto wrapped = backend_->aes_wrap_padded(kek, key).value();
      EXPECT_EQ(wrapped.size(), (len + 7) / 8 * 8 + 8);
      EXPECT_EQ(backend_->aes_unwrap_padded(kek, wrapped.view()).value(), SecretBytes(key));
    }
  }
}

TEST_P(KeyWrap, AnyFlippedBitIsDetected) {
  const SecretBytes plain = backend_->aes_wrap(kKey, kKey).value();
  const SecretBytes padded = backend_->aes_wrap_padded(kKey, Bytes(20, 2)).value();
  for (std::size_t bit = 0; bit < padded.size() * 8; ++bit) {
    SecretBytes a = plain;
    SecretBytes b = padded;
    a.writable()[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    b.writable()[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    expect_refused(backend_->aes_unwrap(kKey, a.view()), CryptoError::authenticationFailed);
    expect_refused(backend_->aes_unwrap_padded(kKey, b.view()), CryptoError::authenticationFailed);
  }
  expect_refused(backend_->aes_unwrap_padded(kKey, plain.view()),
                 CryptoError::authenticationFailed);
  expect_refused(backend_->aes_unwrap(Bytes(32, 9), plain.view()),
                 CryptoError::authenticationFailed);
}

TEST_P(KeyWrap, WrongLengthsAreRefused) {
  for (const std::size_t len : {0, 1, 8, 15, 17, 20})
    expect_refused(backend_->aes_wrap(kKey, Bytes(len)), CryptoError::badLength);
  for (const std::size_t len : {0, 8, 16, 23, 25})
    expect_refused(backend_->aes_unwrap(kKey, Bytes(len)), CryptoError::badLength);
  expect_refused(backend_->aes_wrap_padded(kKey, {}), CryptoError::badLength);
  for (const std::size_t len : {0, 8, 15, 17})
    expect_refused(backend_->aes_unwrap_padded(kKey, Bytes(len)), CryptoError::badLength);
  for (const std::size_t len : {0, 15, 20, 33}) {
    expect_refused(backend_->aes_wrap(Bytes(len), kKey), CryptoError::badLength);
    expect_refused(backend_->aes_unwrap_padded(Bytes(len), Bytes(40)), CryptoError::badLength);
  }
}

TEST(AesCross, LibrariesWriteTheSameBytes) {
  const auto a = backend_named("openssl");
  const auto b = backend_named("boringssl");
  const auto gcm_a = a->aes_gcm(kKey).value();
  const auto gcm_b = b->aes_gcm(kKey).value();
  EXPECT_EQ(seal(*gcm_a, kNonce, kAad, kKey).value(), seal(*gcm_b, kNonce, kAad, kKey).value());
  EXPECT_EQ(a->aes_wrap(kKey, kKey).value(), b->aes_wrap(kKey, kKey).value());
  EXPECT_EQ(a->aes_wrap_padded(kKey, kAad).value(), b->aes_wrap_padded(kKey, kAad).value());
}

class Digest : public EveryBackend {};
CMK_EVERY_BACKEND(Digest);

TEST_P(Digest, DependsOnEveryInput) {
  EXPECT_EQ(backend_->sha256({}).value().size(), crypto::kSha256Len);
  EXPECT_NE(backend_->sha256({}).value(), backend_->sha256(Bytes(1)).value());
  EXPECT_EQ(backend_->sha256(kAad).value(), backend_->sha256(kAad).value());
}

TEST_P(Digest, RandomBytesDiffer) {
  Bytes a(32);
  Bytes b(32);
  ASSERT_TRUE(backend_->random(a));
  ASSERT_TRUE(backend_->random(b));
  EXPECT_NE(a, b);
  EXPECT_TRUE(backend_->random({}));
}

}  // namespace
}  // namespace cmk::backends::testing
