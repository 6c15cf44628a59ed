// The tools that look at cryptography, each on a sound value and on one with the flaw that it is
// there for.
#include <gtest/gtest.h>

#include <algorithm>

#include "harness/faults/faulty_backend.h"
#include "harness/faults/forwarding_backend.h"
#include "harness/suite/toolbox.h"
#include "reference/core/base64url.h"
#include "reference/core/source.h"
#include "reference/core/text.h"
#include "reference/crypto/model_backend.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

class CryptoTools : public testing::Test {
 protected:
  CryptoTools() {
    key_ = backend_->rsa_generate(2048).value();
    const SecretBytes pkcs8 = key_->to_pkcs8().value();
    pkcs8_ = encode_base64url(pkcs8.view());
    n_ = encode_base64url(key_->public_numbers().n);
    e_ = encode_base64url(key_->public_numbers().e);
  }
  Answer use(const std::string& method, const json& params) {
    return toolbox_.apply({"harness." + method, params, 0}, past_, memory_);
  }
  json result(const std::string& method, const json& params) {
    const Answer answer = use(method, params);
    EXPECT_EQ(answer.kind, AnswerKind::accepted) << answer.diagnostic << answer.evidence;
    return answer.result;
  }
  static Bytes random(std::size_t len, std::uint64_t seed) {
    Bytes out(len);
    Source(seed).fill(out);
    return out;
  }
  static std::string wire(ByteView bytes) { return encode_base64url(bytes); }

  std::shared_ptr<const crypto::Backend> backend_ = crypto::make_model_backend(1);
  crypto::RsaKeyPtr key_;
  std::string pkcs8_;
  std::string n_;
  std::string e_;
  Toolbox toolbox_{{backend_.get(), backend_.get()}, {}};
  std::vector<PastAnswer> past_;
  ToolMemory memory_;
};

TEST_F(CryptoTools, WhatIsEncryptedOpensInItsAlgorithmAlone) {
  const std::string dek = wire(random(32, 1));
  for (const auto* alg : {"RSA-OAEP", "RSA-OAEP-256", "RSA1_5"}) {
    const json made =
        result("rsaEncrypt", {{"n", n_}, {"e", e_}, {"alg", alg}, {"plaintext", dek}});
    ASSERT_EQ(made["ciphertexts"].size(), 2U);
    for (const json& block : made["ciphertexts"]) {
      EXPECT_EQ(result("rsaDecrypt", {{"key", pkcs8_}, {"alg", alg}, {"ciphertext", block}}),
                json({{"plaintext", dek}}));
      EXPECT_EQ(result("rsaOpens", {{"key", pkcs8_}, {"ciphertext", block}, {"plaintext", dek}}),
                json({{"algorithms", {alg}}}));
      EXPECT_EQ(result("rsaOpens", {{"key", pkcs8_}, {"ciphertext", block}, {"plaintext", "AAAA"}}),
                json({{"algorithms", json::array()}}));
    }
  }
  EXPECT_EQ(use("rsaDecrypt",
                {{"key", pkcs8_}, {"alg", "RSA-OAEP"}, {"ciphertext", wire(random(256, 3))}})
                .reason,
            "decryptionFailed");
}

TEST_F(CryptoTools, SignaturesVerifyForTheirDigest) {
  const std::string digest = wire(random(32, 2));
  const json sign = {{"key", pkcs8_}, {"alg", "RS256"}, {"digest", digest}};
  json verify = {{"n", n_}, {"e", e_}, {"alg", "RS256"}, {"digest", digest}};
  verify["signature"] = result("rsaSign", sign)["signature"];
  EXPECT_EQ(result("rsaVerify", verify), json({{"valid", true}}));
  verify["digest"] = wire(random(32, 3));
  EXPECT_EQ(result("rsaVerify", verify), json({{"valid", false}}));
  verify["digest"] = digest;
  verify["signature"] = "AAAA";
  EXPECT_EQ(result("rsaVerify", verify), json({{"valid", false}}));
}

