#include "reference/crypto/model_key.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <utility>

#include "reference/crypto/model_mix.h"
#include "reference/crypto/pkcs8.h"

namespace cmk::crypto {
namespace {

constexpr std::string_view kMark = "cmkconf model key, no secret:";  // what d begins with
constexpr auto kExponent = std::to_array<std::uint8_t>({1, 0, 1});   // 65537

// A block is nonce, tag, and a body of plaintext length and plaintext: 11 bytes on top of the
// plaintext, what the tightest scheme (RSA1_5) leaves.
constexpr std::size_t kNonceLen = 4;  // bytes
constexpr std::size_t kTagLen = 5;
constexpr std::size_t kBodyAt = kNonceLen + kTagLen;

std::uint64_t hash_of(std::uint64_t seed, ByteView bytes) {
  ModelHash hash(seed);
  hash.add(bytes);
  return hash.first();
}

// a * b of equally long numbers, schoolbook, in 32-bit digits.
Bytes multiply(ByteView a, ByteView b) {
  const auto digit = [](ByteView number, std::size_t i) {
    const std::uint8_t* at = number.data() + number.size() - 4 * (i + 1);
    return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 |
           at[3];
  };
  const std::size_t num_digits = a.size() / 4;
  std::vector<std::uint32_t> product(2 * num_digits, 0);
  for (std::size_t i = 0; i < num_digits; ++i) {
    std::uint64_t carry = 0;
    const std::uint64_t factor = digit(a, i);
    for (std::size_t j = 0; j < num_digits; ++j) {
      carry += factor * digit(b, j) + product[i + j];
      product[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    product[i + num_digits] = static_cast<std::uint32_t>(carry);
  }
  Bytes out(2 * a.size());
  for (std::size_t i = 0; i < product.size(); ++i)
    for (std::size_t j = 0; j < 4; ++j)
      out[out.size() - 1 - 4 * i - j] = static_cast<std::uint8_t>(product[i] >> (8 * j));
  return out;
}

// The numbers of a private key beyond n, e, p and q, as the model makes them.
struct Derived {
  Bytes d, dp, dq, qi;
};
Derived derive(ByteView p, ByteView q) {
  const std::uint64_t seed = hash_of(hash_of(1, p), q);
  Derived numbers;
  numbers.d.assign(2 * p.size() - 1, 0);
  numbers.dp.assign(p.size() - 1, 0);
  numbers.dq = numbers.qi = numbers.dp;
  add_stream(seed, numbers.d);
  std::ranges::copy(kMark, numbers.d.begin());
  std::uint64_t next = seed;
  for (Bytes* number : {&numbers.dp, &numbers.dq, &numbers.qi}) {
    add_stream(++next, *number);
    number->front() |= 1;  // no leading zero
  }
  return numbers;
}

bool numbers_fit(const RsaNumbers& k) {
  if (!std::ranges::equal(multiply(k.p, k.q), k.n)) return false;
  const Derived made = derive(k.p, k.q);
  const auto same =
      std::to_array<bool>({std::ranges::equal(made.d, k.d), std::ranges::equal(made.dp, k.dp),
                           std::ranges::equal(made.dq, k.dq), std::ranges::equal(made.qi, k.qi)});
  // All of them in a model key, none in a real one.
  return std::ranges::all_of(same, std::identity{}) || std::ranges::none_of(same, std::identity{});
}

std::size_t overhead(RsaScheme scheme) {  // RFC 8017, 7.1.1 and 7.2.1
  return scheme == RsaScheme::rsa1_5 ? 11 : scheme == RsaScheme::rsaOaep ? 42 : 66;
}

class ModelKey final : public RsaKey {
 public:
  ModelKey(RsaPublic numbers, SecretBytes pkcs8, std::shared_ptr<ModelCounter> counter)
      : numbers_(std::move(numbers)),
        pkcs8_(std::move(pkcs8)),
        counter_(std::move(counter)),
        id_(hash_of(hash_of(2, numbers_.n), numbers_.e)) {}

  [[nodiscard]] const RsaPublic& public_numbers() const override { return numbers_; }
  [[nodiscard]] int bits() const override { return static_cast<int>(numbers_.n.size() * 8); }
  [[nodiscard]] CryptoResult<SecretBytes> to_pkcs8() const override {
    if (pkcs8_.empty()) return std::unexpected(CryptoError::badKey);
    return pkcs8_;
  }

  [[nodiscard]] CryptoResult<std::size_t> encrypt(RsaScheme scheme, ByteView plaintext,
                                                  ByteView label,
                                                  std::span<std::uint8_t> out) const override {
    const std::size_t len = numbers_.n.size();
    if (plaintext.size() > len - overhead(scheme) || out.size() < len)
      return std::unexpected(CryptoError::badLength);
    const std::span<std::uint8_t> block = out.first(len);
    // Distinct for 2^32 blocks: an odd multiple of the count.
    const auto nonce = static_cast<std::uint32_t>(
        counter_ ? counter_->fetch_add(1, std::memory_order_relaxed) * 0x9e3779b1U
                 : hash_of(0x9e3779b1U, plaintext));
    std::memcpy(block.data(), &nonce, kNonceLen);
    const std::span<std::uint8_t> body = block.subspan(kBodyAt);
    std::ranges::fill(body, std::uint8_t{0});
    body[0] = static_cast<std::uint8_t>(plaintext.size() >> 8);
    body[1] = static_cast<std::uint8_t>(plaintext.size());
    std::ranges::copy(plaintext, body.begin() + 2);
    const auto tag = tag_of(scheme, label, nonce, body);
    add_stream(id_ ^ nonce, body);
    std::memcpy(block.data() + kNonceLen, tag.data(), kTagLen);
    return len;
  }

  [[nodiscard]] CryptoResult<std::size_t> decrypt(RsaScheme scheme, ByteView ciphertext,
                                                  ByteView label,
                                                  std::span<std::uint8_t> out) const override {
    const std::size_t len = numbers_.n.size();
    if (ciphertext.size() != len || out.size() < len)
      return std::unexpected(CryptoError::badLength);
    if (pkcs8_.empty()) return std::unexpected(CryptoError::badKey);
    std::uint32_t nonce = 0;
    std::memcpy(&nonce, ciphertext.data(), kNonceLen);
    std::array<std::uint8_t, kRsaBytesMax> copy{};
    const std::span<std::uint8_t> body = std::span(copy).first(len - kBodyAt);
    std::ranges::copy(ciphertext.subspan(kBodyAt), body.begin());
    add_stream(id_ ^ nonce, body);
    const auto tag = tag_of(scheme, label, nonce, body);
    const std::size_t plain_len = std::size_t{body[0]} << 8 | body[1];
    if (std::memcmp(tag.data(), ciphertext.data() + kNonceLen, kTagLen) != 0 ||
        plain_len > len - overhead(scheme))
      return std::unexpected(CryptoError::authenticationFailed);
    std::ranges::copy(body.subspan(2, plain_len), out.begin());
    return plain_len;
  }

  [[nodiscard]] CryptoResult<std::size_t> sign_rs256(ByteView digest,
                                                     std::span<std::uint8_t> out) const override {
    if (digest.size() != kSha256Len || out.size() < numbers_.n.size())
      return std::unexpected(CryptoError::badLength);
    if (pkcs8_.empty()) return std::unexpected(CryptoError::badKey);
    const Bytes signature = signature_of(digest);
    std::ranges::copy(signature, out.begin());
    return signature.size();
  }
  [[nodiscard]] CryptoResult<bool> verify_rs256(ByteView digest,
                                                ByteView signature) const override {
    if (digest.size() != kSha256Len) return std::unexpected(CryptoError::badLength);
    return std::ranges::equal(signature_of(digest), signature);
  }

 private:
  [[nodiscard]] std::array<std::uint8_t, 16> tag_of(RsaScheme scheme, ByteView label,
                                                    std::uint64_t nonce, ByteView body) const {
    ModelHash hash(id_ ^ nonce);
    hash.add(static_cast<std::uint64_t>(scheme));
    hash.add(scheme == RsaScheme::rsa1_5 ? ByteView() : label);
    hash.add(body);
    return hash.tag();
  }
  [[nodiscard]] Bytes signature_of(ByteView digest) const {
    Bytes signature(numbers_.n.size());
    add_stream(hash_of(id_, digest), signature);
    return signature;
  }

  RsaPublic numbers_;
  SecretBytes pkcs8_;  // empty: a public key
  std::shared_ptr<ModelCounter> counter_;
  std::uint64_t id_;
};

RsaPublic public_of(ByteView n, ByteView e) {
  return {Bytes(n.begin(), n.end()), Bytes(e.begin(), e.end())};
}

}  // namespace

RsaKeyPtr make_model_key(int bits, std::uint64_t seed, std::shared_ptr<ModelCounter> counter) {
  const auto half = static_cast<std::size_t>(bits) / 16;
  std::array<Bytes, 2> factors = {Bytes(half), Bytes(half)};
  for (std::size_t i = 0; i < 2; ++i) {
    add_stream(mix(seed, i + 11), factors.at(i));
    factors.at(i).front() |= 0xc0;  // the product has all its bits
    factors.at(i).back() |= 1;
  }
  const auto& [p, q] = factors;
  const Bytes n = multiply(p, q);
  const Derived k = derive(p, q);
  SecretBytes pkcs8 = write_rsa_pkcs8({n, kExponent, k.d, p, q, k.dp, k.dq, k.qi});
  return std::make_shared<ModelKey>(public_of(n, kExponent), std::move(pkcs8), std::move(counter));
}

CryptoResult<RsaKeyPtr> read_model_key(ByteView pkcs8, bool full_check,
                                       std::shared_ptr<ModelCounter> counter) {
  const auto numbers = parse_rsa_pkcs8(pkcs8);
  if (!numbers) return std::unexpected(numbers.error());
  if (full_check && !numbers_fit(*numbers)) return std::unexpected(CryptoError::badKey);
  return std::make_shared<ModelKey>(public_of(numbers->n, numbers->e), SecretBytes(pkcs8),
                                    std::move(counter));
}

CryptoResult<RsaKeyPtr> public_model_key(const RsaPublic& numbers,
                                         std::shared_ptr<ModelCounter> counter) {
  const ByteView n = trim(numbers.n);
  const ByteView e = trim(numbers.e);
  if (auto sound = check_public_ranges(n, e); !sound) return std::unexpected(sound.error());
  return std::make_shared<ModelKey>(public_of(n, e), SecretBytes(), std::move(counter));
}

}  // namespace cmk::crypto
