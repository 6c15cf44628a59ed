// Imports that are wrong in one way.
#include <algorithm>

#include "harness/faults/faults.h"
#include "harness/faults/forwarding_backend.h"
#include "reference/crypto/der.h"

namespace cmk::faults {
namespace {

using crypto::CryptoError;
using Key = ForwardingBackend::Key;

// The first DER value of the input, without what follows it.
ByteView first_value(ByteView der) {
  crypto::DerReader reader(der);
  const auto item = reader.next();
  if (!item) return der;
  return der.first(static_cast<std::size_t>(item->content.data() - der.data()) +
                   item->content.size());
}

class TakesTrailingBytes final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs8(ByteView der) const override {
    return ForwardingBackend::rsa_from_pkcs8(first_value(der));
  }
};

class TakesTrailingPfxBytes final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs12(ByteView pfx, ByteView password) const override {
    return ForwardingBackend::rsa_from_pkcs12(first_value(pfx), password);
  }
};

class SkipsFullCheck final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs8(ByteView der) const override {
    return rsa_from_trusted_pkcs8(der);
  }
};

// Answers with a key of its own making where an import should be refused.
template <CryptoError Refusal>
class TakesRefused final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs8(ByteView der) const override {
    return or_public(ForwardingBackend::rsa_from_pkcs8(der));
  }
  [[nodiscard]] Key rsa_from_pkcs12(ByteView pfx, ByteView password) const override {
    return or_public(ForwardingBackend::rsa_from_pkcs12(pfx, password));
  }

 private:
  [[nodiscard]] Key or_public(Key key) const {
    if (key || key.error() != Refusal) return key;
    Bytes n(256, 0xff);
    return ForwardingBackend::rsa_from_public({n, Bytes{1, 0, 1}});
  }
};

class RefusesLargeKeys final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;

 protected:
  [[nodiscard]] Key adopt(Key key) const override {
    if (key && (*key)->bits() > 2048) return std::unexpected(CryptoError::unsupportedSize);
    return key;
  }
};

class RefusesPfx final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs12(ByteView, ByteView) const override {
    return std::unexpected(CryptoError::unsupportedAlgorithm);
  }
};

class RefusesImports final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Key rsa_from_pkcs8(ByteView) const override {
    return std::unexpected(CryptoError::badKey);
  }
};

class KeyWithOtherNumbers final : public ForwardingKey {
 public:
  explicit KeyWithOtherNumbers(crypto::RsaKeyPtr sound)
      : ForwardingKey(std::move(sound)), numbers_(ForwardingKey::public_numbers()) {
    std::ranges::reverse(numbers_.n);
  }
  [[nodiscard]] const crypto::RsaPublic& public_numbers() const override { return numbers_; }

 private:
  crypto::RsaPublic numbers_;
};

class ReversesModulus final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;

 protected:
  [[nodiscard]] Key adopt(Key key) const override {
    if (!key) return key;
    return std::make_shared<KeyWithOtherNumbers>(std::move(*key));
  }
};

}  // namespace

std::vector<BackendFault> import_faults() {
  return {
      {"rsa-reverses-modulus", "ENV-05", "The modulus is given out with its bytes reversed.",
       make<ReversesModulus>},
      {"rsa-2048-only", "ENV-05", "Keys over 2,048 bits are refused.", make<RefusesLargeKeys>},
      {"pkcs12-refused", "ENV-05", "Every .pfx is refused.", make<RefusesPfx>},
      {"pkcs8-refused", "ENV-05", "Every key that is fully checked is refused.",
       make<RefusesImports>},
      {"pkcs8-accepts-trailing-bytes", "ENV-06", "What follows a PrivateKeyInfo is ignored.",
       make<TakesTrailingBytes>},
      {"pkcs12-accepts-trailing-bytes", "ENV-06", "What follows a .pfx is ignored.",
       make<TakesTrailingPfxBytes>},
      {"pkcs8-skips-full-check", "ENV-06", "The numbers of an imported key are not checked.",
       make<SkipsFullCheck>},
      {"import-accepts-malformed", "ENV-06", "An import without structure gives some key.",
       make<TakesRefused<CryptoError::malformed>>},
      {"import-accepts-bad-numbers", "ENV-06", "A key with wrong numbers is accepted.",
       make<TakesRefused<CryptoError::badKey>>},
      {"import-accepts-other-types", "ENV-06", "A key that is not RSA is accepted.",
       make<TakesRefused<CryptoError::notRsa>>},
      {"import-accepts-other-sizes", "ENV-06", "A key of 1,024 bits is accepted.",
       make<TakesRefused<CryptoError::unsupportedSize>>},
      {"pkcs12-accepts-any-password", "ENV-06", "A wrong password opens a .pfx.",
       make<TakesRefused<CryptoError::wrongPassword>>},
      {"pkcs12-accepts-any-cost", "ENV-06", "An iteration count over the limit is accepted.",
       make<TakesRefused<CryptoError::tooExpensive>>},
      {"pkcs12-accepts-any-algorithm", "ENV-06", "An unknown encryption is accepted.",
       make<TakesRefused<CryptoError::unsupportedAlgorithm>>},
  };
}

}  // namespace cmk::faults
