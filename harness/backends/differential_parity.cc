// ENV-06: both backends accept and refuse the same inputs, for the same reason.
#include <fmt/format.h>

#include <algorithm>

#include "harness/backends/differential.h"
#include "harness/backends/key_files.h"
#include "reference/crypto/byok.h"
#include "reference/crypto/pkcs8.h"

namespace cmk::backends {
namespace {

using crypto::Backend;
using crypto::CryptoResult;
using crypto::RsaNumbers;
using crypto::RsaScheme;

const Bytes kPlaintext(32, 0x5a);

template <class T>
std::string outcome_of(const CryptoResult<T>& result) {
  if (result) return "accepted";
  return fmt::format("refused: {}", crypto::to_string(result.error()));
}

using Alter = std::function<void(Bytes&)>;

Alter cut(std::size_t len) {
  return [=](Bytes& bytes) { bytes.resize(len < bytes.size() ? len : bytes.size()); };
}
Alter append(std::uint8_t byte) {
  return [=](Bytes& bytes) { bytes.push_back(byte); };
}
// Flips one bit; a place from the end when negative.
Alter flip(std::ptrdiff_t at, std::uint8_t mask = 1) {
  return [=](Bytes& bytes) {
    const auto size = static_cast<std::ptrdiff_t>(bytes.size());
    bytes.at(static_cast<std::size_t>(at < 0 ? size + at : at)) ^= mask;
  };
}
const Alter kSame = [](Bytes&) {};

ParityCheck pkcs8(const std::string& name, const Alter& alter, const char* fixture = nullptr) {
  return {"parity/pkcs8/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            Bytes der = fixture == nullptr ? inputs.key(2048) : inputs.fixture(fixture).pkcs8;
            alter(der);
            return outcome_of(backend.rsa_from_pkcs8(der));
          }};
}

void add_pkcs8(std::vector<ParityCheck>& checks) {
  checks.push_back(pkcs8("empty", cut(0)));
  for (const std::size_t len : {1, 4, 26, 300, 1200})
    checks.push_back(pkcs8(fmt::format("cut-to-{}", len), cut(len)));
  checks.push_back(pkcs8("trailing-byte", append(0)));
  // Outer tag, length, version, algorithm, key's tag, inner version, modulus, exponent, …
  for (const int at : {0,  1,   3,   6,   8,   12,  15,  23,  24,  26,   34,
                       40, 150, 297, 303, 310, 560, 700, 850, 950, 1100, -1})
    checks.push_back(pkcs8(fmt::format("flipped-byte-{}", at), flip(at)));
  checks.push_back(
      {"parity/pkcs8/composite", [](const Backend& backend, const DifferentialInputs& inputs) {
         return outcome_of(backend.rsa_from_pkcs8(inputs.composite));
       }});
  checks.push_back(pkcs8("rsa1024", kSame, "rsa1024"));
  checks.push_back(pkcs8("ec-p256", kSame, "ec-p256"));
}

// A key put together out of two, or with a number changed.
ParityCheck numbers(const std::string& name,
                    const std::function<void(RsaNumbers&, const RsaNumbers&)>& alter) {
  return {"parity/numbers/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            auto k = crypto::parse_rsa_pkcs8(inputs.key(2048));
            const auto other = crypto::parse_rsa_pkcs8(inputs.key(2048, 1));
            if (!k || !other) return std::string("no key");
            alter(*k, *other);
            return outcome_of(backend.rsa_from_pkcs8(crypto::write_rsa_pkcs8(*k).view()));
          }};
}

