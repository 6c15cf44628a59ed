// The bare library calls, in a loop, with contexts made once: the yardstick of the benchmarks.
#include <new>
#include <utility>

#include "reference/crypto/module/parts.h"

struct cmk_raw {
  cmk_module_impl::PkeyCtxPtr context;
  bool decrypt = false;
};

namespace cmk_module_impl {

cmk_raw* raw_rsa_new(const cmk_rsa* key, cmk_rsa_scheme scheme, int decrypt) {
  const RsaUse use = decrypt != 0 ? RsaUse::decrypt : RsaUse::encrypt;
  PkeyCtxPtr context = rsa_context(rsa_pkey(key), use, scheme);
  if (!context) return nullptr;
  return new (std::nothrow) cmk_raw{std::move(context), decrypt != 0};
}

cmk_status raw_rsa_run(cmk_raw* raw, cmk_in in, cmk_out out, std::size_t times) {
  EVP_PKEY_CTX* c = raw->context.get();
  for (std::size_t i = 0; i < times; ++i) {
    std::size_t len = out.capacity;
    const int done = raw->decrypt ? lib.EVP_PKEY_decrypt(c, out.data, &len, in.data, in.len)
                                  : lib.EVP_PKEY_encrypt(c, out.data, &len, in.data, in.len);
    if (done <= 0) return refuse(cmk_internal);
  }
  return cmk_ok;
}

void raw_rsa_free(cmk_raw* raw) { delete raw; }

cmk_status raw_seal(cmk_in key, cmk_in nonce, cmk_in aad, cmk_in plaintext, cmk_out out,
                    std::size_t times) {
  const CipherCtxPtr context(lib.EVP_CIPHER_CTX_new());
  const EVP_CIPHER* cipher = gcm_cipher(key.len);
  EVP_CIPHER_CTX* c = context.get();
  if (c == nullptr || cipher == nullptr || nonce.len != 12 || plaintext.len > kLengthMax ||
      lib.EVP_CipherInit_ex(c, cipher, nullptr, key.data, nullptr, 1) <= 0)
    return refuse(cmk_internal);
  for (std::size_t i = 0; i < times; ++i) {
    int len = 0;
    if (lib.EVP_CipherInit_ex(c, nullptr, nullptr, nullptr, nonce.data, 1) <= 0 ||
        lib.EVP_CipherUpdate(c, nullptr, &len, aad.data, static_cast<int>(aad.len)) <= 0 ||
        lib.EVP_CipherUpdate(c, out.data, &len, plaintext.data, static_cast<int>(plaintext.len)) <=
            0 ||
        lib.EVP_CipherFinal_ex(c, out.data + plaintext.len, &len) <= 0 ||
        lib.EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, 16, out.data + plaintext.len) <= 0)
      return refuse(cmk_internal);
  }
  return cmk_ok;
}

}  // namespace cmk_module_impl
