#include "reference/crypto/module_backend.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "reference/crypto/module_pfx.h"
#include "reference/crypto/pkcs8.h"

namespace cmk::crypto {
namespace {

static_assert(cmk_malformed == 1 + static_cast<int>(CryptoError::malformed));
static_assert(cmk_wrong_password == 1 + static_cast<int>(CryptoError::wrongPassword));
static_assert(cmk_bad_length == 1 + static_cast<int>(CryptoError::badLength));
static_assert(cmk_internal == 1 + static_cast<int>(CryptoError::internal));
static_assert(cmk_rsa_oaep256 == static_cast<int>(RsaScheme::rsaOaep256));

constexpr std::size_t kPkcs8Max = 2500;         // bytes; an RSA-4096 key takes 2,375
constexpr std::size_t kWrapInputMax = 1 << 28;  // bytes; no key is that long

cmk_in in(ByteView bytes) { return {bytes.data(), bytes.size()}; }
cmk_out out(std::span<std::uint8_t> bytes) { return {bytes.data(), bytes.size()}; }

std::unexpected<CryptoError> failure(cmk_status status) {
  return std::unexpected(static_cast<CryptoError>(status - 1));
}

CryptoResult<std::size_t> answer(cmk_status status, std::size_t len) {
  if (status != cmk_ok) return failure(status);
  return len;
}

cmk_rsa_scheme to_c(RsaScheme scheme) { return static_cast<cmk_rsa_scheme>(scheme); }

class ModuleKey final : public RsaKey {
 public:
  ModuleKey(const cmk_module& module, cmk_rsa* key, RsaPublic numbers)
      : module_(module), key_(key), numbers_(std::move(numbers)) {}
  ~ModuleKey() override { module_.rsa_free(key_); }
  ModuleKey(const ModuleKey&) = delete;
  ModuleKey& operator=(const ModuleKey&) = delete;

  [[nodiscard]] const RsaPublic& public_numbers() const override { return numbers_; }
  [[nodiscard]] int bits() const override { return module_.rsa_bits(key_); }
  [[nodiscard]] CryptoResult<SecretBytes> to_pkcs8() const override {
    return export_key(module_, key_);
  }

  [[nodiscard]] CryptoResult<std::size_t> encrypt(RsaScheme scheme, ByteView plaintext,
                                                  ByteView label,
                                                  std::span<std::uint8_t> block) const override {
    std::size_t len = 0;
    const cmk_status status =
        module_.rsa_encrypt(key_, to_c(scheme), in(plaintext), in(label), out(block), &len);
    return answer(status, len);
  }
  [[nodiscard]] CryptoResult<std::size_t> decrypt(RsaScheme scheme, ByteView ciphertext,
                                                  ByteView label,
                                                  std::span<std::uint8_t> block) const override {
    std::size_t len = 0;
    const cmk_status status =
        module_.rsa_decrypt(key_, to_c(scheme), in(ciphertext), in(label), out(block), &len);
    return answer(status, len);
  }
  [[nodiscard]] CryptoResult<std::size_t> sign_rs256(ByteView digest,
                                                     std::span<std::uint8_t> block) const override {
    std::size_t len = 0;
    const cmk_status status = module_.rsa_sign_rs256(key_, in(digest), out(block), &len);
    return answer(status, len);
  }
  [[nodiscard]] CryptoResult<bool> verify_rs256(ByteView digest,
                                                ByteView signature) const override {
    const cmk_status status = module_.rsa_verify_rs256(key_, in(digest), in(signature));
    if (status == cmk_authentication_failed) return false;
    if (status != cmk_ok) return failure(status);
    return true;
  }

  static CryptoResult<SecretBytes> export_key(const cmk_module& module, const cmk_rsa* key) {
    SecretBytes der(kPkcs8Max);
    std::size_t len = 0;
    const cmk_status status = module.rsa_to_pkcs8(key, out(der.writable()), &len);
    if (status != cmk_ok) return failure(status);
    der.resize(len);
    return der;
  }

 private:
  const cmk_module& module_;
  cmk_rsa* key_;
  RsaPublic numbers_;
};

class ModuleGcm final : public AesGcm {
 public:
  ModuleGcm(const cmk_module& module, cmk_gcm* gcm) : module_(module), gcm_(gcm) {}
  ~ModuleGcm() override { module_.gcm_free(gcm_); }
  ModuleGcm(const ModuleGcm&) = delete;
  ModuleGcm& operator=(const ModuleGcm&) = delete;

  CryptoResult<std::size_t> seal(ByteView nonce, ByteView aad, ByteView plaintext,
                                 std::span<std::uint8_t> sealed) override {
    std::size_t len = 0;
    const cmk_status status =
        module_.gcm_seal(gcm_, in(nonce), in(aad), in(plaintext), out(sealed), &len);
    return answer(status, len);
  }
  CryptoResult<std::size_t> open(ByteView nonce, ByteView aad, ByteView sealed,
                                 std::span<std::uint8_t> plaintext) override {
    std::size_t len = 0;
    const cmk_status status =
        module_.gcm_open(gcm_, in(nonce), in(aad), in(sealed), out(plaintext), &len);
    return answer(status, len);
  }

