// The crypto library as the adapter sees it: a table of exactly the functions that the adapter
// calls. A library linked into the module fills it at compile time, one opened at run time by its
// symbols' addresses; `lib.NAME(...)` is the only way the adapter reaches a library.
#pragma once

#ifndef OPENSSL_SUPPRESS_DEPRECATED
#define OPENSSL_SUPPRESS_DEPRECATED  // AES block, SHA-1 and RSA_check_key: common to both libraries
#endif
#define BORINGSSL_NO_CXX

#include <openssl/aes.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#ifdef OPENSSL_IS_BORINGSSL
#include <openssl/mem.h>
#else
#include <openssl/modes.h>
#endif

#define CMK_LIB_COMMON(X)             \
  X(AES_decrypt)                      \
  X(AES_encrypt)                      \
  X(AES_set_decrypt_key)              \
  X(AES_set_encrypt_key)              \
  X(AES_unwrap_key)                   \
  X(AES_wrap_key)                     \
  X(BN_CTX_free)                      \
  X(BN_CTX_new)                       \
  X(BN_bin2bn)                        \
  X(BN_free)                          \
  X(BN_is_prime_fasttest_ex)          \
  X(ERR_clear_error)                  \
  X(EVP_CIPHER_CTX_ctrl)              \
  X(EVP_CIPHER_CTX_free)              \
  X(EVP_CIPHER_CTX_new)               \
  X(EVP_CipherFinal_ex)               \
  X(EVP_CipherInit_ex)                \
  X(EVP_CipherUpdate)                 \
  X(EVP_PKCS82PKEY)                   \
  X(EVP_PKEY2PKCS8)                   \
  X(EVP_PKEY_CTX_free)                \
  X(EVP_PKEY_CTX_new)                 \
  X(EVP_PKEY_CTX_new_id)              \
  X(EVP_PKEY_CTX_set0_rsa_oaep_label) \
  X(EVP_PKEY_CTX_set_rsa_keygen_bits) \
  X(EVP_PKEY_CTX_set_rsa_mgf1_md)     \
  X(EVP_PKEY_CTX_set_rsa_oaep_md)     \
  X(EVP_PKEY_CTX_set_rsa_padding)     \
  X(EVP_PKEY_CTX_set_signature_md)    \
  X(EVP_PKEY_assign)                  \
  X(EVP_PKEY_bits)                    \
  X(EVP_PKEY_decrypt)                 \
  X(EVP_PKEY_decrypt_init)            \
  X(EVP_PKEY_encrypt)                 \
  X(EVP_PKEY_encrypt_init)            \
  X(EVP_PKEY_free)                    \
  X(EVP_PKEY_get0_RSA)                \
  X(EVP_PKEY_keygen)                  \
  X(EVP_PKEY_keygen_init)             \
  X(EVP_PKEY_new)                     \
  X(EVP_PKEY_sign)                    \
  X(EVP_PKEY_sign_init)               \
  X(EVP_PKEY_verify)                  \
  X(EVP_PKEY_verify_init)             \
  X(EVP_aes_128_cbc)                  \
  X(EVP_aes_128_gcm)                  \
  X(EVP_aes_192_cbc)                  \
  X(EVP_aes_192_gcm)                  \
  X(EVP_aes_256_cbc)                  \
  X(EVP_aes_256_gcm)                  \
  X(EVP_des_ede3_cbc)                 \
  X(EVP_sha1)                         \
  X(EVP_sha256)                       \
  X(HMAC)                             \
  X(OPENSSL_cleanse)                  \
  X(OpenSSL_version)                  \
  X(PKCS5_PBKDF2_HMAC)                \
  X(PKCS8_PRIV_KEY_INFO_free)         \
  X(RAND_bytes)                       \
  X(RSA_check_key)                    \
  X(RSA_free)                         \
  X(RSA_get0_factors)                 \
  X(RSA_new)                          \
  X(RSA_set0_key)                     \
  X(SHA1_Final)                       \
  X(SHA1_Init)                        \
  X(SHA1_Update)                      \
  X(SHA256_Final)                     \
  X(SHA256_Init)                      \
  X(SHA256_Update)                    \
  X(d2i_PKCS8_PRIV_KEY_INFO)          \
  X(i2d_PKCS8_PRIV_KEY_INFO)

#ifdef OPENSSL_IS_BORINGSSL
#define CMK_LIB_OWN(X)     \
  X(AES_unwrap_key_padded) \
  X(AES_wrap_key_padded)   \
  X(OPENSSL_free)          \
  X(OPENSSL_malloc)
#else
#define CMK_LIB_OWN(X)     \
  X(CRYPTO_128_unwrap_pad) \
  X(CRYPTO_128_wrap_pad)   \
  X(CRYPTO_free)           \
  X(CRYPTO_malloc)         \
  X(EVP_CIPHER_fetch)      \
  X(OPENSSL_init_crypto)
#endif

namespace cmk_module_impl {

struct Library {
#define CMK_LIB_MEMBER(f) decltype(&::f) f;
  CMK_LIB_COMMON(CMK_LIB_MEMBER)
  CMK_LIB_OWN(CMK_LIB_MEMBER)
#undef CMK_LIB_MEMBER
};

#ifdef CMK_LIB_OPENED
extern Library lib;  // filled by open_library()
#else
#define CMK_LIB_ADDRESS(f) &::f,
inline constexpr Library lib = {CMK_LIB_COMMON(CMK_LIB_ADDRESS) CMK_LIB_OWN(CMK_LIB_ADDRESS)};
#undef CMK_LIB_ADDRESS
#endif

// Makes `lib` usable; false, with a reason in `error`, when it cannot be. `directory` is the
// module's own.
bool open_library(const char* directory, char* error, std::size_t error_len);

inline void* lib_malloc(std::size_t len) {
#ifdef OPENSSL_IS_BORINGSSL
  return lib.OPENSSL_malloc(len);
#else
  return lib.CRYPTO_malloc(len, "", 0);
#endif
}
inline void lib_free(void* memory) {
#ifdef OPENSSL_IS_BORINGSSL
  lib.OPENSSL_free(memory);
#else
  lib.CRYPTO_free(memory, "", 0);
#endif
}

}  // namespace cmk_module_impl
