#include "harness/suite/toolbox.h"

#include <gtest/gtest.h>

#include "harness/faults/forwarding_backend.h"
#include "harness/suite/toolbox_search.h"
#include "reference/core/base64url.h"
#include "reference/crypto/model_backend.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

std::string wire(std::string_view text) { return encode_base64url(as_bytes(text)); }

// A backend that opens nothing.
class Deaf : public faults::ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  crypto::CryptoResult<std::unique_ptr<crypto::AesGcm>> aes_gcm(ByteView /*key*/) const override {
    return std::unexpected(crypto::CryptoError::internal);
  }
};

Answer use(const Toolbox& toolbox, std::string method, json params,
           const std::vector<PastAnswer>& past = {}) {
  ToolMemory memory;
  return toolbox.apply({"harness." + std::move(method), std::move(params), 0}, past, memory);
}
json result(std::string method, json params, const std::vector<PastAnswer>& past = {}) {
  return use(Toolbox({}, {}), std::move(method), std::move(params), past).result;
}

TEST(Toolbox, OpensWithEveryBackend) {
  const auto a = crypto::make_model_backend(1);
  const auto b = crypto::make_model_backend(1);
  const Deaf other(a);
  const Bytes key(32, 7);
  const Bytes nonce(12, 1);
  Bytes sealed(5 + crypto::kGcmTagLen);
  ASSERT_TRUE((*a->aes_gcm(key))->seal(nonce, {}, as_bytes("plain"), sealed));
  json params = {{"key", encode_base64url(key)},
                 {"nonce", encode_base64url(nonce)},
                 {"aad", ""},
                 {"sealed", encode_base64url(sealed)}};
  const Answer opened = use(Toolbox({a.get(), b.get()}, {}), "aesGcmOpen", params);
  EXPECT_EQ(opened.kind, AnswerKind::accepted);
  EXPECT_EQ(opened.result, json({{"plaintext", wire("plain")}}));
  EXPECT_EQ(use(Toolbox({a.get(), &other}, {}), "aesGcmOpen", params).kind, AnswerKind::errored);
  EXPECT_EQ(use(Toolbox({}, {}), "aesGcmOpen", params).kind, AnswerKind::errored);
  params["aad"] = wire("other");
  EXPECT_EQ(use(Toolbox({a.get(), b.get()}, {}), "aesGcmOpen", params).reason, "decryptionFailed");
  params["sealed"] = wire("short");
  EXPECT_EQ(use(Toolbox({a.get()}, {}), "aesGcmOpen", params).reason, "decryptionFailed");
  params["sealed"] = "no base64url!";
  EXPECT_EQ(use(Toolbox({a.get()}, {}), "aesGcmOpen", params).reason, "invalidParameter");
}

TEST(Toolbox, ContainsFindsEveryForm) {
  const std::string secret = "a secret record";
  const std::vector<std::string> forms = {
      secret,
      "xx" + secret + "yy",
      to_hex(as_bytes(secret)),
      "prefix " + wire(secret),
      wire("1" + secret + "1"),
      wire("22" + secret + "22"),
      wire("{\"nested\":\"" + wire("z" + secret) + "\"}"),
  };
  for (const std::string& form : forms) {
    EXPECT_EQ(result("contains", {{"haystack", form}, {"needles", {wire(secret)}}}),
              json({{"found", true}}))
        << form;
    EXPECT_EQ(result("contains", {{"haystack", form}, {"needles", {wire("no secret here")}}}),
              json({{"found", false}}))
        << form;
  }
  EXPECT_EQ(
      result("contains", {{"haystack", {{"a", {1, "x plain text"}}}}, {"needles", {"plain text"}}}),
      json({{"found", true}}));
}