TEST_F(CryptoTools, BackendsThatDisagreeAreErrored) {
  const auto all = faults::observed_faults();
  const auto constant =
      std::ranges::find(all, "signature-is-constant", &faults::BackendFault::name);
  const auto other = constant->make(backend_);
  const Toolbox mixed({backend_.get(), other.get()}, {});
  const json params = {{"key", pkcs8_}, {"alg", "RS256"}, {"digest", wire(random(32, 2))}};
  EXPECT_EQ(mixed.apply({"harness.rsaSign", params, 0}, past_, memory_).kind, AnswerKind::errored);
}

TEST_F(CryptoTools, PublicKeyFlaws) {
  // Real moduli: the model's have small factors, which is one of the flaws.
  const auto flaws_of = [&](const Bytes& n, int size, const Bytes& e = {1, 0, 1}) {
    return result("publicKeyFlaws",
                  {{"keys", {{{"n", wire(n)}, {"e", wire(e)}, {"size", size}}}}})["flaws"];
  };
  Bytes prime = {0x7f, 0xff, 0xff, 0xff};  // 2^31 - 1
  EXPECT_EQ(flaws_of(prime, 31), json::array());
  EXPECT_EQ(flaws_of(prime, 32), json({"key 1: n has another size than asked"}));
  EXPECT_EQ(flaws_of(prime, 31, {1}), json({"key 1: e is not the exponent asked"}));
  EXPECT_EQ(flaws_of(prime, 31, {1, 0, 0, 0, 0, 1, 0, 1}),
            json({"key 1: e is not the exponent asked"}));
  EXPECT_EQ(flaws_of({0x7f, 0xff, 0xff, 0xfe}, 31), json({"key 1: n is even"}));
  EXPECT_EQ(flaws_of({0x7f, 0xff, 0xff, 0xfd}, 31), json({"key 1: a small prime divides n"}));
  EXPECT_EQ(flaws_of({0x3f, 0xff, 0xff, 0xff, 0x0, 0x0, 0x0, 0x1}, 62),  // prime squared
            json({"key 1: n is a square"}));
}

TEST_F(CryptoTools, PublicKeysInPairs) {
  const auto key = [](const Bytes& n, int size) {
    return json{{"n", wire(n)}, {"e", "AQAB"}, {"size", size}};
  };
  const json prime = key({0x7f, 0xff, 0xff, 0xff}, 31);                // 2^31 - 1
  const json multiple = key({0x80, 0x0, 0x7f, 0xfe, 0xff, 0xff}, 48);  // times 65537
  EXPECT_EQ(result("publicKeyFlaws", {{"keys", {prime, prime}}})["flaws"],
            json({"keys 1 and 2: one modulus"}));
  EXPECT_EQ(result("publicKeyFlaws", {{"keys", {prime, multiple}}})["flaws"],
            json({"keys 1 and 2: a common factor"}));
}

TEST_F(CryptoTools, SharedBytes) {
  const Bytes a = random(256, 1);
  const Bytes b = random(256, 2);
  const Bytes plain = random(32, 3);
  const auto flaws = [&](const std::vector<Bytes>& values) {
    json texts = json::array();
    for (const Bytes& value : values) texts.push_back(wire(value));
    return result("sharedBytes", {{"values", texts}, {"plaintext", wire(plain)}})["flaws"];
  };
  EXPECT_EQ(flaws({a, b}), json::array());
  EXPECT_EQ(flaws({a, a}), json({"values 1 and 2: a common run"}));
  Bytes half = b;
  for (std::size_t i = 0; i < half.size(); i += 2) half[i] = a[i];
  EXPECT_EQ(flaws({a, half}), json({"values 1 and 2: equal in many places"}));
  Bytes shows = b;
  std::copy_n(plain.begin(), 8, shows.begin() + 40);
  EXPECT_EQ(flaws({a, shows}), json({"value 2: a run of its plaintext"}));
}

