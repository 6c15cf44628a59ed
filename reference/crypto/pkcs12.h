// PKCS#12 (.pfx, RFC 7292), as far as an import needs it: where the MAC and the one shrouded key
// lie, and what opening them would cost. Nothing is decrypted here; certificates are not looked at.
//
//   PFX  = SEQUENCE { version 3, ContentInfo data -> AuthenticatedSafe, MacData }
//   AuthenticatedSafe = SEQUENCE OF ContentInfo      data: its bags are read; encryptedData:
//   skipped bag  = SEQUENCE { pkcs8ShroudedKeyBag, [0] EncryptedPrivateKeyInfo, attributes }
#pragma once

#include <optional>

#include "reference/crypto/backend.h"

namespace cmk::crypto {

enum class PbeHash { sha1, sha256 };

// RFC 7292, appendix B: HMAC over the AuthenticatedSafe, keyed by the password.
struct PfxMac {
  PbeHash hash = PbeHash::sha1;
  ByteView digest;
  ByteView salt;
  std::uint32_t iterations = 1;
};

// The encrypted key: pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292, appendix C), or PBES2 with PBKDF2
// (HMAC-SHA-1 or HMAC-SHA-256) and AES-CBC (RFC 8018, 6.2).
struct PfxKey {
  enum class Scheme { pbes1TripleDes, pbes2Aes };
  Scheme scheme = Scheme::pbes1TripleDes;
  PbeHash hash = PbeHash::sha1;
  ByteView salt;
  std::uint32_t iterations = 1;
  std::size_t aes_key_len = 0;  // bytes: 16, 24 or 32
  ByteView iv;                  // PBES2 only
  ByteView encrypted;
};

struct Pfx {
  ByteView authenticated_safe;
  PfxMac mac;
  PfxKey key;
};

// malformed: no DER PFX, no MAC, or not exactly one visible key. unsupportedAlgorithm: another MAC,
// PBE, or a PFX signed by a key. tooExpensive: more than kPbeIterationsMax iterations.
[[nodiscard]] CryptoResult<Pfx> parse_pfx(ByteView der);

// A UTF-8 password as PKCS#12 wants it: UTF-16, big-endian, closed by a zero. Nothing when it is no
// UTF-8.
[[nodiscard]] std::optional<SecretBytes> bmp_password(ByteView utf8);

}  // namespace cmk::crypto
