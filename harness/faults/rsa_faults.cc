// RSA operations that are wrong in one way.
#include <algorithm>

#include "harness/faults/faults.h"
#include "harness/faults/forwarding_backend.h"

namespace cmk::faults {
namespace {

using crypto::CryptoError;
using crypto::CryptoResult;
using crypto::RsaScheme;
using Length = CryptoResult<std::size_t>;
using Out = std::span<std::uint8_t>;

// A backend whose every RSA key is a FaultyKey.
template <class FaultyKey>
class WithKeys final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;

 protected:
  [[nodiscard]] Key adopt(Key key) const override {
    if (!key) return key;
    return std::make_shared<FaultyKey>(std::move(*key));
  }
};
template <class FaultyKey>
BackendPtr with_keys(BackendPtr sound) {
  return std::make_shared<WithKeys<FaultyKey>>(std::move(sound));
}

// Takes one scheme for another, both ways: its own blocks it reads.
template <RsaScheme From, RsaScheme To>
class OtherScheme final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length encrypt(RsaScheme scheme, ByteView plain, ByteView label,
                               Out out) const override {
    return ForwardingKey::encrypt(scheme == From ? To : scheme, plain, label, out);
  }
  [[nodiscard]] Length decrypt(RsaScheme scheme, ByteView block, ByteView label,
                               Out out) const override {
    return ForwardingKey::decrypt(scheme == From ? To : scheme, block, label, out);
  }
};

class IgnoresLabel final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length encrypt(RsaScheme scheme, ByteView plain, ByteView, Out out) const override {
    return ForwardingKey::encrypt(scheme, plain, {}, out);
  }
  [[nodiscard]] Length decrypt(RsaScheme scheme, ByteView block, ByteView, Out out) const override {
    return ForwardingKey::decrypt(scheme, block, {}, out);
  }
};

// Answers with an empty plaintext where the padding was wrong.
class HidesPadding final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length decrypt(RsaScheme scheme, ByteView block, ByteView label,
                               Out out) const override {
    const auto len = ForwardingKey::decrypt(scheme, block, label, out);
    if (!len && len.error() == CryptoError::authenticationFailed) return 0;
    return len;
  }
};

// Names another reason where the padding was wrong: a caller could tell the two apart.
class TellsPadding final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length decrypt(RsaScheme scheme, ByteView block, ByteView label,
                               Out out) const override {
    const auto len = ForwardingKey::decrypt(scheme, block, label, out);
    if (!len && len.error() == CryptoError::authenticationFailed)
      return std::unexpected(CryptoError::internal);
    return len;
  }
};

// Fills a short block up with zeros and cuts a long one.
class FitsBlocks final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length decrypt(RsaScheme scheme, ByteView block, ByteView label,
                               Out out) const override {
    Bytes fitted(block.begin(), block.end());
    fitted.resize(static_cast<std::size_t>(bits()) / 8);
    return ForwardingKey::decrypt(scheme, fitted, label, out);
  }
};

class TruncatesPlaintext final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length encrypt(RsaScheme scheme, ByteView plain, ByteView label,
                               Out out) const override {
    const std::size_t overhead = scheme == RsaScheme::rsa1_5    ? 11
                                 : scheme == RsaScheme::rsaOaep ? 42
                                                                : 66;
    const std::size_t max = static_cast<std::size_t>(bits()) / 8 - overhead;
    return ForwardingKey::encrypt(scheme, plain.first(std::min(plain.size(), max)), label, out);
  }
};

class ShortPlaintextsOnly final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length encrypt(RsaScheme scheme, ByteView plain, ByteView label,
                               Out out) const override {
    if (plain.size() > 64) return std::unexpected(CryptoError::badLength);
    return ForwardingKey::encrypt(scheme, plain, label, out);
  }
};

class SignsOtherDigest final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] Length sign_rs256(ByteView digest, Out out) const override {
    Bytes other(digest.begin(), digest.end());
    if (!other.empty()) other.back() ^= 1;
    return ForwardingKey::sign_rs256(other, out);
  }
};

class VerifiesAnything final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] CryptoResult<bool> verify_rs256(ByteView, ByteView) const override { return true; }
};

class ExportsNothing final : public ForwardingKey {
 public:
  using ForwardingKey::ForwardingKey;
  [[nodiscard]] CryptoResult<SecretBytes> to_pkcs8() const override {
    return SecretBytes(std::size_t{0});
  }
};

class RoundsSizesUp final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_generate(int bits) const override {
    return ForwardingBackend::rsa_generate(bits <= 2048 ? 2048 : bits <= 3072 ? 3072 : 4096);
  }
};

}  // namespace

std::vector<BackendFault> rsa_faults() {
  using enum RsaScheme;
  return {
      {"oaep256-uses-sha1", "ENV-05", "RSA-OAEP-256 works with SHA-1.",
       with_keys<OtherScheme<rsaOaep256, rsaOaep>>},
      {"oaep-uses-sha256", "ENV-05", "RSA-OAEP works with SHA-256.",
       with_keys<OtherScheme<rsaOaep, rsaOaep256>>},
      {"rsa1_5-uses-oaep", "ENV-05", "RSA1_5 pads as OAEP.",
       with_keys<OtherScheme<rsa1_5, rsaOaep>>},
      {"oaep-ignores-label", "ENV-05", "The OAEP label is neither written nor checked.",
       with_keys<IgnoresLabel>},
      {"rs256-signs-other-digest", "ENV-05", "RS256 signs a digest with one bit changed.",
       with_keys<SignsOtherDigest>},
      {"rsa-export-is-empty", "ENV-05", "A private key is exported as no bytes.",
       with_keys<ExportsNothing>},
      {"rsa-hides-padding-errors", "ENV-06",
       "A block with wrong padding decrypts to an empty plaintext.", with_keys<HidesPadding>},
      {"rsa-padding-errors-internal", "ENV-06", "Wrong padding is an internal error.",
       with_keys<TellsPadding>},
      {"rsa-fits-blocks", "ENV-06", "Blocks of another length are filled up or cut.",
       with_keys<FitsBlocks>},
      {"rsa-truncates-plaintexts", "ENV-06", "A plaintext that is too long is cut.",
       with_keys<TruncatesPlaintext>},
      {"rsa-refuses-long-plaintexts", "ENV-06", "Plaintexts over 64 bytes are refused.",
       with_keys<ShortPlaintextsOnly>},
      {"rs256-verifies-anything", "ENV-06", "Every signature verifies.",
       with_keys<VerifiesAnything>},
      {"rsa-generate-rounds-up", "ENV-06", "A key of another size is generated in the next one.",
       [](BackendPtr sound) -> BackendPtr {
         return std::make_shared<RoundsSizesUp>(std::move(sound));
       }},
  };
}

}  // namespace cmk::faults