void add_numbers(std::vector<ParityCheck>& checks) {
  static const Bytes kThree = {3};
  static const Bytes kEven = {1, 0, 0};
  static const Bytes kFive = {5};
  checks.push_back(numbers("other-n", [](auto& k, const auto& o) { k.n = o.n; }));
  checks.push_back(numbers("other-d", [](auto& k, const auto& o) { k.d = o.d; }));
  checks.push_back(numbers("other-p", [](auto& k, const auto& o) { k.p = o.p; }));
  checks.push_back(numbers("e-3", [](auto& k, const auto&) { k.e = kThree; }));
  checks.push_back(numbers("e-even", [](auto& k, const auto&) { k.e = kEven; }));
  checks.push_back(numbers("p-twice", [](auto& k, const auto&) { k.q = k.p; }));
  checks.push_back(numbers("p-and-q-swapped", [](auto& k, const auto&) { std::swap(k.p, k.q); }));
  checks.push_back(numbers("dp-5", [](auto& k, const auto&) { k.dp = kFive; }));
  checks.push_back(numbers("dq-5", [](auto& k, const auto&) { k.dq = kFive; }));
  checks.push_back(numbers("qi-5", [](auto& k, const auto&) { k.qi = kFive; }));
  checks.push_back(numbers("no-qi", [](auto& k, const auto&) { k.qi = {}; }));
}

ParityCheck pfx(const std::string& name, const char* fixture, const Alter& alter,
                std::string_view password = kFixturePassword) {
  return {"parity/pkcs12/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            Bytes bytes = inputs.fixture(fixture).pfx;
            alter(bytes);
            return outcome_of(backend.rsa_from_pkcs12(bytes, as_bytes(password)));
          }};
}

// Changes the last byte of the first object identifier that is encoded so.
Alter other_algorithm(const Bytes& oid) {
  return [=](Bytes& bytes) {
    const auto found = std::ranges::search(bytes, oid);
    if (!found.empty()) found.back() ^= 0x40;
  };
}

void add_pfx(std::vector<ParityCheck>& checks) {
  checks.push_back(pfx("unknown-hash", "legacy-3des", other_algorithm({0x2b, 14, 3, 2, 26})));
  checks.push_back(pfx("wrong-password", "rsa2048", kSame, "wrong"));
  checks.push_back(pfx("empty-password", "rsa2048", kSame, ""));
  checks.push_back(pfx("password-no-utf8", "rsa2048", kSame, "\xff"));
  checks.push_back(pfx("legacy-wrong-password", "legacy-3des", kSame, "wrong"));
  for (const char* name : {"rsa1024", "ec-p256", "expensive"})
    checks.push_back(pfx(name, name, kSame));
  checks.push_back(pfx("trailing-byte", "rsa2048", append(0)));
  for (const std::size_t len : {0, 5, 100, 1000, 2000})
    checks.push_back(pfx(fmt::format("cut-to-{}", len), "rsa2048", cut(len)));
  for (const int at : {0, 2, 6, 10, 30, 60, 500, 1500, -1, -3, -10, -40})
    checks.push_back(pfx(fmt::format("flipped-byte-{}", at), "rsa2048", flip(at)));
}

// Decrypting a block made by the same backend, altered.
ParityCheck rsa(const std::string& name, RsaScheme scheme, RsaScheme read_as, const Alter& alter,
                std::string_view label = "a", std::string_view read_label = "a") {
  return {"parity/rsa/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            const auto key = backend.rsa_from_trusted_pkcs8(inputs.key(2048));
            if (!key) return outcome_of(key);
            Bytes block(256);
            const auto made = (*key)->encrypt(scheme, kPlaintext, as_bytes(label), block);
            if (!made) return outcome_of(made);
            alter(block);
            Bytes plain(crypto::kRsaBytesMax);
            return outcome_of((*key)->decrypt(read_as, block, as_bytes(read_label), plain));
          }};
}

ParityCheck rsa_encrypt(const std::string& name, RsaScheme scheme, std::size_t len) {
  return {"parity/rsa/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            const auto key = backend.rsa_from_trusted_pkcs8(inputs.key(2048));
            if (!key) return outcome_of(key);
            Bytes block(256);
            return outcome_of((*key)->encrypt(scheme, Bytes(len, 1), {}, block));
          }};
}

std::string verify_outcome(const Backend& backend, const DifferentialInputs& inputs, Bytes digest,
                           const Alter& alter) {
  const auto key = backend.rsa_from_trusted_pkcs8(inputs.key(2048));
  if (!key) return outcome_of(key);
  Bytes signature(256);
  if (const auto made = (*key)->sign_rs256(kPlaintext, signature); !made) return outcome_of(made);
  alter(signature);
  const auto verified = (*key)->verify_rs256(digest, signature);
  if (!verified) return outcome_of(verified);
  return *verified ? "accepted" : "does not verify";
}