TEST_F(CryptoTools, DataKeyFlaws) {
  const auto flaws = [&](const std::vector<Bytes>& keys) {
    json texts = json::array();
    for (const Bytes& key : keys) texts.push_back(wire(key));
    return result("dataKeyFlaws",
                  {{"keys", texts}, {"public", {"account-1", "orders", "record-1"}}})["flaws"];
  };
  const Bytes sound = random(32, 1);
  EXPECT_EQ(flaws({sound, random(32, 2), random(32, 9)}), json::array());
  for (const auto* text : {"account-1/orders/record-1", "record-1", "orders|record-1"}) {
    EXPECT_EQ(flaws({backend_->sha256(as_bytes(text)).value()}),
              json({"key 1 is made from public data"}))
        << text;
  }
  EXPECT_EQ(flaws({Bytes(32, 0)}),
            json({"key 1 is no random one", "key 1 is made from public data"}));
  Bytes next = sound;
  ++next.back();
  Bytes after = next;
  ++after.back();
  EXPECT_EQ(flaws({sound, next, after}),
            json({"keys 1 and 2 have bytes in common", "keys 1 and 3 have bytes in common",
                  "keys 2 and 3 have bytes in common", "keys 1 to 3 are counted"}));
}

TEST_F(CryptoTools, DataKeysAreLookedForInAnswers) {
  const Bytes key = random(32, 1);
  const json params = {{"keys", {wire(key)}}, {"public", {"place"}}};
  const std::string hex = to_hex(ByteView(key).subspan(3, 16));
  for (const json& shown :
       std::vector<json>{{{"version", hex}},
                         {{"id", hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12)}},
                         {{"deep", {{{"nonce", wire(ByteView(key).first(12))}}}}}}) {
    past_ = {{3, "key.get", shown, "", {}}};
    EXPECT_EQ(result("dataKeyFlaws", params)["flaws"].size(), 1U) << shown;
  }
  past_ = {{3, "key.get", {{"nonce", wire(ByteView(key).first(7))}}, "", {}}};
  EXPECT_EQ(result("dataKeyFlaws", params)["flaws"], json::array());
}

TEST_F(CryptoTools, RepeatsAreRememberedByGroup) {
  const json params = {{"group", "keys"}, {"values", {"a", "b"}}};
  EXPECT_EQ(result("repeats", params), json({{"repeated", 0}}));
  EXPECT_EQ(result("repeats", params), json({{"repeated", 2}}));
  EXPECT_EQ(result("repeats", {{"group", "others"}, {"values", {"a"}}}), json({{"repeated", 0}}));
}

TEST_F(CryptoTools, SealRepeatsNeedBothKeyAndNonce) {
  const auto seal = [&](int data_key, int nonce) {
    const json block = result(
        "rsaEncrypt",
        {{"n", n_}, {"e", e_}, {"alg", "RSA-OAEP"}, {"plaintext", wire(random(32, data_key))}});
    return json{{"parts",
                 {{"alg", "RSA-OAEP"},
                  {"wrappedKey", block["ciphertexts"][0]},
                  {"nonce", wire(random(12, nonce))}}}};
  };
  const auto repeated = [&](const json& seals) {
    return result("sealRepeats", {{"key", pkcs8_}, {"seals", seals}})["repeated"].get<int>();
  };
  EXPECT_EQ(repeated({seal(1, 1), seal(1, 2), seal(2, 1)}), 0);
  EXPECT_EQ(repeated({seal(1, 1), json::array({seal(1, 2), seal(1, 1)})}), 1);
}

TEST_F(CryptoTools, RelabelExchangesNamesAndDigests) {
  const auto relabel = [&](std::string_view envelope) {
    return result("relabel", {{"envelope", wire(as_bytes(envelope))},
                              {"from", {"account-1", "orders", "record-1"}},
                              {"to", {"account-1", "orders", "record-2"}}})["envelope"];
  };
  EXPECT_EQ(relabel("[orders record-1]"), wire(as_bytes("[orders record-2]")));
  const auto digest = [&](std::string_view place) {
    return std::string(as_text(backend_->sha256(as_bytes(place)).value()));
  };
  EXPECT_EQ(relabel("x" + digest("account-1/orders/record-1")),
            wire(as_bytes("x" + digest("account-1/orders/record-2"))));
}

