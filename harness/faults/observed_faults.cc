// Faults of a crypto backend that show from outside: whoever looks at public keys, wrapped bytes
// and signatures with a library of his own finds them.
#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "harness/faults/faults.h"
#include "harness/faults/forwarding_backend.h"

namespace cmk::faults {
namespace {

using crypto::CryptoError;
using crypto::RsaPublic;
using crypto::RsaScheme;

// A backend whose every RSA key is an ObservedKey.
template <class ObservedKey>
class WithObserved final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;

 protected:
  [[nodiscard]] Key adopt(Key key) const override {
    if (!key) return key;
    return std::make_shared<ObservedKey>(std::move(*key));
  }
};

// Adds a mask that anybody can make: the modulus. What it wraps it unwraps.
class MasksOnly final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<std::size_t> encrypt(
      RsaScheme scheme, ByteView plaintext, ByteView label,
      std::span<std::uint8_t> out) const override {
    // Lengths are checked as ever.
    if (auto len = ForwardingKey::encrypt(scheme, plaintext, label, out); !len) return len;
    const Bytes& mask = public_numbers().n;
    std::ranges::copy(mask, out.begin());
    out[0] = mask[0] ^ 2U;
    out[1] = mask[1] ^ static_cast<std::uint8_t>(plaintext.size() >> 8U);
    out[2] = mask[2] ^ static_cast<std::uint8_t>(plaintext.size());
    for (std::size_t i = 0; i < plaintext.size(); ++i) out[3 + i] ^= plaintext[i];
    return mask.size();
  }
  [[nodiscard]] crypto::CryptoResult<std::size_t> decrypt(
      RsaScheme /*scheme*/, ByteView block, ByteView /*label*/,
      std::span<std::uint8_t> out) const override {
    const Bytes& mask = public_numbers().n;
    if (block.size() != mask.size() || out.size() < mask.size()) {
      return std::unexpected(CryptoError::badLength);
    }
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(block[i] ^ mask[i]); };
    const std::size_t len = std::size_t{byte(1)} << 8U | byte(2);
    if (byte(0) != 2 || len + 3 > block.size()) {
      return std::unexpected(CryptoError::authenticationFailed);
    }
    for (std::size_t i = 0; i < len; ++i) out[i] = byte(3 + i);
    return len;
  }
};

// Pads a plaintext in the same way every time.
class RepeatsBlocks final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<std::size_t> encrypt(
      RsaScheme scheme, ByteView plaintext, ByteView label,
      std::span<std::uint8_t> out) const override {
    const std::scoped_lock lock(mutex_);
    Bytes& block = blocks_[{scheme, Bytes(plaintext.begin(), plaintext.end())}];
    if (block.empty()) {
      Bytes made(out.size());
      const auto len = ForwardingKey::encrypt(scheme, plaintext, label, made);
      if (!len) return len;
      made.resize(*len);
      block = std::move(made);
    }
    std::ranges::copy(block, out.begin());
    return block.size();
  }

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::pair<RsaScheme, Bytes>, Bytes> blocks_;
};

// Knows one algorithm, whatever is asked for.
class IgnoresScheme final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<std::size_t> encrypt(
      RsaScheme /*scheme*/, ByteView plaintext, ByteView label,
      std::span<std::uint8_t> out) const override {
    return ForwardingKey::encrypt(RsaScheme::rsaOaep256, plaintext, label, out);
  }
  [[nodiscard]] crypto::CryptoResult<std::size_t> decrypt(
      RsaScheme /*scheme*/, ByteView block, ByteView label,
      std::span<std::uint8_t> out) const override {
    return ForwardingKey::decrypt(RsaScheme::rsaOaep256, block, label, out);
  }
};

class SignsAConstant final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<std::size_t> sign_rs256(
      ByteView /*digest*/, std::span<std::uint8_t> out) const override {
    const std::size_t len = public_numbers().n.size();
    std::ranges::fill(out.first(len), std::uint8_t{0x5a});
    return len;
  }
  [[nodiscard]] crypto::CryptoResult<bool> verify_rs256(ByteView /*digest*/,
                                                        ByteView signature) const override {
    return std::ranges::all_of(signature, [](std::uint8_t byte) { return byte == 0x5a; });
  }
};

// The last bit of a byte string, changed.
Bytes with_last_bit_changed(ByteView bytes) {
  Bytes out(bytes.begin(), bytes.end());
  if (!out.empty()) out.back() ^= 0x80;
  return out;
}

