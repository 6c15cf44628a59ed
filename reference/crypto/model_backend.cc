#include "reference/crypto/model_backend.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "reference/crypto/model_key.h"
#include "reference/crypto/model_mix.h"
#include "reference/crypto/pkcs12.h"

namespace cmk::crypto {
namespace {

constexpr std::uint64_t kPadMask = 7;  // the bits of a wrapping tag that hold the padding length

const auto kBadLength = std::unexpected(CryptoError::badLength);
const auto kFailed = std::unexpected(CryptoError::authenticationFailed);

bool is_aes_key(ByteView key) { return key.size() == 16 || key.size() == 24 || key.size() == 32; }

class ModelGcm final : public AesGcm {
 public:
  explicit ModelGcm(ByteView key) {
    ModelHash hash(3);
    hash.add(key);
    key_id_ = hash.first();
  }

  CryptoResult<std::size_t> seal(ByteView nonce, ByteView aad, ByteView plaintext,
                                 std::span<std::uint8_t> out) override {
    const std::size_t len = plaintext.size() + kGcmTagLen;
    if (nonce.empty() || out.size() < len) return kBadLength;
    const std::span<std::uint8_t> body = out.first(plaintext.size());
    if (!plaintext.empty()) std::memmove(body.data(), plaintext.data(), plaintext.size());
    add_stream(stream_seed(nonce), body);
    const auto tag = tag_of(nonce, aad, body);
    std::memcpy(out.data() + plaintext.size(), tag.data(), tag.size());
    return len;
  }
  CryptoResult<std::size_t> open(ByteView nonce, ByteView aad, ByteView sealed,
                                 std::span<std::uint8_t> out) override {
    if (nonce.empty() || sealed.size() < kGcmTagLen) return kBadLength;
    const ByteView body = sealed.first(sealed.size() - kGcmTagLen);
    if (out.size() < body.size()) return kBadLength;
    const auto tag = tag_of(nonce, aad, body);
    if (std::memcmp(tag.data(), sealed.data() + body.size(), tag.size()) != 0) {
      std::ranges::fill(out.first(body.size()), std::uint8_t{0});
      return kFailed;
    }
    if (!body.empty()) std::memmove(out.data(), body.data(), body.size());
    add_stream(stream_seed(nonce), out.first(body.size()));
    return body.size();
  }

 private:
  [[nodiscard]] std::uint64_t stream_seed(ByteView nonce) const {
    ModelHash hash(key_id_);
    hash.add(nonce);
    return hash.first();
  }
  [[nodiscard]] std::array<std::uint8_t, kGcmTagLen> tag_of(ByteView nonce, ByteView aad,
                                                            ByteView body) const {
    ModelHash hash(~key_id_);
    hash.add(nonce);
    hash.add(aad);
    hash.add(body);
    return hash.tag();
  }

  std::uint64_t key_id_ = 0;
};

// Key wrap: a tag of 8 bytes over the padded key, whose last bits tell the padding; the tag seeds
// the stream that hides the key.
std::uint64_t wrap_tag(ByteView kek, ByteView padded_key, std::uint64_t num_pad, bool padded) {
  ModelHash hash(padded ? 5 : 4);
  hash.add(kek);
  hash.add(num_pad);
  hash.add(padded_key);
  return (hash.first() & ~kPadMask) | num_pad;
}

std::uint64_t wrap_stream(ByteView kek, std::uint64_t tag) {
  ModelHash hash(tag);
  hash.add(kek);
  return hash.first();
}

SecretBytes wrap(ByteView kek, ByteView key, bool padded) {
  const std::size_t len = (key.size() + 7) / 8 * 8;
  SecretBytes out(8 + len);
  const std::span<std::uint8_t> body = out.writable().subspan(8);
  std::ranges::copy(key, body.begin());
  const std::uint64_t tag = wrap_tag(kek, body, len - key.size(), padded);
  std::memcpy(out.writable().data(), &tag, 8);
  add_stream(wrap_stream(kek, tag), body);
  return out;
}

CryptoResult<SecretBytes> unwrap(ByteView kek, ByteView wrapped, bool padded) {
  std::uint64_t tag = 0;
  std::memcpy(&tag, wrapped.data(), 8);
  SecretBytes key(wrapped.subspan(8));
  add_stream(wrap_stream(kek, tag), key.writable());
  const std::uint64_t num_pad = tag & kPadMask;
  if (wrap_tag(kek, key.view(), num_pad, padded) != tag) return kFailed;
  key.resize(key.size() - num_pad);
  return key;
}

class ModelBackend final : public Backend {
 public:
  ModelBackend(std::uint64_t seed, std::vector<KnownPfx> known, Draws draws)
      : seed_(seed),
        known_(std::move(known)),
        counter_(draws == Draws::counted ? std::make_shared<ModelCounter>(0) : nullptr) {}

