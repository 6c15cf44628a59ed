// The seam to a crypto library. The reference is handed a Backend and knows nothing of the library
// behind it; opening libraries is the harness's work (harness/backends). Every operation answers
// with a value or a CryptoError: refusal is what this seam says it is, not a library's return
// value.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string_view>

#include "reference/core/bytes.h"

namespace cmk::crypto {

// Why an operation was refused. For people and diagnostics: what a caller of the reference may see
// of it is decided above the seam (RFC 8017, 7.1.2: padding and tag failures look alike).
enum class CryptoError {
  malformed,             // the input has no valid structure (DER, PKCS#8, PKCS#12)
  wrongPassword,         // the integrity check of a PKCS#12 or the decryption of its key failed
  notRsa,                // a well-formed key of another type
  badKey,                // an RSA key whose numbers do not fit together
  unsupportedSize,       // an RSA modulus that is not 2048, 3072 or 4096 bits
  unsupportedAlgorithm,  // this backend has no such algorithm (an old PBE, a 257-byte nonce)
  badLength,             // input or output length that the algorithm does not allow
  authenticationFailed,  // padding, tag or check value did not match
  tooExpensive,          // a PBE iteration count above kPbeIterationsMax
  internal,              // the library failed for a reason of its own
};
[[nodiscard]] std::string_view to_string(CryptoError error);

template <class T>
using CryptoResult = std::expected<T, CryptoError>;

// RSA encryption schemes of Key Vault (RFC 7518 4.2, 4.3).
enum class RsaScheme { rsa1_5, rsaOaep, rsaOaep256 };

inline constexpr std::size_t kGcmTagLen = 16;                // bytes; SP 800-38D
inline constexpr std::size_t kSha256Len = 32;                // bytes
inline constexpr std::uint32_t kPbeIterationsMax = 1000000;  // PKCS#5 iterations an import may cost
inline constexpr std::size_t kRsaBytesMax = 512;             // bytes of an RSA-4096 block

// The public numbers of an RSA key, big-endian, without leading zero bytes.
struct RsaPublic {
  Bytes n;
  Bytes e;
  bool operator==(const RsaPublic&) const = default;
};

// A parsed RSA private key, immutable; copies of a System share it. Made by one backend and used
// with that backend only (the others answer `internal`).
class RsaKey {
 public:
  virtual ~RsaKey() = default;
  RsaKey(const RsaKey&) = delete;
  RsaKey& operator=(const RsaKey&) = delete;
  [[nodiscard]] virtual const RsaPublic& public_numbers() const = 0;
  [[nodiscard]] virtual int bits() const = 0;  // 2048, 3072 or 4096
  // The key as PKCS#8 PrivateKeyInfo, DER (RFC 5208).
  [[nodiscard]] virtual CryptoResult<SecretBytes> to_pkcs8() const = 0;

  // Encrypts `plaintext` to exactly bits()/8 bytes at the front of `out`; returns that length.
  // `label` is the OAEP label; RSA1_5 takes none. badLength: plaintext too long for the scheme.
  [[nodiscard]] virtual CryptoResult<std::size_t> encrypt(RsaScheme scheme, ByteView plaintext,
                                                          ByteView label,
                                                          std::span<std::uint8_t> out) const = 0;
  // Decrypts a block of exactly bits()/8 bytes; `out` holds bits()/8 bytes, the returned length is
  // that of the plaintext. authenticationFailed for every kind of bad padding.
  [[nodiscard]] virtual CryptoResult<std::size_t> decrypt(RsaScheme scheme, ByteView ciphertext,
                                                          ByteView label,
                                                          std::span<std::uint8_t> out) const = 0;
  // RSASSA-PKCS1-v1_5 with SHA-256 over a 32-byte digest (JWA RS256).
  [[nodiscard]] virtual CryptoResult<std::size_t> sign_rs256(ByteView digest,
                                                             std::span<std::uint8_t> out) const = 0;
  [[nodiscard]] virtual CryptoResult<bool> verify_rs256(ByteView digest,
                                                        ByteView signature) const = 0;

