// What the parts of the adapter share: owners of library objects, and the functions of each part.
#pragma once

#include <memory>

#include "reference/crypto/module/lib.h"
#include "reference/crypto/module/module_api.h"

namespace cmk_module_impl {

template <auto Member>
struct LibraryFree {
  template <class T>
  void operator()(T* object) const {
    (lib.*Member)(object);
  }
};
using PkeyPtr = std::unique_ptr<EVP_PKEY, LibraryFree<&Library::EVP_PKEY_free>>;
using PkeyCtxPtr = std::unique_ptr<EVP_PKEY_CTX, LibraryFree<&Library::EVP_PKEY_CTX_free>>;
using CipherCtxPtr = std::unique_ptr<EVP_CIPHER_CTX, LibraryFree<&Library::EVP_CIPHER_CTX_free>>;
using Pkcs8Ptr =
    std::unique_ptr<PKCS8_PRIV_KEY_INFO, LibraryFree<&Library::PKCS8_PRIV_KEY_INFO_free>>;
using BnPtr = std::unique_ptr<BIGNUM, LibraryFree<&Library::BN_free>>;
using BnCtxPtr = std::unique_ptr<BN_CTX, LibraryFree<&Library::BN_CTX_free>>;
using RsaPtr = std::unique_ptr<RSA, LibraryFree<&Library::RSA_free>>;

// Refuses with `status` and forgets what the library noted about it in the thread's error queue.
inline cmk_status refuse(cmk_status status) {
  lib.ERR_clear_error();
  return status;
}

constexpr std::size_t kLengthMax = std::size_t{1} << 30;  // fits the libraries' int lengths

// The context of one RSA operation, ready but for its input.
enum class RsaUse { encrypt, decrypt, sign, verify };
PkeyCtxPtr rsa_context(EVP_PKEY* key, RsaUse use, cmk_rsa_scheme scheme);
EVP_PKEY* rsa_pkey(const cmk_rsa* key);

// The AES-GCM cipher for a key of this length, fetched once; null for other lengths.
const EVP_CIPHER* gcm_cipher(std::size_t key_len);

cmk_status rsa_generate(int bits, cmk_rsa** key);
cmk_status rsa_from_pkcs8(cmk_in der, int full_check, cmk_rsa** key);
cmk_status rsa_from_public(cmk_in n, cmk_in e, cmk_rsa** key);
void rsa_free(cmk_rsa* key);
int rsa_bits(const cmk_rsa* key);
cmk_status rsa_to_pkcs8(const cmk_rsa* key, cmk_out out, std::size_t* len);
cmk_status rsa_encrypt(const cmk_rsa* key, cmk_rsa_scheme scheme, cmk_in plaintext, cmk_in label,
                       cmk_out out, std::size_t* len);
cmk_status rsa_decrypt(const cmk_rsa* key, cmk_rsa_scheme scheme, cmk_in ciphertext, cmk_in label,
                       cmk_out out, std::size_t* len);
cmk_status rsa_sign_rs256(const cmk_rsa* key, cmk_in digest, cmk_out out, std::size_t* len);
cmk_status rsa_verify_rs256(const cmk_rsa* key, cmk_in digest, cmk_in signature);

cmk_status gcm_new(cmk_in key, cmk_gcm** gcm);
void gcm_free(cmk_gcm* gcm);
cmk_status gcm_seal(cmk_gcm* gcm, cmk_in nonce, cmk_in aad, cmk_in plaintext, cmk_out out,
                    std::size_t* len);
cmk_status gcm_open(cmk_gcm* gcm, cmk_in nonce, cmk_in aad, cmk_in sealed, cmk_out out,
                    std::size_t* len);

cmk_status aes_wrap(int padded, cmk_in kek, cmk_in key, cmk_out out, std::size_t* len);
cmk_status aes_unwrap(int padded, cmk_in kek, cmk_in wrapped, cmk_out out, std::size_t* len);

cmk_status sha256(cmk_in data, std::uint8_t* digest);
cmk_status random(cmk_out out);

cmk_status pbkdf2(cmk_hash hash, cmk_in password, cmk_in salt, std::uint32_t iterations,
                  cmk_out key);
cmk_status pkcs12_kdf(cmk_hash hash, std::uint8_t id, cmk_in bmp_password, cmk_in salt,
                      std::uint32_t iterations, cmk_out key);
cmk_status hmac(cmk_hash hash, cmk_in key, cmk_in data, cmk_out mac);
cmk_status cbc_decrypt(cmk_cipher cipher, cmk_in key, cmk_in iv, cmk_in data, cmk_out out,
                       std::size_t* len);

cmk_raw* raw_rsa_new(const cmk_rsa* key, cmk_rsa_scheme scheme, int decrypt);
cmk_status raw_rsa_run(cmk_raw* raw, cmk_in in, cmk_out out, std::size_t times);
void raw_rsa_free(cmk_raw* raw);
cmk_status raw_seal(cmk_in key, cmk_in nonce, cmk_in aad, cmk_in plaintext, cmk_out out,
                    std::size_t times);

}  // namespace cmk_module_impl
