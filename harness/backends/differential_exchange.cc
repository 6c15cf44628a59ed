// ENV-05: what one backend wraps, encrypts or imports, the other unwraps, decrypts or imports.
#include <fmt/format.h>

#include <algorithm>

#include "harness/backends/differential.h"
#include "harness/backends/key_files.h"
#include "reference/crypto/byok.h"
#include "reference/crypto/jwk.h"

namespace cmk::backends {
namespace {

using crypto::Backend;
using crypto::CryptoResult;
using crypto::RsaKey;
using crypto::RsaKeyPtr;
using crypto::RsaScheme;

constexpr int kSizes[] = {2048, 3072, 4096};
constexpr std::pair<RsaScheme, const char*> kSchemes[] = {{RsaScheme::rsa1_5, "RSA1_5"},
                                                          {RsaScheme::rsaOaep, "RSA-OAEP"},
                                                          {RsaScheme::rsaOaep256, "RSA-OAEP-256"}};

Bytes counting(std::size_t len, std::uint8_t first) {
  Bytes bytes(len);
  for (std::size_t i = 0; i < len; ++i) bytes[i] = static_cast<std::uint8_t>(first + i);
  return bytes;
}
const Bytes kDataKey = counting(32, 1);
const Bytes kLabel = to_bytes("account/container");
const Bytes kNonce = counting(12, 64);

template <class T>
std::string refused(std::string_view step, const CryptoResult<T>& result) {
  return fmt::format("{} refused: {}", step, crypto::to_string(result.error()));
}

// Encrypts with one key and decrypts with the other.
std::string transfer(const RsaKey& maker, const RsaKey& reader, RsaScheme scheme, ByteView label) {
  Bytes block(crypto::kRsaBytesMax);
  const auto block_len = maker.encrypt(scheme, kDataKey, label, block);
  if (!block_len) return refused("encrypt", block_len);
  if (*block_len != static_cast<std::size_t>(maker.bits()) / 8) return "block of another length";
  Bytes plain(crypto::kRsaBytesMax);
  const auto len = reader.decrypt(scheme, ByteView(block).first(*block_len), label, plain);
  if (!len) return refused("decrypt", len);
  if (!std::ranges::equal(ByteView(plain).first(*len), kDataKey)) return "another plaintext";
  return "";
}

std::string same_key(const CryptoResult<RsaKeyPtr>& a, const CryptoResult<RsaKeyPtr>& b) {
  if (!a) return refused("making", a);
  if (!b) return refused("import", b);
  if ((*a)->public_numbers() != (*b)->public_numbers()) return "other public numbers";
  const auto der_a = (*a)->to_pkcs8();
  const auto der_b = (*b)->to_pkcs8();
  if (!der_a || !der_b || *der_a != *der_b) return "another private key";
  return "";
}

ExchangeCheck rsa_check(int bits, RsaScheme scheme, const char* scheme_name, bool labelled) {
  return {fmt::format("exchange/rsa/{}/{}{}", bits, scheme_name, labelled ? "/label" : ""),
          [=](const Backend& maker, const Backend& reader, const DifferentialInputs& inputs) {
            const auto a = maker.rsa_from_trusted_pkcs8(inputs.key(bits));
            const auto b = reader.rsa_from_trusted_pkcs8(inputs.key(bits));
            if (!a) return refused("import", a);
            if (!b) return refused("import", b);
            return transfer(**a, **b, scheme, labelled ? ByteView(kLabel) : ByteView());
          }};
}

std::string public_exchange(const Backend& maker, const Backend& reader,
                            const DifferentialInputs& inputs) {
  const auto b = reader.rsa_from_trusted_pkcs8(inputs.key(2048));
  if (!b) return refused("import", b);
  const auto a = maker.rsa_from_public((*b)->public_numbers());
  if (!a) return refused("public import", a);
  return transfer(**a, **b, RsaScheme::rsaOaep, {});
}

std::string generated_exchange(const Backend& maker, const Backend& reader,
                               const DifferentialInputs& /*inputs*/) {
  const auto made = maker.rsa_generate(2048);
  if (!made) return refused("generate", made);
  const auto der = (*made)->to_pkcs8();
  if (!der) return refused("export", der);
  const auto read = reader.rsa_from_pkcs8(der->view());
  if (std::string reason = same_key(made, read); !reason.empty()) return reason;
  return transfer(**made, **read, RsaScheme::rsaOaep256, {});
}

std::string signature_exchange(const Backend& maker, const Backend& reader,
                               const DifferentialInputs& inputs) {
  const auto a = maker.rsa_from_trusted_pkcs8(inputs.key(2048));
  const auto b = reader.rsa_from_trusted_pkcs8(inputs.key(2048));
  if (!a) return refused("import", a);
  if (!b) return refused("import", b);
  Bytes signature(crypto::kRsaBytesMax);
  const auto len = (*a)->sign_rs256(kDataKey, signature);
  if (!len) return refused("sign", len);
  const auto verified = (*b)->verify_rs256(kDataKey, ByteView(signature).first(*len));
  if (!verified) return refused("verify", verified);
  return *verified ? "" : "signature does not verify";
}

ExchangeCheck gcm_check(std::size_t key_len, std::size_t plain_len) {
  return {fmt::format("exchange/gcm/{}/{}-bytes", key_len * 8, plain_len),
          [=](const Backend& maker, const Backend& reader, const DifferentialInputs&) {
            const auto a = maker.aes_gcm(counting(key_len, 9));
            const auto b = reader.aes_gcm(counting(key_len, 9));
            if (!a) return refused("key", a);
            if (!b) return refused("key", b);
            const Bytes plain = counting(plain_len, 3);
            Bytes sealed(plain_len + crypto::kGcmTagLen);
            Bytes opened(plain_len);
            const auto sealed_len = (*a)->seal(kNonce, kLabel, plain, sealed);
            if (!sealed_len) return refused("seal", sealed_len);
            const auto len = (*b)->open(kNonce, kLabel, sealed, opened);
            if (!len) return refused("open", len);
            return opened == plain ? std::string() : "another plaintext";
          }};
}

ExchangeCheck wrap_check(std::size_t kek_len, std::size_t key_len, bool padded) {
  return {
      fmt::format("exchange/aes-wrap{}/{}/{}-bytes", padded ? "-padded" : "", kek_len * 8, key_len),
      [=](const Backend& maker, const Backend& reader, const DifferentialInputs&) {
        const Bytes kek = counting(kek_len, 5);
        const Bytes key = counting(key_len, 200);
        const auto wrapped = padded ? maker.aes_wrap_padded(kek, key) : maker.aes_wrap(kek, key);
        if (!wrapped) return refused("wrap", wrapped);
        const auto read = padded ? reader.aes_unwrap_padded(kek, wrapped->view())
                                 : reader.aes_unwrap(kek, wrapped->view());
        if (!read) return refused("unwrap", read);
        return std::ranges::equal(read->view(), key) ? std::string() : "another key";
      }};
}

std::string digest_exchange(const Backend& maker, const Backend& reader,
                            const DifferentialInputs& inputs) {
  const auto a = maker.sha256(inputs.key(2048));
  const auto b = reader.sha256(inputs.key(2048));
  if (!a) return refused("digest", a);
  if (!b) return refused("digest", b);
  return *a == *b ? "" : "another digest";
}

std::string random_exchange(const Backend& maker, const Backend& reader,
                            const DifferentialInputs& /*inputs*/) {
  Bytes a(32);
  Bytes b(32);
  Bytes again(32);
  if (!maker.random(a) || !reader.random(b) || !maker.random(again)) return "refused";
  return a == b || a == again ? "the same bytes twice" : "";
}

ExchangeCheck pkcs8_check(int bits) {
  return {fmt::format("exchange/import/pkcs8-{}", bits),
          [=](const Backend& maker, const Backend& reader, const DifferentialInputs& inputs) {
            return same_key(maker.rsa_from_pkcs8(inputs.key(bits)),
                            reader.rsa_from_trusted_pkcs8(inputs.key(bits)));
          }};
}

ExchangeCheck pfx_check(const std::string& name) {
  return {"exchange/import/pkcs12-" + name,
          [=](const Backend& maker, const Backend& reader, const DifferentialInputs& inputs) {
            const PfxFixture& fixture = inputs.fixture(name);
            return same_key(maker.rsa_from_pkcs12(fixture.pfx, as_bytes(kFixturePassword)),
                            reader.rsa_from_trusted_pkcs8(fixture.pkcs8));
          }};
}

std::string jwk_exchange(const Backend& maker, const Backend& reader,
                         const DifferentialInputs& inputs) {
  const auto numbers = crypto::parse_rsa_pkcs8(inputs.key(2048));
  if (!numbers) return refused("parse", numbers);
  return same_key(crypto::rsa_from_jwk(maker, *numbers),
                  reader.rsa_from_trusted_pkcs8(inputs.key(2048)));
}

std::string byok_exchange(const Backend& maker, const Backend& reader,
                          const DifferentialInputs& inputs) {
  const auto kek_a = maker.rsa_from_trusted_pkcs8(inputs.key(4096));
  const auto kek_b = reader.rsa_from_trusted_pkcs8(inputs.key(4096));
  if (!kek_a) return refused("import", kek_a);
  if (!kek_b) return refused("import", kek_b);
  const auto blob = crypto::byok_make(maker, **kek_a, "kek", inputs.key(2048, 1), "cmkconf");
  if (!blob) return refused("making", blob);
  return same_key(maker.rsa_from_trusted_pkcs8(inputs.key(2048, 1)),
                  crypto::byok_open(reader, **kek_b, *blob));
}

void add_rsa(std::vector<ExchangeCheck>& checks) {
  for (const int bits : kSizes)
    for (const auto& [scheme, name] : kSchemes) {
      checks.push_back(rsa_check(bits, scheme, name, false));
      if (scheme != RsaScheme::rsa1_5) checks.push_back(rsa_check(bits, scheme, name, true));
    }
  checks.push_back({"exchange/rsa/public", public_exchange});
  checks.push_back({"exchange/rsa/generated", generated_exchange});
  checks.push_back({"exchange/rsa/RS256", signature_exchange});
}

void add_symmetric(std::vector<ExchangeCheck>& checks) {
  for (const std::size_t key_len : {16, 24, 32}) {
    checks.push_back(gcm_check(key_len, 100));
    checks.push_back(wrap_check(key_len, 32, false));
    checks.push_back(wrap_check(key_len, 20, true));
  }
  checks.push_back(gcm_check(32, 0));
  checks.push_back(wrap_check(32, 16, false));
  checks.push_back(wrap_check(32, 1, true));
  checks.push_back({"exchange/sha256", digest_exchange});
  checks.push_back({"exchange/random", random_exchange});
}

}  // namespace

std::vector<ExchangeCheck> exchange_checks() {
  std::vector<ExchangeCheck> checks;
  add_rsa(checks);
  add_symmetric(checks);
  for (const int bits : kSizes) checks.push_back(pkcs8_check(bits));
  for (const char* name : {"rsa2048", "rsa3072", "rsa4096", "legacy-3des"})
    checks.push_back(pfx_check(name));
  checks.push_back({"exchange/import/jwk", jwk_exchange});
  checks.push_back({"exchange/import/byok", byok_exchange});
  return checks;
}

}  // namespace cmk::backends
