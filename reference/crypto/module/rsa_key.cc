// How RSA keys come to be: generated, imported, checked, exported.
#include "reference/crypto/module/rsa_key.h"

#include <new>

namespace cmk_module_impl {
namespace {

cmk_status adopt(PkeyPtr pkey, bool is_private, cmk_rsa** out) {
  const int bits = lib.EVP_PKEY_bits(pkey.get());
  if (bits != 2048 && bits != 3072 && bits != 4096) return refuse(cmk_unsupported_size);
  auto* key = new (std::nothrow) cmk_rsa;
  if (key == nullptr) return cmk_internal;
  key->pkey = std::move(pkey);
  key->bits = bits;
  key->is_private = is_private;
  *out = key;
  return cmk_ok;
}

// Miller-Rabin rounds for a factor that somebody else chose: a composite passes one in 4^32 times.
[[maybe_unused]] constexpr int kPrimeRounds = 32;

// RSA_check_key of OpenSSL tests the factors, that of BoringSSL leaves it to others.
bool factors_are_prime([[maybe_unused]] const RSA* rsa) {
#ifdef OPENSSL_IS_BORINGSSL
  const BIGNUM* p = nullptr;
  const BIGNUM* q = nullptr;
  lib.RSA_get0_factors(rsa, &p, &q);
  const BnCtxPtr context(lib.BN_CTX_new());
  if (p == nullptr || q == nullptr || !context) return false;
  for (const BIGNUM* factor : {p, q})
    if (lib.BN_is_prime_fasttest_ex(factor, kPrimeRounds, context.get(), 1, nullptr) != 1)
      return false;
#endif
  return true;
}

bool numbers_fit(EVP_PKEY* pkey) {
  const RSA* rsa = lib.EVP_PKEY_get0_RSA(pkey);
  return rsa != nullptr && lib.RSA_check_key(rsa) == 1 && factors_are_prime(rsa);
}

}  // namespace

EVP_PKEY* rsa_pkey(const cmk_rsa* key) { return key->pkey.get(); }

cmk_status rsa_generate(int bits, cmk_rsa** key) {
  if (bits != 2048 && bits != 3072 && bits != 4096) return cmk_unsupported_size;
  const PkeyCtxPtr context(lib.EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr));
  EVP_PKEY* made = nullptr;
  if (!context || lib.EVP_PKEY_keygen_init(context.get()) <= 0 ||
      lib.EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), bits) <= 0 ||
      lib.EVP_PKEY_keygen(context.get(), &made) <= 0)
    return refuse(cmk_internal);
  return adopt(PkeyPtr(made), true, key);
}

cmk_status rsa_from_pkcs8(cmk_in der, int full_check, cmk_rsa** key) {
  if (der.len > kLengthMax) return cmk_malformed;
  const unsigned char* at = der.data;
  const Pkcs8Ptr info(lib.d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.len)));
  if (!info || at != der.data + der.len) return refuse(cmk_malformed);
  PkeyPtr pkey(lib.EVP_PKCS82PKEY(info.get()));
  // The structure was sound before the library saw it, so what it dislikes are the numbers.
  if (!pkey || (full_check != 0 && !numbers_fit(pkey.get()))) return refuse(cmk_bad_key);
  return adopt(std::move(pkey), true, key);
}

cmk_status rsa_from_public(cmk_in n, cmk_in e, cmk_rsa** key) {
  if (n.len > 512 || e.len > 512) return cmk_unsupported_size;
  BnPtr modulus(lib.BN_bin2bn(n.data, static_cast<int>(n.len), nullptr));
  BnPtr exponent(lib.BN_bin2bn(e.data, static_cast<int>(e.len), nullptr));
  RsaPtr rsa(lib.RSA_new());
  if (!modulus || !exponent || !rsa) return refuse(cmk_internal);
  if (lib.RSA_set0_key(rsa.get(), modulus.get(), exponent.get(), nullptr) != 1)
    return refuse(cmk_internal);
  static_cast<void>(modulus.release());
  static_cast<void>(exponent.release());
  PkeyPtr pkey(lib.EVP_PKEY_new());
  if (!pkey || lib.EVP_PKEY_assign(pkey.get(), EVP_PKEY_RSA, rsa.get()) != 1)
    return refuse(cmk_internal);
  static_cast<void>(rsa.release());
  return adopt(std::move(pkey), false, key);
}

void rsa_free(cmk_rsa* key) { delete key; }

int rsa_bits(const cmk_rsa* key) { return key->bits; }

cmk_status rsa_to_pkcs8(const cmk_rsa* key, cmk_out out, std::size_t* len) {
  if (!key->is_private) return cmk_bad_key;
  const Pkcs8Ptr info(lib.EVP_PKEY2PKCS8(key->pkey.get()));
  const int needed = info ? lib.i2d_PKCS8_PRIV_KEY_INFO(info.get(), nullptr) : -1;
  if (needed <= 0) return refuse(cmk_internal);
  if (static_cast<std::size_t>(needed) > out.capacity) return cmk_bad_length;
  unsigned char* at = out.data;
  if (lib.i2d_PKCS8_PRIV_KEY_INFO(info.get(), &at) != needed) return refuse(cmk_internal);
  *len = static_cast<std::size_t>(needed);
  return cmk_ok;
}

}  // namespace cmk_module_impl