 private:
  const cmk_module& module_;
  cmk_gcm* gcm_;
};

class ModuleBackend final : public Backend {
 public:
  ModuleBackend(const cmk_module& module, std::string name)
      : module_(module), name_(std::move(name)), version_(module.identity().version) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::string_view version() const override { return version_; }

  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_generate(int bits) const override {
    cmk_rsa* key = nullptr;
    if (const cmk_status made = module_.rsa_generate(bits, &key); made != cmk_ok)
      return failure(made);
    const auto der = ModuleKey::export_key(module_, key);
    const auto numbers =
        der ? parse_rsa_pkcs8(der->view()) : std::unexpected(CryptoError::internal);
    if (!numbers) {
      module_.rsa_free(key);
      return std::unexpected(CryptoError::internal);
    }
    return adopt(key, numbers->n, numbers->e);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_pkcs8(ByteView der) const override {
    return import(der, /*full_check=*/1);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_trusted_pkcs8(ByteView der) const override {
    return import(der, /*full_check=*/0);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_public(const RsaPublic& numbers) const override {
    const ByteView n = trim(numbers.n);
    const ByteView e = trim(numbers.e);
    if (auto sound = check_public_ranges(n, e); !sound) return std::unexpected(sound.error());
    cmk_rsa* key = nullptr;
    if (const cmk_status made = module_.rsa_from_public(in(n), in(e), &key); made != cmk_ok)
      return failure(made);
    return adopt(key, n, e);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_pkcs12(ByteView pfx,
                                                        ByteView password) const override {
    const auto der = open_pfx(module_, pfx, password);
    if (!der) return std::unexpected(der.error());
    return rsa_from_pkcs8(der->view());
  }

  [[nodiscard]] CryptoResult<std::unique_ptr<AesGcm>> aes_gcm(ByteView key) const override {
    cmk_gcm* gcm = nullptr;
    if (const cmk_status made = module_.gcm_new(in(key), &gcm); made != cmk_ok)
      return failure(made);
    return std::make_unique<ModuleGcm>(module_, gcm);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_wrap(ByteView kek, ByteView key) const override {
    return wrap(module_.aes_wrap, 0, kek, key);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_unwrap(ByteView kek,
                                                     ByteView wrapped) const override {
    return wrap(module_.aes_unwrap, 0, kek, wrapped);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_wrap_padded(ByteView kek,
                                                          ByteView key) const override {
    return wrap(module_.aes_wrap, 1, kek, key);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_unwrap_padded(ByteView kek,
                                                            ByteView wrapped) const override {
    return wrap(module_.aes_unwrap, 1, kek, wrapped);
  }
  [[nodiscard]] CryptoResult<Bytes> sha256(ByteView data) const override {
    Bytes digest(kSha256Len);
    if (const cmk_status done = module_.sha256(in(data), digest.data()); done != cmk_ok)
      return failure(done);
    return digest;
  }
  [[nodiscard]] CryptoResult<void> random(std::span<std::uint8_t> bytes) const override {
    if (const cmk_status done = module_.random(out(bytes)); done != cmk_ok) return failure(done);
    return {};
  }

 private:
  CryptoResult<RsaKeyPtr> adopt(cmk_rsa* key, ByteView n, ByteView e) const {
    return std::make_shared<ModuleKey>(
        module_, key, RsaPublic{Bytes(n.begin(), n.end()), Bytes(e.begin(), e.end())});
  }

  [[nodiscard]] CryptoResult<RsaKeyPtr> import(ByteView der, int full_check) const {
    const auto numbers = parse_rsa_pkcs8(der);
    if (!numbers) return std::unexpected(numbers.error());
    cmk_rsa* key = nullptr;
    if (const cmk_status made = module_.rsa_from_pkcs8(in(der), full_check, &key); made != cmk_ok)
      return failure(made);
    return adopt(key, numbers->n, numbers->e);
  }

  CryptoResult<SecretBytes> wrap(decltype(cmk_module::aes_wrap) function, int padded, ByteView kek,
                                 ByteView input) const {
    if (input.size() > kWrapInputMax) return std::unexpected(CryptoError::badLength);
    SecretBytes result((input.size() + 7) / 8 * 8 + 8);
    std::size_t len = 0;
    const cmk_status status = function(padded, in(kek), in(input), out(result.writable()), &len);
    if (status != cmk_ok) return failure(status);
    result.resize(len);
    return result;
  }

  const cmk_module& module_;
  std::string name_;
  std::string version_;
};

}  // namespace

std::shared_ptr<const Backend> make_module_backend(const cmk_module& module, std::string name) {
  return std::make_shared<ModuleBackend>(module, std::move(name));
}

}  // namespace cmk::crypto
