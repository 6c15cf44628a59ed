#include "reference/key_vault/crypto_operation.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_decrypt.h"
#include "reference/key_vault/key_encrypt.h"
#include "reference/key_vault/key_unwrap_key.h"
#include "reference/key_vault/key_wrap_key.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

const SecretBytes kSecret(std::string_view("0123456789abcdef0123456789abcdef"));

KeyWrapKey wrap(const World& world, const std::string& alg = "RSA-OAEP-256") {
  auto op = world.call<KeyWrapKey>();
  op.alg = alg;
  op.value = kSecret;
  return op;
}
KeyUnwrapKey unwrap(const World& world, const Ciphertext& wrapped,
                    const std::string& alg = "RSA-OAEP-256") {
  auto op = world.call<KeyUnwrapKey>();
  op.alg = alg;
  op.value = wrapped.value;
  return op;
}

TEST(CryptoOperation, UnwrapGivesBackWhatWasWrapped) {
  World world = World::with_key();
  for (const char* alg : {"RSA-OAEP-256", "RSA-OAEP", "RSA1_5"}) {
    const Ciphertext wrapped = world.must(wrap(world, alg));
    EXPECT_EQ(wrapped.value.size(), 256U);
    const Plaintext opened = world.must(unwrap(world, wrapped, alg));
    EXPECT_EQ(opened.value, kSecret);
    EXPECT_EQ(opened.kid, wrapped.kid);
    EXPECT_TRUE(wrapped.kid.ends_with(world.stored_key().current));
  }
}

TEST(CryptoOperation, EncryptIsDecryptedByUnwrapAndBack) {  // azure-facts 3.1: equivalent
  World world = World::with_key();
  auto encrypt = world.call<KeyEncrypt>();
  encrypt.alg = "RSA-OAEP";
  encrypt.value = kSecret;
  EXPECT_EQ(world.must(unwrap(world, world.must(encrypt), "RSA-OAEP")).value, kSecret);
  auto decrypt = world.call<KeyDecrypt>();
  decrypt.alg = "RSA-OAEP-256";
  decrypt.value = world.must(wrap(world)).value;
  EXPECT_EQ(world.must(decrypt).value, kSecret);
}

TEST(CryptoOperation, OnlyTheWrappingVersionUnwraps) {
  World world = World::with_key();
  const Ciphertext wrapped = world.must(wrap(world));
  const std::string first = world.stored_key().current;
  world.key();
  EXPECT_EQ(world.refusal(unwrap(world, wrapped)), Reason::decryptionFailed);
  KeyUnwrapKey op = unwrap(world, wrapped);
  op.version = first;
  EXPECT_EQ(world.must(op).value, kSecret);
}

TEST(CryptoOperation, EveryKindOfBadCiphertextLooksAlike) {  // RFC 8017, 7.1.2
  World world = World::with_key();
  const Ciphertext good = world.must(wrap(world));
  for (const std::size_t len : {0U, 1U, 255U, 257U, 512U}) {
    Ciphertext bad = good;
    bad.value.resize(len);
    EXPECT_EQ(world.refusal(unwrap(world, bad)), Reason::decryptionFailed) << len;
  }
  for (const std::size_t at : {0U, 128U, 255U}) {
    Ciphertext bad = good;
    bad.value[at] ^= 1;
    EXPECT_EQ(world.refusal(unwrap(world, bad)), Reason::decryptionFailed) << at;
  }
  EXPECT_EQ(world.refusal(unwrap(world, good, "RSA-OAEP")), Reason::decryptionFailed);
}

TEST(CryptoOperation, PlaintextFitsTheScheme) {  // RFC 8017: k-2hLen-2 and k-11 bytes
  World world = World::with_key();
  const std::pair<const char*, std::size_t> longest[] = {
      {"RSA-OAEP-256", 190}, {"RSA-OAEP", 214}, {"RSA1_5", 245}};
  for (const auto& [alg, len] : longest) {
    KeyWrapKey op = wrap(world, alg);
    op.value = SecretBytes(len);
    EXPECT_FALSE(world.refusal(op)) << alg;
    op.value = SecretBytes(len + 1);
    EXPECT_EQ(world.refusal(op), Reason::invalidParameter) << alg;
    op.value = SecretBytes();
    EXPECT_EQ(world.refusal(op), Reason::invalidParameter) << alg;
  }
}

TEST(CryptoOperation, OtherAlgorithmsAreRefused) {
  World world = World::with_key();
  const Ciphertext good = world.must(wrap(world));
  for (const char* alg : {"", "rsa-oaep", "RSA-OAEP-512", "A256KW", "RS256"}) {
    EXPECT_EQ(world.refusal(wrap(world, alg)), Reason::unsupportedAlgorithm) << alg;
    EXPECT_EQ(world.refusal(unwrap(world, good, alg)), Reason::unsupportedAlgorithm) << alg;
  }
}

TEST(CryptoOperation, PermissionsAreApart) {
  World world = World::with_key();
  const Ciphertext good = world.must(wrap(world));
  world.allow("admin", {"wrapKey", "decrypt"});
  EXPECT_FALSE(world.refusal(wrap(world)));
  EXPECT_EQ(world.refusal(unwrap(world, good)), Reason::permissionDenied);
  world.allow("admin", {"unwrapKey", "encrypt"});
  EXPECT_FALSE(world.refusal(unwrap(world, good)));
  EXPECT_EQ(world.refusal(wrap(world)), Reason::permissionDenied);
}

}  // namespace
}  // namespace cmk::key_vault
