#include "harness/variation/variation.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr Instant kFirst = 1767225600;

Variation varied() { return {Source(5), {{"vault-a", "k1", "rg-1"}, {kFirst, std::nullopt, 0}}}; }

TEST(Variation, SendsOtherNamesAndInstants) {
  const Variation variation = varied();
  const Call call{"key.create",
                  {{"vault", "vault-a"},
                   {"name", "k1"},
                   {"kty", "RSA"},
                   {"attributes", {{"exp", kFirst + 60}}}},
                  kFirst + 1};
  const Call sent = variation.sent(call);
  EXPECT_EQ(sent.params["vault"], variation.sent("vault-a"));
  EXPECT_NE(sent.params["vault"], "vault-a");
  EXPECT_EQ(sent.params["kty"], "RSA");
  EXPECT_EQ(sent.now - variation.times().sent(kFirst), 1);
  EXPECT_EQ(sent.params["attributes"]["exp"].get<Instant>() - sent.now, 59);
}

TEST(Variation, ByteStringsAreSentAsTheyAre) {
  const Call call{"key.wrapKey", {{"vault", "vault-a"}, {"name", "k1"}, {"value", "k1"}}, kFirst};
  EXPECT_EQ(varied().sent(call).params["value"], "k1");
}

TEST(Variation, AnswersAreSymbolic) {
  const Variation variation = varied();
  Answer answer;
  answer.kind = AnswerKind::accepted;
  answer.result = {
      {"key", {{"kid", variation.sent("https://vault-a.vault.azure.net/keys/k1/0f")}, {"n", "k1"}}},
      {"attributes", {{"created", variation.times().sent(kFirst)}, {"recoverableDays", 90}}},
      {"nobodyDeclaredThis", {variation.sent("vault-a")}}};
  answer.evidence = "no " + variation.sent("k1");
  const Answer symbolic = variation.symbolic("key.create", answer);
  EXPECT_EQ(symbolic.result["key"]["kid"], "https://vault-a.vault.azure.net/keys/k1/0f");
  EXPECT_EQ(symbolic.result["key"]["n"], "k1");
  EXPECT_EQ(symbolic.result["attributes"]["created"], kFirst);
  EXPECT_EQ(symbolic.result["attributes"]["recoverableDays"], 90);
  EXPECT_EQ(symbolic.result["nobodyDeclaredThis"], json({"vault-a"}));
  EXPECT_EQ(symbolic.evidence, "no k1");
}

TEST(Variation, ToolsSeeWhatTheTargetSees) {
  const Variation variation = varied();
  const Call call{"harness.contains", {{"haystack", "x"}, {"needles", {"vault-a"}}}, kFirst};
  EXPECT_EQ(variation.sent(call).params["needles"][0], variation.sent("vault-a"));
}

}  // namespace
}  // namespace cmk::harness
