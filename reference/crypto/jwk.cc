#include "reference/crypto/jwk.h"

namespace cmk::crypto {

CryptoResult<SecretBytes> jwk_to_pkcs8(const RsaNumbers& members) {
  RsaNumbers k = members;
  for (ByteView* number : {&k.n, &k.e, &k.d, &k.p, &k.q, &k.dp, &k.dq, &k.qi}) {
    *number = trim(*number);
    if (number->empty() || number->size() > kRsaBytesMax)
      return std::unexpected(CryptoError::malformed);
  }
  if (auto sound = check_ranges(k); !sound) return std::unexpected(sound.error());
  return write_rsa_pkcs8(k);
}

CryptoResult<RsaKeyPtr> rsa_from_jwk(const Backend& backend, const RsaNumbers& members) {
  const auto der = jwk_to_pkcs8(members);
  if (!der) return std::unexpected(der.error());
  return backend.rsa_from_pkcs8(der->view());
}

}  // namespace cmk::crypto
