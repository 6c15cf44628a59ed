// The C face of a crypto module: one table of functions, filled by the same adapter source for each
// library. Nothing but plain data crosses it: no exception, no library type, no allocation that the
// other side frees (handles go back through their own free function). Buffers belong to the caller.
// An exception within the adapter, be it for want of memory, is cmk_internal, or null.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

// Outcome of a call: cmk_ok, or 1 + the value of cmk::crypto::CryptoError.
enum cmk_status {
  cmk_ok,
  cmk_malformed,
  cmk_wrong_password,
  cmk_not_rsa,
  cmk_bad_key,
  cmk_unsupported_size,
  cmk_unsupported_algorithm,
  cmk_bad_length,
  cmk_authentication_failed,
  cmk_too_expensive,
  cmk_internal,
};

enum cmk_rsa_scheme { cmk_rsa1_5, cmk_rsa_oaep, cmk_rsa_oaep256 };  // as cmk::crypto::RsaScheme
enum cmk_hash { cmk_sha1, cmk_sha256 };
enum cmk_cipher { cmk_aes_cbc, cmk_des_ede3_cbc };

struct cmk_in {
  const std::uint8_t* data;
  std::size_t len;
};
struct cmk_out {
  std::uint8_t* data;
  std::size_t capacity;
};

// An RSA key; const calls on it may come from several threads.
struct cmk_rsa;
// AES-GCM under one key; one thread at a time.
struct cmk_gcm;
// A library's own context of one RSA operation, for benchmarks.
struct cmk_raw;

// Which library a module really reached: its version string, and one of its functions. Two modules
// with the same `function`, or functions of one loaded object, are no two libraries.
struct cmk_identity {
  const char* version;
  const void* function;
};

// Calls that write bytes take `out` and store what they wrote in `*len`.
struct cmk_module {
  cmk_identity (*identity)() noexcept;

  cmk_status (*rsa_generate)(int bits, cmk_rsa** key) noexcept;
  // A PKCS#8 PrivateKeyInfo whose structure the caller has checked; `full_check` proves that the
  // numbers fit together and that p and q are prime.
  cmk_status (*rsa_from_pkcs8)(cmk_in der, int full_check, cmk_rsa** key) noexcept;
  cmk_status (*rsa_from_public)(cmk_in n, cmk_in e, cmk_rsa** key) noexcept;
  void (*rsa_free)(cmk_rsa* key) noexcept;
  int (*rsa_bits)(const cmk_rsa* key) noexcept;
  // PKCS#8 PrivateKeyInfo, at most 2,500 bytes for an RSA-4096 key.
  cmk_status (*rsa_to_pkcs8)(const cmk_rsa* key, cmk_out out, std::size_t* len) noexcept;
  // `out` holds a block in the four calls that follow.
  cmk_status (*rsa_encrypt)(const cmk_rsa* key, cmk_rsa_scheme scheme, cmk_in plaintext,
                            cmk_in label, cmk_out out, std::size_t* len) noexcept;
  cmk_status (*rsa_decrypt)(const cmk_rsa* key, cmk_rsa_scheme scheme, cmk_in ciphertext,
                            cmk_in label, cmk_out out, std::size_t* len) noexcept;
  cmk_status (*rsa_sign_rs256)(const cmk_rsa* key, cmk_in digest, cmk_out out,
                               std::size_t* len) noexcept;
  // cmk_ok, or cmk_authentication_failed when the signature is not of this digest.
  cmk_status (*rsa_verify_rs256)(const cmk_rsa* key, cmk_in digest, cmk_in signature) noexcept;

  cmk_status (*gcm_new)(cmk_in key, cmk_gcm** gcm) noexcept;
  void (*gcm_free)(cmk_gcm* gcm) noexcept;
  cmk_status (*gcm_seal)(cmk_gcm* gcm, cmk_in nonce, cmk_in aad, cmk_in plaintext, cmk_out out,
                         std::size_t* len) noexcept;
  cmk_status (*gcm_open)(cmk_gcm* gcm, cmk_in nonce, cmk_in aad, cmk_in sealed, cmk_out out,
                         std::size_t* len) noexcept;

  // AES key wrap, RFC 3394 (padded = 0) and RFC 5649 (padded = 1).
  cmk_status (*aes_wrap)(int padded, cmk_in kek, cmk_in key, cmk_out out,
                         std::size_t* len) noexcept;
  cmk_status (*aes_unwrap)(int padded, cmk_in kek, cmk_in wrapped, cmk_out out,
                           std::size_t* len) noexcept;

  // `digest` holds 32 bytes.
  cmk_status (*sha256)(cmk_in data, std::uint8_t* digest) noexcept;
  cmk_status (*random)(cmk_out out) noexcept;

  // Parts of password-based encryption; the caller bounds the iterations.
  cmk_status (*pbkdf2)(cmk_hash hash, cmk_in password, cmk_in salt, std::uint32_t iterations,
                       cmk_out key) noexcept;
  // RFC 7292, appendix B.2; `id` is 1 for a key, 2 for an IV, 3 for a MAC key.
  cmk_status (*pkcs12_kdf)(cmk_hash hash, std::uint8_t id, cmk_in bmp_password, cmk_in salt,
                           std::uint32_t iterations, cmk_out key) noexcept;
  // Fills exactly the hash's length.
  cmk_status (*hmac)(cmk_hash hash, cmk_in key, cmk_in data, cmk_out mac) noexcept;
  // Removes PKCS#7 padding; cmk_authentication_failed when it is wrong.
  cmk_status (*cbc_decrypt)(cmk_cipher cipher, cmk_in key, cmk_in iv, cmk_in data, cmk_out out,
                            std::size_t* len) noexcept;

  // The bare library calls in a loop, with contexts made once: what the benchmarks compare the
  // calls above with. A raw context works for as long as its key.
  cmk_raw* (*raw_rsa_new)(const cmk_rsa* key, cmk_rsa_scheme scheme, int decrypt) noexcept;
  cmk_status (*raw_rsa_run)(cmk_raw* raw, cmk_in in, cmk_out out, std::size_t times) noexcept;
  void (*raw_rsa_free)(cmk_raw* raw) noexcept;
  cmk_status (*raw_seal)(cmk_in key, cmk_in nonce, cmk_in aad, cmk_in plaintext, cmk_out out,
                         std::size_t times) noexcept;
};

// The one symbol a module exports. `directory` is where the module lies (a library that it opens
// lies beside it). Null, with a reason in `error`, when its library cannot be reached.
using cmk_module_open_fn = const cmk_module*(const char* directory, char* error,
                                             std::size_t error_len) noexcept;

}  // extern "C"