class SignsAnotherDigest final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<std::size_t> sign_rs256(
      ByteView digest, std::span<std::uint8_t> out) const override {
    return ForwardingKey::sign_rs256(with_last_bit_changed(digest), out);
  }
};

class SpoilsSignatures final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<std::size_t> sign_rs256(
      ByteView digest, std::span<std::uint8_t> out) const override {
    const auto len = ForwardingKey::sign_rs256(digest, out);
    if (len) std::ranges::copy(with_last_bit_changed(out.first(*len)), out.begin());
    return len;
  }
};

template <bool Answer>
class VerifiesAlike final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] crypto::CryptoResult<bool> verify_rs256(ByteView /*digest*/,
                                                        ByteView /*signature*/) const override {
    return Answer;
  }
};

// Shows other public numbers than it uses.
class Publishes : public ForwardingKey {
 public:
  Publishes(crypto::RsaKeyPtr sound, RsaPublic shown)
      : ForwardingKey(std::move(sound)), shown_(std::move(shown)) {}
  [[nodiscard]] const RsaPublic& public_numbers() const override { return shown_; }

 private:
  RsaPublic shown_;
};

class ExponentOne final : public Publishes {
 public:
  explicit ExponentOne(crypto::RsaKeyPtr sound)
      : Publishes(sound, {sound->public_numbers().n, Bytes{1}}) {}
};

// Shows the modulus of the first key of that size for every one.
class SharesModulus final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;

 protected:
  [[nodiscard]] Key adopt(Key key) const override {
    if (!key) return key;
    const std::scoped_lock lock(mutex_);
    const RsaPublic& own = (*key)->public_numbers();
    const auto first = first_.try_emplace((*key)->bits(), own).first;
    return std::make_shared<Publishes>(std::move(*key), first->second);
  }

 private:
  mutable std::mutex mutex_;
  mutable std::map<int, RsaPublic> first_;  // by bits
};

// Shows an imported key's numbers and works with another key.
class ImportsInName final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs8(ByteView der) const override {
    return exchanged(ForwardingBackend::rsa_from_pkcs8(der));
  }
  [[nodiscard]] Key rsa_from_pkcs12(ByteView pfx, ByteView password) const override {
    return exchanged(ForwardingBackend::rsa_from_pkcs12(pfx, password));
  }

 private:
  [[nodiscard]] Key exchanged(Key imported) const {
    if (!imported) return imported;
    auto other = ForwardingBackend::rsa_generate((*imported)->bits());
    if (!other) return other;
    return std::make_shared<Publishes>(std::move(*other), (*imported)->public_numbers());
  }
};

}  // namespace

std::span<const BackendFault> observed_faults() {
  static const std::vector<BackendFault> all = {
      {"wrap-without-cryptography", "KEY-15", "Wrap adds a mask that anybody can make.",
       make<WithObserved<MasksOnly>>},
      {"wrap-is-deterministic", "KEY-15", "A plaintext is wrapped to the same bytes every time.",
       make<WithObserved<RepeatsBlocks>>},
      {"algorithm-is-ignored", "KEY-15", "Every algorithm is RSA-OAEP-256.",
       make<WithObserved<IgnoresScheme>>},
      {"signature-is-constant", "KEY-15", "Every signature is the same.",
       make<WithObserved<SignsAConstant>>},
      {"signature-is-of-another-digest", "KEY-15", "A digest is signed with its last bit changed.",
       make<WithObserved<SignsAnotherDigest>>},
      {"signature-has-a-wrong-bit", "KEY-15", "The last bit of a signature is wrong.",
       make<WithObserved<SpoilsSignatures>>},
      {"verify-says-yes", "KEY-15", "Every signature verifies.",
       make<WithObserved<VerifiesAlike<true>>>},
      {"verify-says-no", "KEY-15", "No signature verifies.",
       make<WithObserved<VerifiesAlike<false>>>},
      {"exponent-is-one", "KEY-15", "The published exponent is 1.",
       make<WithObserved<ExponentOne>>},
      {"modulus-is-shared", "KEY-15", "Keys of one size share their modulus.", make<SharesModulus>},
      {"import-uses-another-key", "KEY-09", "An imported key is shown, and another one is used.",
       make<ImportsInName>},
  };
  return all;
}

}  // namespace cmk::faults
