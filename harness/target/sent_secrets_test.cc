#include "harness/target/sent_secrets.h"

#include <gtest/gtest.h>

#include "harness/target/target_info.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

SentSecrets wrapped_key() {
  SentSecrets secrets;
  secrets.add(*find_operation("key.wrapKey")->params,
              {{"vault", "vault-a"}, {"value", "AAECAwQFBgcICQoLDA0ODw"}});
  return secrets;
}

TEST(SentSecrets, DeclaredSecretsOfACallAreNotShown) {
  EXPECT_EQ(wrapped_key().clean("it is 000102030405060708090a0b0c0d0e0f"),
            "it is [secret, 16 bytes, in hex]");
  EXPECT_EQ(wrapped_key().clean("vault-a"), "vault-a");
}

TEST(SentSecrets, AreForgotten) {
  SentSecrets secrets = wrapped_key();
  secrets.clear();
  EXPECT_EQ(secrets.clean("it is AAECAwQFBgcICQoLDA0ODw"), "it is AAECAwQFBgcICQoLDA0ODw");
}

TEST(SentSecrets, WhatATargetSaysOfItselfIsCleaned) {
  TargetInfo info;
  info.name = "mine";
  info.homepage = "https://x/AAECAwQFBgcICQoLDA0ODw";
  info.version = "-----BEGIN PRIVATE KEY-----";
  info.capabilities = {"virtual-clock", "0001 0203 0405 0607 0809"};
  info.options = {{"leeway", 5}, {"AAECAwQFBgcICQoLDA0ODw", 1}};
  const TargetInfo made = clean(info, wrapped_key());
  EXPECT_EQ(made.name, "mine");
  EXPECT_EQ(made.homepage, "[secret, 22 bytes]");
  EXPECT_EQ(made.version, "[private key, 27 characters, in PEM]");
  EXPECT_EQ(made.capabilities,
            (std::set<std::string>{"[secret, 16 bytes, in hex]", "virtual-clock"}));
  EXPECT_EQ(made.options,
            (std::map<std::string, std::int64_t>{{"[secret, 22 bytes]", 1}, {"leeway", 5}}));
}

}  // namespace
}  // namespace cmk::harness