  [[nodiscard]] std::string_view name() const override { return "model"; }
  [[nodiscard]] std::string_view version() const override { return "model 1 (no cryptography)"; }

  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_generate(int bits) const override {
    if (bits != 2048 && bits != 3072 && bits != 4096)
      return std::unexpected(CryptoError::unsupportedSize);
    return make_model_key(bits, fresh(), counter_);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_pkcs8(ByteView der) const override {
    return read_model_key(der, /*full_check=*/true, counter_);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_trusted_pkcs8(ByteView der) const override {
    return read_model_key(der, /*full_check=*/false, counter_);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_public(const RsaPublic& numbers) const override {
    return public_model_key(numbers, counter_);
  }
  [[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_pkcs12(ByteView pfx,
                                                        ByteView password) const override {
    if (auto parsed = parse_pfx(pfx); !parsed) return std::unexpected(parsed.error());
    for (const KnownPfx& known : known_) {
      if (!std::ranges::equal(known.pfx, pfx)) continue;
      if (!std::ranges::equal(known.password.view(), password))
        return std::unexpected(CryptoError::wrongPassword);
      return rsa_from_pkcs8(known.pkcs8);
    }
    return std::unexpected(CryptoError::malformed);
  }

  [[nodiscard]] CryptoResult<std::unique_ptr<AesGcm>> aes_gcm(ByteView key) const override {
    if (!is_aes_key(key)) return kBadLength;
    return std::make_unique<ModelGcm>(key);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_wrap(ByteView kek, ByteView key) const override {
    if (!is_aes_key(kek) || key.size() < 16 || key.size() % 8 != 0) return kBadLength;
    return wrap(kek, key, /*padded=*/false);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_unwrap(ByteView kek,
                                                     ByteView wrapped) const override {
    if (!is_aes_key(kek) || wrapped.size() < 24 || wrapped.size() % 8 != 0) return kBadLength;
    return unwrap(kek, wrapped, /*padded=*/false);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_wrap_padded(ByteView kek,
                                                          ByteView key) const override {
    if (!is_aes_key(kek) || key.empty()) return kBadLength;
    return wrap(kek, key, /*padded=*/true);
  }
  [[nodiscard]] CryptoResult<SecretBytes> aes_unwrap_padded(ByteView kek,
                                                            ByteView wrapped) const override {
    if (!is_aes_key(kek) || wrapped.size() < 16 || wrapped.size() % 8 != 0) return kBadLength;
    return unwrap(kek, wrapped, /*padded=*/true);
  }
  [[nodiscard]] CryptoResult<Bytes> sha256(ByteView data) const override {
    ModelHash hash(6);
    hash.add(data);
    Bytes digest(kSha256Len);
    add_stream(hash.first(), digest);
    return digest;
  }
  [[nodiscard]] CryptoResult<void> random(std::span<std::uint8_t> out) const override {
    std::ranges::fill(out, std::uint8_t{0});
    add_stream(fresh(), out);
    return {};
  }

 private:
  [[nodiscard]] std::uint64_t fresh() const {
    return mix(counter_ ? counter_->fetch_add(1, std::memory_order_relaxed) : 0, seed_);
  }

  std::uint64_t seed_;
  std::vector<KnownPfx> known_;
  std::shared_ptr<ModelCounter> counter_;  // null: repeatable
};

}  // namespace

std::shared_ptr<const Backend> make_model_backend(std::uint64_t seed, std::vector<KnownPfx> known,
                                                  Draws draws) {
  return std::make_shared<ModelBackend>(seed, std::move(known), draws);
}

}  // namespace cmk::crypto
