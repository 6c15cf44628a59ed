// The table a module hands out.
#include "reference/crypto/module/guard.h"
#include "reference/crypto/module/parts.h"

namespace cmk_module_impl {
namespace {

cmk_identity identity() {
  return {lib.OpenSSL_version(OPENSSL_VERSION), reinterpret_cast<const void*>(lib.RSA_new)};
}

constexpr cmk_module kModule = {
    .identity = guarded<identity>,
    .rsa_generate = guarded<rsa_generate>,
    .rsa_from_pkcs8 = guarded<rsa_from_pkcs8>,
    .rsa_from_public = guarded<rsa_from_public>,
    .rsa_free = guarded<rsa_free>,
    .rsa_bits = guarded<rsa_bits>,
    .rsa_to_pkcs8 = guarded<rsa_to_pkcs8>,
    .rsa_encrypt = guarded<rsa_encrypt>,
    .rsa_decrypt = guarded<rsa_decrypt>,
    .rsa_sign_rs256 = guarded<rsa_sign_rs256>,
    .rsa_verify_rs256 = guarded<rsa_verify_rs256>,
    .gcm_new = guarded<gcm_new>,
    .gcm_free = guarded<gcm_free>,
    .gcm_seal = guarded<gcm_seal>,
    .gcm_open = guarded<gcm_open>,
    .aes_wrap = guarded<aes_wrap>,
    .aes_unwrap = guarded<aes_unwrap>,
    .sha256 = guarded<sha256>,
    .random = guarded<random>,
    .pbkdf2 = guarded<pbkdf2>,
    .pkcs12_kdf = guarded<pkcs12_kdf>,
    .hmac = guarded<hmac>,
    .cbc_decrypt = guarded<cbc_decrypt>,
    .raw_rsa_new = guarded<raw_rsa_new>,
    .raw_rsa_run = guarded<raw_rsa_run>,
    .raw_rsa_free = guarded<raw_rsa_free>,
    .raw_seal = guarded<raw_seal>,
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
    const char* directory, char* error, std::size_t error_len) noexcept {
  if (error_len != 0) error[0] = '\0';
  if (!cmk_module_impl::guarded<cmk_module_impl::open_library>(directory, error, error_len)) {
    return nullptr;
  }
  return &cmk_module_impl::kModule;
}
