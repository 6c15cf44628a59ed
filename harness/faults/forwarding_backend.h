// A Backend that passes every call on: what a faulty one is made of by overriding one.
#pragma once

#include <utility>

#include "reference/crypto/backend.h"

namespace cmk::faults {

class ForwardingKey : public crypto::RsaKey {
 public:
  explicit ForwardingKey(crypto::RsaKeyPtr sound) : sound_(std::move(sound)) {}

  [[nodiscard]] const crypto::RsaPublic& public_numbers() const override {
    return sound_->public_numbers();
  }
  [[nodiscard]] int bits() const override { return sound_->bits(); }
  [[nodiscard]] crypto::CryptoResult<SecretBytes> to_pkcs8() const override {
    return sound_->to_pkcs8();
  }
  [[nodiscard]] crypto::CryptoResult<std::size_t> encrypt(
      crypto::RsaScheme scheme, ByteView plaintext, ByteView label,
      std::span<std::uint8_t> out) const override {
    return sound_->encrypt(scheme, plaintext, label, out);
  }
  [[nodiscard]] crypto::CryptoResult<std::size_t> decrypt(
      crypto::RsaScheme scheme, ByteView ciphertext, ByteView label,
      std::span<std::uint8_t> out) const override {
    return sound_->decrypt(scheme, ciphertext, label, out);
  }
  [[nodiscard]] crypto::CryptoResult<std::size_t> sign_rs256(
      ByteView digest, std::span<std::uint8_t> out) const override {
    return sound_->sign_rs256(digest, out);
  }
  [[nodiscard]] crypto::CryptoResult<bool> verify_rs256(ByteView digest,
                                                        ByteView signature) const override {
    return sound_->verify_rs256(digest, signature);
  }

 protected:
  crypto::RsaKeyPtr sound_;
};

class ForwardingGcm : public crypto::AesGcm {
 public:
  explicit ForwardingGcm(std::unique_ptr<crypto::AesGcm> sound) : sound_(std::move(sound)) {}

  crypto::CryptoResult<std::size_t> seal(ByteView nonce, ByteView aad, ByteView plaintext,
                                         std::span<std::uint8_t> out) override {
    return sound_->seal(nonce, aad, plaintext, out);
  }
  crypto::CryptoResult<std::size_t> open(ByteView nonce, ByteView aad, ByteView sealed,
                                         std::span<std::uint8_t> out) override {
    return sound_->open(nonce, aad, sealed, out);
  }

 protected:
  std::unique_ptr<crypto::AesGcm> sound_;
};

class ForwardingBackend : public crypto::Backend {
 public:
  using Key = crypto::CryptoResult<crypto::RsaKeyPtr>;
  using Gcm = crypto::CryptoResult<std::unique_ptr<crypto::AesGcm>>;
  using Secret = crypto::CryptoResult<SecretBytes>;

  explicit ForwardingBackend(std::shared_ptr<const crypto::Backend> sound)
      : sound_(std::move(sound)) {}

  [[nodiscard]] std::string_view name() const override { return sound_->name(); }
  [[nodiscard]] std::string_view version() const override { return sound_->version(); }
  [[nodiscard]] Key rsa_generate(int bits) const override {
    return adopt(sound_->rsa_generate(bits));
  }
  [[nodiscard]] Key rsa_from_pkcs8(ByteView der) const override {
    return adopt(sound_->rsa_from_pkcs8(der));
  }
  [[nodiscard]] Key rsa_from_trusted_pkcs8(ByteView der) const override {
    return adopt(sound_->rsa_from_trusted_pkcs8(der));
  }
  [[nodiscard]] Key rsa_from_public(const crypto::RsaPublic& numbers) const override {
    return adopt(sound_->rsa_from_public(numbers));
  }
  [[nodiscard]] Key rsa_from_pkcs12(ByteView pfx, ByteView password) const override {
    return adopt(sound_->rsa_from_pkcs12(pfx, password));
  }
  [[nodiscard]] Gcm aes_gcm(ByteView key) const override { return sound_->aes_gcm(key); }
  [[nodiscard]] Secret aes_wrap(ByteView kek, ByteView key) const override {
    return sound_->aes_wrap(kek, key);
  }
  [[nodiscard]] Secret aes_unwrap(ByteView kek, ByteView wrapped) const override {
    return sound_->aes_unwrap(kek, wrapped);
  }
  [[nodiscard]] Secret aes_wrap_padded(ByteView kek, ByteView key) const override {
    return sound_->aes_wrap_padded(kek, key);
  }
  [[nodiscard]] Secret aes_unwrap_padded(ByteView kek, ByteView wrapped) const override {
    return sound_->aes_unwrap_padded(kek, wrapped);
  }
  [[nodiscard]] crypto::CryptoResult<Bytes> sha256(ByteView data) const override {
    return sound_->sha256(data);
  }
  [[nodiscard]] crypto::CryptoResult<void> random(std::span<std::uint8_t> out) const override {
    return sound_->random(out);
  }

 protected:
  // What becomes of every RSA key that this backend makes.
  [[nodiscard]] virtual Key adopt(Key key) const { return key; }

  std::shared_ptr<const crypto::Backend> sound_;
};

}  // namespace cmk::faults
