#include "reference/crypto/module_pfx.h"

#include <array>

#include "reference/crypto/pkcs12.h"

namespace cmk::crypto {
namespace {

enum KdfPurpose : std::uint8_t { kForKey = 1, kForIv = 2, kForMac = 3 };  // RFC 7292, B.3

constexpr std::size_t kTripleDesKeyLen = 24;  // bytes
constexpr std::size_t kTripleDesIvLen = 8;

cmk_in in(ByteView bytes) { return {bytes.data(), bytes.size()}; }
cmk_out out(SecretBytes& bytes) { return {bytes.writable().data(), bytes.size()}; }
cmk_hash to_c(PbeHash hash) { return hash == PbeHash::sha1 ? cmk_sha1 : cmk_sha256; }

CryptoResult<void> check_mac(const cmk_module& module, const Pfx& pfx, ByteView bmp) {
  const std::size_t len = pfx.mac.digest.size();
  SecretBytes key(len);
  SecretBytes mac(len);
  const cmk_hash hash = to_c(pfx.mac.hash);
  if (module.pkcs12_kdf(hash, kForMac, in(bmp), in(pfx.mac.salt), pfx.mac.iterations, out(key)) !=
          cmk_ok ||
      module.hmac(hash, in(key.view()), in(pfx.authenticated_safe), out(mac)) != cmk_ok)
    return std::unexpected(CryptoError::internal);
  if (!equal_constant_time(mac.view(), pfx.mac.digest))
    return std::unexpected(CryptoError::wrongPassword);
  return {};
}

// Key and IV of the shrouded bag.
CryptoResult<void> derive(const cmk_module& module, const PfxKey& bag, ByteView password,
                          ByteView bmp, SecretBytes& key, SecretBytes& iv) {
  cmk_status status = cmk_ok;
  if (bag.scheme == PfxKey::Scheme::pbes2Aes) {
    key.resize(bag.aes_key_len);
    iv = SecretBytes(bag.iv);
    status = module.pbkdf2(to_c(bag.hash), in(password), in(bag.salt), bag.iterations, out(key));
  } else {
    key.resize(kTripleDesKeyLen);
    iv.resize(kTripleDesIvLen);
    status = module.pkcs12_kdf(cmk_sha1, kForKey, in(bmp), in(bag.salt), bag.iterations, out(key));
    if (status == cmk_ok)
      status = module.pkcs12_kdf(cmk_sha1, kForIv, in(bmp), in(bag.salt), bag.iterations, out(iv));
  }
  if (status != cmk_ok) return std::unexpected(CryptoError::internal);
  return {};
}

}  // namespace

CryptoResult<SecretBytes> open_pfx(const cmk_module& module, ByteView der, ByteView password) {
  const auto pfx = parse_pfx(der);
  if (!pfx) return std::unexpected(pfx.error());
  const auto bmp = bmp_password(password);
  if (!bmp) return std::unexpected(CryptoError::wrongPassword);
  if (auto right = check_mac(module, *pfx, bmp->view()); !right)
    return std::unexpected(right.error());
  SecretBytes key;
  SecretBytes iv;
  if (auto derived = derive(module, pfx->key, password, bmp->view(), key, iv); !derived)
    return std::unexpected(derived.error());
  SecretBytes plain(pfx->key.encrypted.size() + 16);
  std::size_t len = 0;
  const bool aes = pfx->key.scheme == PfxKey::Scheme::pbes2Aes;
  const cmk_status status =
      module.cbc_decrypt(aes ? cmk_aes_cbc : cmk_des_ede3_cbc, in(key.view()), in(iv.view()),
                         in(pfx->key.encrypted), out(plain), &len);
  if (status != cmk_ok) return std::unexpected(CryptoError::wrongPassword);
  plain.resize(len);
  return plain;
}

}  // namespace cmk::crypto