TEST_F(CryptoTools, SameTimeLooksAtLabels) {
  const auto add = [&](const std::string& label, int ms) {
    for (int i = 0; i < 9; ++i) {
      past_.push_back({1, "key.unwrapKey", {}, label, std::chrono::milliseconds(ms)});
    }
  };
  add("fast", 1);
  add("slow", 20);
  add("fast too", 2);
  EXPECT_EQ(result("sameTime", {{"timed", {"fast", "fast too"}}}), json({{"same", true}}));
  EXPECT_EQ(result("sameTime", {{"timed", {"fast", "fast too", "slow"}}}), json({{"same", false}}));
  EXPECT_EQ(use("sameTime", {{"timed", {"fast", "none"}}}).reason, "invalidParameter");
}

TEST_F(CryptoTools, SameAnswerLeavesOutWhatWasAccepted) {
  const json refusal = {{"refused", {{"reason", "x"}, {"message", "a"}}}};
  json params = {{"answers", {refusal, {{"value", "AA"}}, refusal}}, {"refusalsOnly", true}};
  EXPECT_EQ(result("sameAnswer", params), json({{"same", true}}));
  params["answers"][2]["refused"]["message"] = "b";
  EXPECT_EQ(result("sameAnswer", params), json({{"same", false}}));
}

// The model, which pads nothing, under a name that is judged.
class PaddingBackend final : public faults::ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] std::string_view name() const override { return "pads"; }
};

// With the private exponent 1 a block is its own wrap.
TEST_F(CryptoTools, PaddingsThatAreNotDrawnAreSeen) {
  const PaddingBackend padding(backend_);
  toolbox_ = Toolbox({&padding, &padding}, {});
  const std::string n = wire(Bytes(256, 0xff));
  const auto block = [](std::uint64_t seed, std::size_t same_from) {
    Bytes bytes = random(256, seed);
    for (auto& byte : bytes) byte |= 1U;
    for (std::size_t i = same_from; i < 200; ++i) bytes[i] = static_cast<std::uint8_t>(i | 1U);
    bytes[0] = 0;
    bytes[1] = 2;
    bytes[223] = 0;
    return wire(bytes);
  };
  const auto flaws = [&](const std::string& alg, const json& values) {
    return result("paddingFlaws",
                  {{"n", n}, {"d", "AQ"}, {"alg", alg}, {"values", values}})["flaws"];
  };
  EXPECT_EQ(flaws("RSA1_5", {block(1, 200), block(2, 200)}), json::array());
  EXPECT_EQ(flaws("RSA1_5", {block(1, 20), block(2, 20)}),
            json({"values 1 and 2: common padding"}));
  EXPECT_EQ(flaws("RSA1_5", {wire(Bytes(256, 1))}), json({"value 1: no padding"}));
  EXPECT_EQ(flaws("RSA-OAEP-256", {block(1, 200), block(2, 200)}), json::array());
  EXPECT_EQ(flaws("RSA-OAEP-256", {block(1, 200), block(1, 200)}),
            json({"values 1 and 2: common padding"}));
  EXPECT_EQ(
      use("paddingFlaws", {{"n", n}, {"d", "AQ"}, {"alg", "RSA-OAEP"}, {"values", {"AA"}}}).reason,
      "invalidParameter");
  toolbox_ = Toolbox({backend_.get(), backend_.get()}, {});
  EXPECT_EQ(flaws("RSA1_5", {wire(Bytes(256, 1))}), json::array());
}

TEST_F(CryptoTools, PrivateKeysAreFoundInEveryAnswer) {
  const json key = {{"key", {{"kid", "k/1"}, {"n", n_}, {"e", e_}}}};
  past_.push_back({1, "key.create", key, "", {}});
  EXPECT_EQ(result("findPrivateKeys", json::object()), json({{"found", json::array()}}));
  json told = key;
  told["key"]["d"] = wire(random(256, 1));
  past_.push_back({2, "key.get", told, "", {}});
  past_.push_back({3, "key.unwrapKey", {{"code", "-----BEGIN PRIVATE KEY-----\nAAAA"}}, "", {}});
  EXPECT_EQ(result("findPrivateKeys", json::object()),
            json({{"found", {"step 2 (key.get): key.d", "step 3 (key.unwrapKey): code"}}}));
}

}  // namespace
}  // namespace cmk::harness
