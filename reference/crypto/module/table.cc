// The table a module hands out.
#include "reference/crypto/module/parts.h"

namespace cmk_module_impl {
namespace {

cmk_identity identity() {
  return {lib.OpenSSL_version(OPENSSL_VERSION), reinterpret_cast<const void*>(lib.RSA_new)};
}

constexpr cmk_module kModule = {
    .identity = identity,
    .rsa_generate = rsa_generate,
    .rsa_from_pkcs8 = rsa_from_pkcs8,
    .rsa_from_public = rsa_from_public,
    .rsa_free = rsa_free,
    .rsa_bits = rsa_bits,
    .rsa_to_pkcs8 = rsa_to_pkcs8,
    .rsa_encrypt = rsa_encrypt,
    .rsa_decrypt = rsa_decrypt,
    .rsa_sign_rs256 = rsa_sign_rs256,
    .rsa_verify_rs256 = rsa_verify_rs256,
    .gcm_new = gcm_new,
    .gcm_free = gcm_free,
    .gcm_seal = gcm_seal,
    .gcm_open = gcm_open,
    .aes_wrap = aes_wrap,
    .aes_unwrap = aes_unwrap,
    .sha256 = sha256,
    .random = random,
    .pbkdf2 = pbkdf2,
    .pkcs12_kdf = pkcs12_kdf,
    .hmac = hmac,
    .cbc_decrypt = cbc_decrypt,
    .raw_rsa_new = raw_rsa_new,
    .raw_rsa_run = raw_rsa_run,
    .raw_rsa_free = raw_rsa_free,
    .raw_seal = raw_seal,
};

}  // namespace

cmk_status sha256(cmk_in data, std::uint8_t* digest) {
  SHA256_CTX state;
  lib.SHA256_Init(&state);
  if (data.len != 0) lib.SHA256_Update(&state, data.data, data.len);
  lib.SHA256_Final(digest, &state);
  lib.OPENSSL_cleanse(&state, sizeof state);
  return cmk_ok;
}

cmk_status random(cmk_out out) {
  if (out.capacity > kLengthMax) return cmk_bad_length;
  if (out.capacity == 0) return cmk_ok;
  const auto len = static_cast<int>(out.capacity);
  return lib.RAND_bytes(out.data, len) == 1 ? cmk_ok : refuse(cmk_internal);
}

}  // namespace cmk_module_impl

extern "C" __attribute__((visibility("default"))) const cmk_module* cmk_module_open(
    const char* directory, char* error, std::size_t error_len) {
  if (!cmk_module_impl::open_library(directory, error, error_len)) return nullptr;
  return &cmk_module_impl::kModule;
}
