// AES-GCM with one context kept: the key schedule is made once, each call sets the nonce only.
#include <new>

#include "reference/crypto/module/parts.h"

struct cmk_gcm {
  cmk_module_impl::CipherCtxPtr context;
  std::size_t nonce_len = 12;  // as the context has it
};

namespace cmk_module_impl {
namespace {

constexpr std::size_t kTagLen = 16;

// Sets nonce and direction, then feeds the additional data.
cmk_status begin(cmk_gcm* gcm, bool seal, cmk_in nonce, cmk_in aad) {
  EVP_CIPHER_CTX* c = gcm->context.get();
  if (nonce.len == 0 || nonce.len > kLengthMax || aad.len > kLengthMax) return cmk_bad_length;
  if (nonce.len != gcm->nonce_len) {
    // A length that the library does not take leaves the context as it was.
    if (lib.EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_IVLEN, static_cast<int>(nonce.len), nullptr) <=
        0)
      return refuse(cmk_unsupported_algorithm);
    gcm->nonce_len = nonce.len;
  }
  int ignored = 0;
  if (lib.EVP_CipherInit_ex(c, nullptr, nullptr, nullptr, nonce.data, seal ? 1 : 0) <= 0)
    return refuse(cmk_internal);
  if (aad.len != 0 &&
      lib.EVP_CipherUpdate(c, nullptr, &ignored, aad.data, static_cast<int>(aad.len)) <= 0)
    return refuse(cmk_internal);
  return cmk_ok;
}

cmk_status crypt(EVP_CIPHER_CTX* c, cmk_in in, std::uint8_t* out) {
  int written = 0;
  if (in.len != 0 && lib.EVP_CipherUpdate(c, out, &written, in.data, static_cast<int>(in.len)) <= 0)
    return refuse(cmk_internal);
  return cmk_ok;
}

}  // namespace

const EVP_CIPHER* gcm_cipher(std::size_t key_len) {
#ifdef OPENSSL_IS_BORINGSSL
  if (key_len == 32) return lib.EVP_aes_256_gcm();
  if (key_len == 24) return lib.EVP_aes_192_gcm();
  if (key_len == 16) return lib.EVP_aes_128_gcm();
#else
  // Fetched for good: the process ends with them.
  static const EVP_CIPHER* const aes256 = lib.EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  static const EVP_CIPHER* const aes192 = lib.EVP_CIPHER_fetch(nullptr, "AES-192-GCM", nullptr);
  static const EVP_CIPHER* const aes128 = lib.EVP_CIPHER_fetch(nullptr, "AES-128-GCM", nullptr);
  if (key_len == 32) return aes256;
  if (key_len == 24) return aes192;
  if (key_len == 16) return aes128;
#endif
  return nullptr;
}

cmk_status gcm_new(cmk_in key, cmk_gcm** gcm) {
  const EVP_CIPHER* cipher = gcm_cipher(key.len);
  if (cipher == nullptr) return cmk_bad_length;
  CipherCtxPtr context(lib.EVP_CIPHER_CTX_new());
  if (!context || lib.EVP_CipherInit_ex(context.get(), cipher, nullptr, key.data, nullptr, 1) <= 0)
    return refuse(cmk_internal);
  *gcm = new (std::nothrow) cmk_gcm{std::move(context)};
  return *gcm == nullptr ? cmk_internal : cmk_ok;
}

void gcm_free(cmk_gcm* gcm) { delete gcm; }

cmk_status gcm_seal(cmk_gcm* gcm, cmk_in nonce, cmk_in aad, cmk_in plaintext, cmk_out out,
                    std::size_t* len) {
  if (plaintext.len > kLengthMax || out.capacity < plaintext.len + kTagLen) return cmk_bad_length;
  EVP_CIPHER_CTX* c = gcm->context.get();
  if (const cmk_status begun = begin(gcm, true, nonce, aad); begun != cmk_ok) return begun;
  if (const cmk_status done = crypt(c, plaintext, out.data); done != cmk_ok) return done;
  int ignored = 0;
  std::uint8_t* tag = out.data + plaintext.len;
  if (lib.EVP_CipherFinal_ex(c, tag, &ignored) <= 0 ||
      lib.EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, kTagLen, tag) <= 0)
    return refuse(cmk_internal);
  *len = plaintext.len + kTagLen;
  return cmk_ok;
}

cmk_status gcm_open(cmk_gcm* gcm, cmk_in nonce, cmk_in aad, cmk_in sealed, cmk_out out,
                    std::size_t* len) {
  if (sealed.len < kTagLen || sealed.len > kLengthMax || out.capacity < sealed.len - kTagLen)
    return cmk_bad_length;
  EVP_CIPHER_CTX* c = gcm->context.get();
  const cmk_in ciphertext{sealed.data, sealed.len - kTagLen};
  if (const cmk_status begun = begin(gcm, false, nonce, aad); begun != cmk_ok) return begun;
  if (const cmk_status done = crypt(c, ciphertext, out.data); done != cmk_ok) return done;
  int ignored = 0;
  std::uint8_t nothing[16];
  auto* tag = const_cast<std::uint8_t*>(sealed.data + ciphertext.len);  // only read
  if (lib.EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, kTagLen, tag) <= 0 ||
      lib.EVP_CipherFinal_ex(c, nothing, &ignored) <= 0) {
    if (ciphertext.len != 0) lib.OPENSSL_cleanse(out.data, ciphertext.len);
    return refuse(cmk_authentication_failed);
  }
  *len = ciphertext.len;
  return cmk_ok;
}

}  // namespace cmk_module_impl
