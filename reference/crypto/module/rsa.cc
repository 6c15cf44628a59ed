// RSA encryption and signatures. A key keeps one idle context per operation and scheme: a thread
// takes it, works, and puts it back; a second thread at the same time makes its own.
#include <atomic>
#include <cstring>
#include <new>

#include "reference/crypto/module/parts.h"
#include "reference/crypto/module/rsa_key.h"

namespace cmk_module_impl {
namespace {

constexpr std::size_t kDigestLen = 32;

std::size_t slot_of(RsaUse use, cmk_rsa_scheme scheme) {
  switch (use) {
    case RsaUse::encrypt:
      return static_cast<std::size_t>(scheme);
    case RsaUse::decrypt:
      return 3 + static_cast<std::size_t>(scheme);
    case RsaUse::sign:
      return 6;
    case RsaUse::verify:
      break;
  }
  return 7;
}

// A key's idle context for as long as one operation lasts.
class Borrowed {
 public:
  Borrowed(const cmk_rsa* key, RsaUse use, cmk_rsa_scheme scheme)
      : slot_(key->idle[slot_of(use, scheme)]),
        context_(slot_.exchange(nullptr, std::memory_order_acquire)) {
    if (context_ == nullptr) context_ = rsa_context(key->pkey.get(), use, scheme).release();
  }
  ~Borrowed() {
    EVP_PKEY_CTX* other = slot_.exchange(context_, std::memory_order_release);
    if (other != nullptr) lib.EVP_PKEY_CTX_free(other);
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  [[nodiscard]] EVP_PKEY_CTX* get() const { return context_; }

 private:
  std::atomic<EVP_PKEY_CTX*>& slot_;
  EVP_PKEY_CTX* context_;
};

// The libraries keep a label for good, so a labelled operation has a context of its own.
PkeyCtxPtr labelled_context(const cmk_rsa* key, RsaUse use, cmk_rsa_scheme scheme, cmk_in label) {
  PkeyCtxPtr context = rsa_context(key->pkey.get(), use, scheme);
  void* copy = lib_malloc(label.len);
  if (!context || copy == nullptr) {
    lib_free(copy);
    return nullptr;
  }
  std::memcpy(copy, label.data, label.len);
  if (lib.EVP_PKEY_CTX_set0_rsa_oaep_label(context.get(), static_cast<unsigned char*>(copy),
                                           static_cast<int>(label.len)) <= 0) {
    lib_free(copy);
    return nullptr;
  }
  return context;
}

std::size_t block_len(const cmk_rsa* key) { return static_cast<std::size_t>(key->bits) / 8; }

// RFC 8017, 7.1.1 and 7.2.1: what the padding leaves of a block.
std::size_t plaintext_max(const cmk_rsa* key, cmk_rsa_scheme scheme) {
  const std::size_t overhead = scheme == cmk_rsa1_5 ? 11 : scheme == cmk_rsa_oaep ? 42 : 66;
  return block_len(key) - overhead;
}

cmk_status run(EVP_PKEY_CTX* context, RsaUse use, cmk_in in, cmk_out out, std::size_t* len) {
  static constexpr std::uint8_t kNothing = 0;
  if (context == nullptr) return refuse(cmk_internal);
  const std::uint8_t* data = in.len == 0 ? &kNothing : in.data;
  std::size_t written = out.capacity;
  if (use == RsaUse::encrypt) {
    if (lib.EVP_PKEY_encrypt(context, out.data, &written, data, in.len) <= 0)
      return refuse(cmk_internal);
  } else if (lib.EVP_PKEY_decrypt(context, out.data, &written, data, in.len) <= 0) {
    lib.OPENSSL_cleanse(out.data, out.capacity);
    return refuse(cmk_authentication_failed);
  }
  *len = written;
  return cmk_ok;
}

cmk_status run(const cmk_rsa* key, RsaUse use, cmk_rsa_scheme scheme, cmk_in in, cmk_in label,
               cmk_out out, std::size_t* len) {
  if (label.len != 0 && scheme != cmk_rsa1_5) {
    if (label.len > kLengthMax) return cmk_bad_length;
    return run(labelled_context(key, use, scheme, label).get(), use, in, out, len);
  }
  const Borrowed context(key, use, scheme);
  return run(context.get(), use, in, out, len);
}

}  // namespace

PkeyCtxPtr rsa_context(EVP_PKEY* key, RsaUse use, cmk_rsa_scheme scheme) {
  PkeyCtxPtr context(lib.EVP_PKEY_CTX_new(key, nullptr));
  EVP_PKEY_CTX* c = context.get();
  if (c == nullptr) return nullptr;
  const int ready = use == RsaUse::encrypt   ? lib.EVP_PKEY_encrypt_init(c)
                    : use == RsaUse::decrypt ? lib.EVP_PKEY_decrypt_init(c)
                    : use == RsaUse::sign    ? lib.EVP_PKEY_sign_init(c)
                                             : lib.EVP_PKEY_verify_init(c);
  if (ready <= 0) return nullptr;
  const bool signature = use == RsaUse::sign || use == RsaUse::verify;
  if (signature || scheme == cmk_rsa1_5) {
    if (lib.EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_PADDING) <= 0) return nullptr;
    if (signature && lib.EVP_PKEY_CTX_set_signature_md(c, lib.EVP_sha256()) <= 0) return nullptr;
    return context;
  }
  const EVP_MD* md = scheme == cmk_rsa_oaep ? lib.EVP_sha1() : lib.EVP_sha256();
  if (lib.EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_OAEP_PADDING) <= 0 ||
      lib.EVP_PKEY_CTX_set_rsa_oaep_md(c, md) <= 0 || lib.EVP_PKEY_CTX_set_rsa_mgf1_md(c, md) <= 0)
    return nullptr;
  return context;
}

