#include "reference/key_vault/key_import.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "reference/crypto/byok.h"
#include "reference/key_vault/key_get.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

KeyImport import(const World& world, const std::string& format) {
  auto op = world.call<KeyImport>();
  op.name = "imported";
  op.format = format;
  return op;
}

SecretBytes pfx_file() {
  std::ifstream file(CMK_SOURCE_DIR "/conformance/vectors/keys/rsa3072.pfx", std::ios::binary);
  return SecretBytes(std::string_view(std::string(std::istreambuf_iterator<char>(file), {})));
}

// A world whose model backend knows that the file above holds this key, under the password "right".
World with_pfx(const crypto::RsaKeyPtr& key) {
  const SecretBytes pfx = pfx_file();
  const SecretBytes der = key->to_pkcs8().value();
  World world = World::with_key();
  world.crypto = crypto::make_model_backend(
      1, {{Bytes(pfx.view().begin(), pfx.view().end()), SecretBytes(std::string_view("right")),
           Bytes(der.view().begin(), der.view().end())}});
  return world;
}

TEST(KeyImport, PfxOpensWithItsPasswordOnly) {
  const auto key = crypto::make_model_backend(9)->rsa_generate(3072).value();
  World world = with_pfx(key);
  KeyImport op = import(world, "pfx");
  op.value = pfx_file();
  op.password = SecretText(std::string_view("wrong"));
  EXPECT_EQ(world.refusal(op), Reason::invalidImport);
  op.password = SecretText(std::string_view("right"));
  const KeyBundle made = world.must(op);
  EXPECT_EQ(made.key.n, key->public_numbers().n);
  EXPECT_EQ(made.key.kty, "RSA");
  EXPECT_FALSE(made.key.d);
}

TEST(KeyImport, ByokOpensWithATransferKeyOfTheVault) {
  World world = World::with_key();
  world.key("transfer", [](auto& op) { op.key_ops = {{"import"}}; });
  const KeyVersion& transfer = world.stored_key("transfer").versions[0];
  const std::string kid = "https://vault1.vault.azure.net/keys/transfer/" + transfer.version;
  const auto key = world.crypto->rsa_generate(2048).value();
  const auto blob = crypto::byok_make(*world.crypto, *transfer.material, kid,
                                      key->to_pkcs8().value().view(), "test");
  KeyImport op = import(world, "byok");
  op.value = SecretBytes(std::string_view(blob.value()));
  EXPECT_EQ(world.must(op).key.n, key->public_numbers().n);
  world.stored_key("transfer").versions[0].key_ops = {"import", "wrapKey"};
  EXPECT_EQ(world.refusal(op), Reason::invalidImport);
}

TEST(KeyImport, NothingToImportIsInvalid) {
  World world = World::with_key();
  for (const char* format : {"pfx", "byok", "jwk"}) {
    EXPECT_EQ(world.refusal(import(world, format)), Reason::invalidImport) << format;
  }
  for (const char* format : {"", "pem", "PFX"}) {
    EXPECT_EQ(world.refusal(import(world, format)), Reason::invalidParameter) << format;
  }
}

TEST(KeyImport, RefusedImportLeavesNoKey) {
  World world = World::with_key();
  KeyImport op = import(world, "pfx");
  op.value = SecretBytes(std::string_view("garbage"));
  const VaultStore before = world.vaults;
  const Source source = world.source;
  EXPECT_EQ(world.refusal(op), Reason::invalidImport);
  EXPECT_EQ(world.vaults, before);
  EXPECT_EQ(world.source, source);
}

TEST(KeyImport, WishIsCheckedAsForACreatedKey) {
  World world = World::with_key();
  KeyImport op = import(world, "jwk");
  op.key_ops = {{"fly"}};
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  op.key_ops.reset();
  op.key = JsonWebKey{};
  op.key->kty = "EC";
  EXPECT_EQ(world.refusal(op), Reason::unsupportedKeyType);
  op.name = "a_b";
  EXPECT_EQ(world.refusal(op), Reason::invalidName);
  world.allow("admin", {"create"});
  EXPECT_EQ(world.refusal(op), Reason::permissionDenied);
}

}  // namespace
}  // namespace cmk::key_vault
