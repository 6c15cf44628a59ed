// PKCS#8 and PKCS#12 imports, real and malformed; both libraries must decide alike.
#include <algorithm>
#include <chrono>

#include "harness/backends/testing.h"
#include "reference/crypto/pkcs8.h"

namespace cmk::backends::testing {
namespace {

using crypto::CryptoError;

class Pkcs8 : public EveryBackend {};
CMK_EVERY_BACKEND(Pkcs8);

TEST_P(Pkcs8, PreparedKeysAreSound) {
  for (const int bits : {2048, 3072, 4096}) {
    const auto key = backend_->rsa_from_pkcs8(prepared_key(bits));
    ASSERT_TRUE(key) << to_string(key.error());
    EXPECT_EQ((*key)->bits(), bits);
    EXPECT_EQ((*key)->to_pkcs8().value(), SecretBytes(ByteView(prepared_key(bits))));
  }
}

TEST_P(Pkcs8, OtherKeysAreRefused) {
  expect_refused(backend_->rsa_from_pkcs8(fixture("rsa1024.p8")), CryptoError::unsupportedSize);
  expect_refused(backend_->rsa_from_pkcs8(fixture("ec-p256.p8")), CryptoError::notRsa);
  expect_refused(backend_->rsa_from_pkcs8({}), CryptoError::malformed);
  Bytes longer = prepared_key(2048);
  longer.push_back(0);
  expect_refused(backend_->rsa_from_pkcs8(longer), CryptoError::malformed);
  expect_refused(backend_->rsa_from_trusted_pkcs8(longer), CryptoError::malformed);
}

TEST_P(Pkcs8, TruncationsAreRefused) {
  const ByteView der = prepared_key(2048);
  for (std::size_t len = 0; len < der.size(); len += len < 64 ? 1 : 37)
    expect_refused(backend_->rsa_from_pkcs8(der.first(len)), CryptoError::malformed);
}

TEST_P(Pkcs8, NumbersThatDoNotFitAreRefused) {
  const auto k = crypto::parse_rsa_pkcs8(prepared_key(2048)).value();
  const auto other = crypto::parse_rsa_pkcs8(pool().keys[0][1]).value();
  const auto refused = [this](crypto::RsaNumbers numbers) {
    expect_refused(backend_->rsa_from_pkcs8(crypto::write_rsa_pkcs8(numbers).view()),
                   CryptoError::badKey);
  };
  refused({other.n, k.e, k.d, k.p, k.q, k.dp, k.dq, k.qi});
  refused({k.n, k.e, k.d, other.p, k.q, k.dp, k.dq, k.qi});
  refused({k.n, k.e, k.d, k.p, k.p, k.dp, k.dq, k.qi});
  refused({k.n, k.e, k.d, k.p, k.q, k.p, k.dq, k.qi});
  refused({k.n, {}, k.d, k.p, k.q, k.dp, k.dq, k.qi});
}

class Pkcs8Library : public EachLibrary {};
CMK_EACH_LIBRARY(Pkcs8Library);

TEST_P(Pkcs8Library, PrivateNumbersThatDoNotFitAreRefused) {
  const auto k = crypto::parse_rsa_pkcs8(prepared_key(2048)).value();
  const auto other = crypto::parse_rsa_pkcs8(pool().keys[0][1]).value();
  const auto refused = [this](crypto::RsaNumbers numbers) {
    expect_refused(backend_->rsa_from_pkcs8(crypto::write_rsa_pkcs8(numbers).view()),
                   CryptoError::badKey);
  };
  const Bytes three = {3};
  const Bytes five = {5};
  refused({k.n, three, k.d, k.p, k.q, k.dp, k.dq, k.qi});
  refused({k.n, k.e, other.d, k.p, k.q, k.dp, k.dq, k.qi});
  refused({k.n, k.e, k.d, k.p, k.q, five, k.dq, k.qi});
  refused({k.n, k.e, k.d, k.p, k.q, k.dp, five, k.qi});
  refused({k.n, k.e, k.d, k.p, k.q, k.dp, k.dq, five});
}

TEST_P(Pkcs8Library, CompositeFactorIsRefused) {
  expect_refused(backend_->rsa_from_pkcs8(fixture("composite.p8")), CryptoError::badKey);
  EXPECT_TRUE(backend_->rsa_from_trusted_pkcs8(fixture("composite.p8"))) << "refused otherwise";
}

// A model key is n = p * q with p and q that are no primes; its other numbers do not fit either.
TEST_P(Pkcs8Library, ModelKeysAreRefused) {
  const auto model = backend_named("model")->rsa_generate(2048).value();
  expect_refused(backend_->rsa_from_pkcs8(model->to_pkcs8().value().view()), CryptoError::badKey);
}

class Pkcs12 : public EveryBackend {
 protected:
  auto import(const std::string& name, std::string_view password = kFixturePassword) {
    return backend_->rsa_from_pkcs12(fixture(name), as_bytes(password));
  }
};
CMK_EVERY_BACKEND(Pkcs12);

TEST_P(Pkcs12, FixturesHoldTheirKeys) {
  for (const std::string name : {"rsa2048", "rsa3072", "rsa4096", "legacy-3des"}) {
    const auto key = import(name + ".pfx");
    ASSERT_TRUE(key) << name << ": " << to_string(key.error());
    EXPECT_EQ((*key)->to_pkcs8().value(), SecretBytes(ByteView(fixture(name + ".p8"))));
  }
}

TEST_P(Pkcs12, PasswordsHaveLettersBeyondAscii) {
  const auto key = import("foreign-letters.pfx", kForeignPassword);
  ASSERT_TRUE(key) << to_string(key.error());
  EXPECT_EQ((*key)->to_pkcs8().value(), SecretBytes(ByteView(fixture("foreign-letters.p8"))));
  expect_refused(import("foreign-letters.pfx"), CryptoError::wrongPassword);
}

TEST_P(Pkcs12, WrongPasswordsAreRefused) {
  for (const std::string_view password : {"", "cmkconf-fixturE", "cmkconf-fixture ", "\xff\xfe"})
    expect_refused(import("rsa2048.pfx", password), CryptoError::wrongPassword);
  expect_refused(import("legacy-3des.pfx", "wrong"), CryptoError::wrongPassword);
}

TEST_P(Pkcs12, OtherKeysAreRefused) {
  expect_refused(import("ec-p256.pfx"), CryptoError::notRsa);
  expect_refused(import("rsa1024.pfx"), CryptoError::unsupportedSize);
}

TEST_P(Pkcs12, ExpensiveFilesAreRefusedAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  expect_refused(import("expensive.pfx"), CryptoError::tooExpensive);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
}

TEST_P(Pkcs12, TruncationsAndTrailingBytesAreRefused) {
  Bytes pfx = fixture("rsa2048.pfx");
  for (std::size_t len = 0; len < pfx.size(); len += 29)
    expect_refused(backend_->rsa_from_pkcs12(ByteView(pfx).first(len), as_bytes(kFixturePassword)),
                   CryptoError::malformed);
  pfx.push_back(0);
  expect_refused(backend_->rsa_from_pkcs12(pfx, as_bytes(kFixturePassword)),
                 CryptoError::malformed);
}

// The MAC covers the safe, and the walker the rest: no flipped bit passes.
TEST_P(Pkcs12, FlippedBitsAreRefused) {
  const Bytes pfx = fixture("rsa2048.pfx");
  for (std::size_t i = 0; i < pfx.size(); i += 23) {
    Bytes flipped = pfx;
    flipped[i] ^= 0x10;
    EXPECT_FALSE(backend_->rsa_from_pkcs12(flipped, as_bytes(kFixturePassword))) << "byte " << i;
  }
}

// Same answer, same reason, on both libraries, whatever bit is wrong.
TEST(ImportParity, LibrariesDecideAlike) {
  const auto openssl = backend_named("openssl");
  const auto boringssl = backend_named("boringssl");
  const Bytes der = prepared_key(2048);
  for (std::size_t i = 0; i < der.size(); i += i < 60 ? 1 : 31)
    for (const int bit : {0, 7}) {
      Bytes flipped = der;
      flipped[i] ^= static_cast<std::uint8_t>(1 << bit);
      const auto a = openssl->rsa_from_pkcs8(flipped);
      const auto b = boringssl->rsa_from_pkcs8(flipped);
      ASSERT_EQ(a.has_value(), b.has_value()) << "byte " << i << " bit " << bit;
      EXPECT_FALSE(a.has_value());
      EXPECT_EQ(a.error(), b.error()) << "byte " << i << " bit " << bit;
    }
}

}  // namespace
}  // namespace cmk::backends::testing