 protected:
  RsaKey() = default;
};
using RsaKeyPtr = std::shared_ptr<const RsaKey>;

// AES-GCM under one key with its schedule kept (SP 800-38D). Not for two threads at once. `out` may
// begin where the text does that is sealed or opened; it overlaps no input otherwise.
class AesGcm {
 public:
  virtual ~AesGcm() = default;
  AesGcm(const AesGcm&) = delete;
  AesGcm& operator=(const AesGcm&) = delete;
  // Writes ciphertext then the 16-byte tag: plaintext.size() + 16 bytes of `out`. The nonce is any
  // length but zero.
  [[nodiscard]] virtual CryptoResult<std::size_t> seal(ByteView nonce, ByteView aad,
                                                       ByteView plaintext,
                                                       std::span<std::uint8_t> out) = 0;
  // Takes ciphertext and tag in one piece; writes the plaintext only when the tag is right, else
  // leaves zeros in `out` and answers authenticationFailed.
  [[nodiscard]] virtual CryptoResult<std::size_t> open(ByteView nonce, ByteView aad,
                                                       ByteView sealed,
                                                       std::span<std::uint8_t> out) = 0;

 protected:
  AesGcm() = default;
};

// One crypto library. Const methods may be used by several threads.
class Backend {
 public:
  virtual ~Backend() = default;
  Backend(const Backend&) = delete;
  Backend& operator=(const Backend&) = delete;

  [[nodiscard]] virtual std::string_view name() const = 0;     // "openssl", "boringssl", "model"
  [[nodiscard]] virtual std::string_view version() const = 0;  // the library's own version string

  [[nodiscard]] virtual CryptoResult<RsaKeyPtr> rsa_generate(int bits) const = 0;
  // PKCS#8 PrivateKeyInfo, DER, with nothing behind it; the key is fully checked.
  [[nodiscard]] virtual CryptoResult<RsaKeyPtr> rsa_from_pkcs8(ByteView der) const = 0;
  // The same for bytes that this program made or checked before (the prepared pool): no full check.
  [[nodiscard]] virtual CryptoResult<RsaKeyPtr> rsa_from_trusted_pkcs8(ByteView der) const = 0;
  // A key that encrypts and verifies only (badKey for the rest): for a sender who has no more of
  // it. unsupportedSize, badKey as for an import.
  [[nodiscard]] virtual CryptoResult<RsaKeyPtr> rsa_from_public(const RsaPublic& numbers) const = 0;
  // PKCS#12 (.pfx, RFC 7292), DER, password-protected, holding one RSA private key.
  [[nodiscard]] virtual CryptoResult<RsaKeyPtr> rsa_from_pkcs12(ByteView pfx,
                                                                ByteView password) const = 0;

  [[nodiscard]] virtual CryptoResult<std::unique_ptr<AesGcm>> aes_gcm(ByteView key) const = 0;
  // AES key wrap: RFC 3394 (multiples of 8 bytes, 16 at least) and RFC 5649 (1 byte and more).
  // `kek` is 16, 24 or 32 bytes.
  [[nodiscard]] virtual CryptoResult<SecretBytes> aes_wrap(ByteView kek, ByteView key) const = 0;
  [[nodiscard]] virtual CryptoResult<SecretBytes> aes_unwrap(ByteView kek,
                                                             ByteView wrapped) const = 0;
  [[nodiscard]] virtual CryptoResult<SecretBytes> aes_wrap_padded(ByteView kek,
                                                                  ByteView key) const = 0;
  [[nodiscard]] virtual CryptoResult<SecretBytes> aes_unwrap_padded(ByteView kek,
                                                                    ByteView wrapped) const = 0;
  [[nodiscard]] virtual CryptoResult<Bytes> sha256(ByteView data) const = 0;
  [[nodiscard]] virtual CryptoResult<void> random(std::span<std::uint8_t> out) const = 0;

 protected:
  Backend() = default;
};

}  // namespace cmk::crypto
