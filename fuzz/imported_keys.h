// What two libraries made of the same import, compared.
#pragma once

#include "fuzz/two_libraries.h"

namespace cmk::fuzz {

using ImportResult = crypto::CryptoResult<crypto::RsaKeyPtr>;

// Both refused, for the same reason, or both hold the same key: its public numbers, its size and
// its PKCS#8 are equal. Whether they hold one.
inline bool same_key(const Property& property, std::string_view input_class,
                     const ImportResult& openssl, const ImportResult& boringssl) {
  const auto& libraries = TwoLibraries::get();
  if (!libraries.both_accept(property, input_class, refusal_of(openssl), refusal_of(boringssl)))
    return false;
  const crypto::RsaKey& a = **openssl;
  const crypto::RsaKey& b = **boringssl;
  property.require(a.public_numbers() == b.public_numbers(), "public-numbers-differ");
  property.require(a.bits() == b.bits(), "sizes-differ");
  const auto pkcs8_a = a.to_pkcs8();
  const auto pkcs8_b = b.to_pkcs8();
  property.require(pkcs8_a && pkcs8_b && *pkcs8_a == *pkcs8_b, "exports-differ");
  return true;
}

}  // namespace cmk::fuzz