ParityCheck verify(const std::string& name, const Bytes& digest, const Alter& alter) {
  return {"parity/verify/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            return verify_outcome(backend, inputs, digest, alter);
          }};
}

void add_oaep(std::vector<ParityCheck>& checks, RsaScheme scheme, const char* name) {
  const auto add = [&](const char* what, const Alter& alter) {
    checks.push_back(rsa(fmt::format("{}-{}", name, what), scheme, scheme, alter));
  };
  add("flipped-first", flip(0, 0x80));
  add("flipped-middle", flip(128));
  add("flipped-last", flip(-1));
  add("cut-by-one", cut(255));
  add("one-byte-more", append(0));
  add("empty", cut(0));
  add("all-ones", [](Bytes& bytes) { bytes.assign(bytes.size(), 0xff); });
  add("all-zeros", [](Bytes& bytes) { bytes.assign(bytes.size(), 0); });
  checks.push_back(rsa(fmt::format("{}-other-label", name), scheme, scheme, kSame, "a", "b"));
  checks.push_back(rsa(fmt::format("{}-no-label", name), scheme, scheme, kSame, "a", ""));
}

void add_rsa(std::vector<ParityCheck>& checks) {
  using enum RsaScheme;
  add_oaep(checks, rsaOaep, "oaep");
  add_oaep(checks, rsaOaep256, "oaep256");
  checks.push_back(rsa("oaep-read-as-oaep256", rsaOaep, rsaOaep256, kSame));
  checks.push_back(rsa("oaep256-read-as-oaep", rsaOaep256, rsaOaep, kSame));
  checks.push_back(rsa("rsa1_5-cut-by-one", rsa1_5, rsa1_5, cut(255)));
  checks.push_back(rsa("rsa1_5-all-ones", rsa1_5, rsa1_5,
                       [](Bytes& bytes) { bytes.assign(bytes.size(), 0xff); }));
  checks.push_back(rsa_encrypt("rsa1_5-longest", rsa1_5, 245));
  checks.push_back(rsa_encrypt("rsa1_5-too-long", rsa1_5, 246));
  checks.push_back(rsa_encrypt("oaep-longest", rsaOaep, 214));
  checks.push_back(rsa_encrypt("oaep-too-long", rsaOaep, 215));
  checks.push_back(rsa_encrypt("oaep256-longest", rsaOaep256, 190));
  checks.push_back(rsa_encrypt("oaep256-too-long", rsaOaep256, 191));
  checks.push_back(verify("other-digest", Bytes(32, 1), kSame));
  checks.push_back(verify("flipped", kPlaintext, flip(77)));
  checks.push_back(verify("cut-by-one", kPlaintext, cut(255)));
  checks.push_back(verify("short-digest", Bytes(31, 1), kSame));
  for (const int bits : {0, 1024, 2047, 5120})
    checks.push_back({fmt::format("parity/generate/{}", bits),
                      [=](const Backend& backend, const DifferentialInputs&) {
                        return outcome_of(backend.rsa_generate(bits));
                      }});
}

ParityCheck gcm(const std::string& name, std::size_t key_len, std::size_t nonce_len,
                const Alter& alter, std::string_view read_aad = "aad") {
  return {"parity/gcm/" + name, [=](const Backend& backend, const DifferentialInputs&) {
            const auto cipher = backend.aes_gcm(Bytes(key_len, 4));
            if (!cipher) return outcome_of(cipher);
            const Bytes nonce(nonce_len, 7);
            Bytes sealed(kPlaintext.size() + crypto::kGcmTagLen);
            const auto made = (*cipher)->seal(nonce, as_bytes("aad"), kPlaintext, sealed);
            if (!made) return outcome_of(made);
            alter(sealed);
            Bytes plain(kPlaintext.size() + 1);
            return outcome_of((*cipher)->open(nonce, as_bytes(read_aad), sealed, plain));
          }};
}