TEST(Toolbox, FindSecretsNamesThePlaces) {
  const std::vector<PastAnswer> past = {
      {0, "identity.create", {{"id", "nothing"}}, "", {}},
      {3, "key.get", {{"key", {{"n", "x" + wire("secret-bytes-1")}}}}, "", {}},
      {4,
       "key.wrapKey",
       {{"reason", "unspecified"}, {"diagnostic", "bad secret-bytes-1"}},
       "",
       {}}};
  EXPECT_EQ(
      result("findSecrets", {{"secrets", {wire("secret-bytes-1"), wire("other-bytes-22")}}}, past),
      json({{"found", {"step 3 (key.get): key.n", "step 4 (key.wrapKey): diagnostic"}}}));
  EXPECT_EQ(result("findSecrets", {{"secrets", {wire("other-bytes-22")}}}, past),
            json({{"found", json::array()}}));
}

TEST(Toolbox, SameAnswerComparesAll) {
  const json a = {{"refused", {{"reason", "x"}, {"httpStatus", 400}, {"code", "BadParameter"}}}};
  json b = a;
  EXPECT_EQ(result("sameAnswer", {{"answers", {a, b, a}}}), json({{"same", true}}));
  b["refused"]["httpStatus"] = 403;
  EXPECT_EQ(result("sameAnswer", {{"answers", {a, b, a}}}), json({{"same", false}}));
}

TEST(Toolbox, SubtractGivesTheDifference) {
  EXPECT_EQ(result("subtract", {{"from", 5}, {"take", 7}}), json({{"difference", -2}}));
  EXPECT_EQ(result("subtract", {{"from", 106}, {"take", 100}}), json({{"difference", 6}}));
}

TEST(Toolbox, ByokIsMadeByTheHook) {
  const json params = {{"pkcs8", wire("key")}, {"n", wire("n")}, {"e", wire("e")}, {"kid", "k"}};
  EXPECT_EQ(use(Toolbox({}, {}), "byok", params).kind, AnswerKind::unsupported);
  const Toolbox toolbox({}, [](const ByokRequest& request) -> std::expected<Bytes, std::string> {
    if (request.kid != "k") return std::unexpected("no such key");
    return Bytes(request.pkcs8.begin(), request.pkcs8.end());
  });
  EXPECT_EQ(use(toolbox, "byok", params).result, json({{"blob", wire("key")}}));
}

TEST(Toolbox, BadParametersAreRefused) {
  const Toolbox toolbox({}, [](const ByokRequest&) { return Bytes{}; });
  for (const auto& [method, params] :
       std::vector<std::pair<const char*, json>>{{"contains", {{"haystack", ""}}},
                                                 {"contains", {{"needles", {"a"}}}},
                                                 {"contains", {{"haystack", ""}, {"needles", {1}}}},
                                                 {"findSecrets", json::object()},
                                                 {"findSecrets", {{"secrets", json::array()}}},
                                                 {"sameAnswer", {{"answers", {1}}}},
                                                 {"subtract", {{"from", 1}}},
                                                 {"subtract", {{"from", 1}, {"take", "1"}}},
                                                 {"subtract", {{"from", 1}, {"take", INT64_MAX}}},
                                                 {"aesGcmOpen", json::object()},
                                                 {"byok", {{"pkcs8", 1}}}}) {
    EXPECT_EQ(use(toolbox, method, params).reason, "invalidParameter") << method << params;
  }
  EXPECT_EQ(use(toolbox, "none", {}).kind, AnswerKind::unsupported);
}

TEST(Toolbox, FindsSecretsInEveryNotation) {
  std::string reversed;
  const std::string secret = "a secret of the case";
  for (auto c = secret.rbegin(); c != secret.rend(); ++c) {
    reversed += std::to_string(static_cast<int>(*c)) + ",";
  }
  const std::vector<PastAnswer> past = {{1, "key.get", {{"code", reversed}}, "", {}},
                                        {2, "key.get", {{"code", "nothing"}}, "", {}}};
  EXPECT_EQ(result("findSecrets", {{"secrets", {wire(secret)}}}, past),
            json({{"found", {"step 1 (key.get): code"}}}));
}

}  // namespace
}  // namespace cmk::harness
