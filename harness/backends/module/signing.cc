// Ed25519 by OpenSSL's EVP, in a module that no other symbol of the program meets.
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <climits>
#include <memory>

#include "harness/backends/module/signing_api.h"

namespace {

constexpr std::size_t kSignatureLength = 64;

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

// Nobody is asked for a password on a terminal: an encrypted key is no key here.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) { return -1; }

using ReadKey = EVP_PKEY* (*)(BIO*, EVP_PKEY**, pem_password_cb*, void*);

Owned<EVP_PKEY> read_key(const char* pem, std::size_t pem_len, ReadKey read) {
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, nullptr);
  if (pem_len > INT_MAX) return nullptr;
  const Owned<BIO> bio(BIO_new_mem_buf(pem, static_cast<int>(pem_len)));
  if (!bio) return nullptr;
  Owned<EVP_PKEY> key(read(bio.get(), nullptr, no_password, nullptr));
  ERR_clear_error();
  return key;
}

bool is_ed25519(const EVP_PKEY* key) { return EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519; }

}  // namespace

extern "C" {

[[gnu::visibility("default")]] cmk_signing_status cmk_ed25519_sign(const char* pem,
                                                                   std::size_t pem_len,
                                                                   const std::uint8_t* message,
                                                                   std::size_t message_len,
                                                                   std::uint8_t* signature) {
  const Owned<EVP_PKEY> key = read_key(pem, pem_len, PEM_read_bio_PrivateKey);
  if (!key) return cmk_signing_no_key;
  if (!is_ed25519(key.get())) return cmk_signing_not_ed25519;
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  std::size_t len = kSignatureLength;
  const bool done = context &&
                    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                    EVP_DigestSign(context.get(), signature, &len, message, message_len) == 1 &&
                    len == kSignatureLength;
  return done ? cmk_signing_ok : cmk_signing_internal;
}

[[gnu::visibility("default")]] cmk_signing_status cmk_ed25519_verify(
    const char* pem, std::size_t pem_len, const std::uint8_t* message, std::size_t message_len,
    const std::uint8_t* signature, std::size_t signature_len) {
  const Owned<EVP_PKEY> key = read_key(pem, pem_len, PEM_read_bio_PUBKEY);
  if (!key) return cmk_signing_no_key;
  if (!is_ed25519(key.get())) return cmk_signing_not_ed25519;
  if (signature == nullptr) return cmk_signing_ok;
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  const bool fits =
      context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
      EVP_DigestVerify(context.get(), signature, signature_len, message, message_len) == 1;
  ERR_clear_error();
  return fits ? cmk_signing_ok : cmk_signing_wrong;
}
}