void add_gcm(std::vector<ParityCheck>& checks) {
  for (const std::size_t len : {0, 8, 15, 17, 31, 33})
    checks.push_back(gcm(fmt::format("key-{}", len), len, 12, kSame));
  for (const std::size_t len : {0, 1, 11, 13, 128, 257})
    checks.push_back(gcm(fmt::format("nonce-{}", len), 32, len, kSame));
  for (const int at : {0, 31, 32, -1})
    checks.push_back(gcm(fmt::format("flipped-byte-{}", at), 32, 12, flip(at)));
  checks.push_back(gcm("cut-by-one", 32, 12, cut(47)));
  checks.push_back(gcm("cut-to-15", 32, 12, cut(15)));
  checks.push_back(gcm("cut-to-16", 32, 12, cut(16)));
  checks.push_back(gcm("one-byte-more", 32, 12, append(0)));
  checks.push_back(gcm("other-aad", 32, 12, kSame, "AAD"));
}

ParityCheck wrap(const std::string& name, std::size_t kek_len, std::size_t key_len, bool padded,
                 const Alter& alter) {
  return {fmt::format("parity/aes-wrap{}/{}", padded ? "-padded" : "", name),
          [=](const Backend& backend, const DifferentialInputs&) {
            const Bytes kek(kek_len, 4);
            const Bytes key(key_len, 8);
            const auto made =
                padded ? backend.aes_wrap_padded(kek, key) : backend.aes_wrap(kek, key);
            if (!made) return outcome_of(made);
            Bytes wrapped(made->view().begin(), made->view().end());
            alter(wrapped);
            return outcome_of(padded ? backend.aes_unwrap_padded(kek, wrapped)
                                     : backend.aes_unwrap(kek, wrapped));
          }};
}

void add_wrap(std::vector<ParityCheck>& checks) {
  for (const bool padded : {false, true}) {
    const auto add = [&](const std::string& name, std::size_t kek_len, std::size_t key_len,
                         const Alter& alter) {
      checks.push_back(wrap(name, kek_len, key_len, padded, alter));
    };
    for (const std::size_t len : {0, 15, 20, 33}) add(fmt::format("kek-{}", len), len, 32, kSame);
    for (const std::size_t len : {0, 1, 8, 15, 17}) add(fmt::format("key-{}", len), 32, len, kSame);
    for (const int at : {0, 5, 8, -1}) add(fmt::format("flipped-byte-{}", at), 32, 32, flip(at));
    for (const std::size_t len : {0, 8, 16, 31, 32})
      add(fmt::format("cut-to-{}", len), 32, 32, cut(len));
    add("one-byte-more", 32, 32, append(0));
  }
}

// A blob made by the same backend, its text altered.
ParityCheck byok(const std::string& name, const std::function<void(std::string&)>& alter,
                 std::size_t kek = 0) {
  return {"parity/byok/" + name, [=](const Backend& backend, const DifferentialInputs& inputs) {
            const auto maker = backend.rsa_from_trusted_pkcs8(inputs.key(2048));
            const auto reader = backend.rsa_from_trusted_pkcs8(inputs.key(2048, kek));
            if (!maker || !reader) return std::string("no key");
            auto blob = crypto::byok_make(backend, **maker, "kek", inputs.key(3072), "cmkconf");
            if (!blob) return outcome_of(blob);
            alter(*blob);
            return outcome_of(crypto::byok_open(backend, **reader, *blob));
          }};
}

void add_byok(std::vector<ParityCheck>& checks) {
  const auto at = [](std::size_t place) {
    return [=](std::string& blob) {
      char& c = blob.at(blob.find("ciphertext") + 13 + place);
      c = c == 'A' ? 'B' : 'A';
    };
  };
  checks.push_back(byok("other-kek", [](std::string&) {}, 1));
  for (const std::size_t place : {0, 170, 341, 350, 900})
    checks.push_back(byok(fmt::format("altered-{}", place), at(place)));
}

}  // namespace

std::vector<ParityCheck> parity_checks() {
  std::vector<ParityCheck> checks;
  add_pkcs8(checks);
  add_numbers(checks);
  add_pfx(checks);
  add_rsa(checks);
  add_gcm(checks);
  add_wrap(checks);
  add_byok(checks);
  return checks;
}

}  // namespace cmk::backends