cmk_status rsa_encrypt(const cmk_rsa* key, cmk_rsa_scheme scheme, cmk_in plaintext, cmk_in label,
                       cmk_out out, std::size_t* len) {
  if (plaintext.len > plaintext_max(key, scheme) || out.capacity < block_len(key))
    return cmk_bad_length;
  return run(key, RsaUse::encrypt, scheme, plaintext, label, out, len);
}

cmk_status rsa_decrypt(const cmk_rsa* key, cmk_rsa_scheme scheme, cmk_in ciphertext, cmk_in label,
                       cmk_out out, std::size_t* len) {
  if (ciphertext.len != block_len(key) || out.capacity < block_len(key)) return cmk_bad_length;
  if (!key->is_private) return cmk_bad_key;
  return run(key, RsaUse::decrypt, scheme, ciphertext, label, out, len);
}

cmk_status rsa_sign_rs256(const cmk_rsa* key, cmk_in digest, cmk_out out, std::size_t* len) {
  if (digest.len != kDigestLen || out.capacity < block_len(key)) return cmk_bad_length;
  if (!key->is_private) return cmk_bad_key;
  const Borrowed context(key, RsaUse::sign, cmk_rsa1_5);
  std::size_t written = out.capacity;
  if (context.get() == nullptr ||
      lib.EVP_PKEY_sign(context.get(), out.data, &written, digest.data, digest.len) <= 0)
    return refuse(cmk_internal);
  *len = written;
  return cmk_ok;
}

cmk_status rsa_verify_rs256(const cmk_rsa* key, cmk_in digest, cmk_in signature) {
  if (digest.len != kDigestLen) return cmk_bad_length;
  if (signature.len != block_len(key)) return cmk_authentication_failed;
  const Borrowed context(key, RsaUse::verify, cmk_rsa1_5);
  if (context.get() == nullptr) return refuse(cmk_internal);
  const int verified =
      lib.EVP_PKEY_verify(context.get(), signature.data, signature.len, digest.data, digest.len);
  return verified == 1 ? cmk_ok : refuse(cmk_authentication_failed);
}

}  // namespace cmk_module_impl
