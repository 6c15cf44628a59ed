#include "harness/suite/toolbox.h"

#include <gtest/gtest.h>

#include "harness/suite/toolbox_search.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

std::string wire(std::string_view text) { return encode_base64url(as_bytes(text)); }

// AES-GCM without AES: the "ciphertext" is the plaintext and the tag is the key.
class FakeGcm : public crypto::AesGcm {
 public:
  explicit FakeGcm(ByteView key) : key_(key.begin(), key.end()) {}
  crypto::CryptoResult<std::size_t> seal(ByteView, ByteView, ByteView,
                                         std::span<std::uint8_t>) override {
    return std::unexpected(crypto::CryptoError::internal);
  }
  crypto::CryptoResult<std::size_t> open(ByteView, ByteView, ByteView sealed,
                                         std::span<std::uint8_t> out) override {
    const std::size_t len = sealed.size() - crypto::kGcmTagLen;
    if (!std::ranges::equal(sealed.subspan(len), key_)) {
      return std::unexpected(crypto::CryptoError::authenticationFailed);
    }
    std::ranges::copy(sealed.first(len), out.begin());
    return len;
  }

 private:
  Bytes key_;
};

class FakeBackend : public crypto::Backend {
 public:
  explicit FakeBackend(bool broken) : broken_(broken) {}
  std::string_view name() const override { return "fake"; }
  std::string_view version() const override { return "0"; }
  crypto::CryptoResult<crypto::RsaKeyPtr> rsa_generate(int) const override { return no(); }
  crypto::CryptoResult<crypto::RsaKeyPtr> rsa_from_pkcs8(ByteView) const override { return no(); }
  crypto::CryptoResult<crypto::RsaKeyPtr> rsa_from_trusted_pkcs8(ByteView) const override {
    return no();
  }
  crypto::CryptoResult<crypto::RsaKeyPtr> rsa_from_pkcs12(ByteView, ByteView) const override {
    return no();
  }
  crypto::CryptoResult<std::unique_ptr<crypto::AesGcm>> aes_gcm(ByteView key) const override {
    if (broken_) return no();
    return std::make_unique<FakeGcm>(key);
  }
  crypto::CryptoResult<SecretBytes> aes_wrap(ByteView, ByteView) const override { return no(); }
  crypto::CryptoResult<SecretBytes> aes_unwrap(ByteView, ByteView) const override { return no(); }
  crypto::CryptoResult<SecretBytes> aes_wrap_padded(ByteView, ByteView) const override {
    return no();
  }
  crypto::CryptoResult<SecretBytes> aes_unwrap_padded(ByteView, ByteView) const override {
    return no();
  }
  crypto::CryptoResult<Bytes> sha256(ByteView) const override { return no(); }
  crypto::CryptoResult<void> random(std::span<std::uint8_t>) const override { return no(); }

 private:
  static std::unexpected<crypto::CryptoError> no() {
    return std::unexpected(crypto::CryptoError::internal);
  }
  bool broken_;
};

Answer use(const Toolbox& toolbox, std::string method, json params,
           const std::vector<PastAnswer>& past = {}) {
  return toolbox.apply({"harness." + std::move(method), std::move(params), 0}, past);
}
json result(std::string method, json params, const std::vector<PastAnswer>& past = {}) {
  return use(Toolbox({}, {}), std::move(method), std::move(params), past).result;
}

TEST(Toolbox, OpensWithEveryBackend) {
  const FakeBackend good(false);
  const FakeBackend broken(true);
  json params = {{"key", wire("0123456789abcdef")},
                 {"nonce", ""},
                 {"aad", ""},
                 {"sealed", wire("plain0123456789abcdef")}};
  const Answer opened = use(Toolbox({&good, &good}, {}), "aesGcmOpen", params);
  EXPECT_EQ(opened.kind, AnswerKind::accepted);
  EXPECT_EQ(opened.result, json({{"plaintext", wire("plain")}}));
  EXPECT_EQ(use(Toolbox({&good, &broken}, {}), "aesGcmOpen", params).kind, AnswerKind::errored);
  EXPECT_EQ(use(Toolbox({}, {}), "aesGcmOpen", params).kind, AnswerKind::errored);
  params["key"] = wire("x123456789abcdef");
  EXPECT_EQ(use(Toolbox({&good, &good}, {}), "aesGcmOpen", params).reason, "decryptionFailed");
  params["sealed"] = wire("short");
  EXPECT_EQ(use(Toolbox({&good}, {}), "aesGcmOpen", params).reason, "decryptionFailed");
  params["sealed"] = "no base64url!";
  EXPECT_EQ(use(Toolbox({&good}, {}), "aesGcmOpen", params).reason, "invalidParameter");
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
      {0, "identity.create", {{"id", "nothing"}}},
      {3, "key.get", {{"key", {{"n", "x" + wire("secret-bytes-1")}}}}},
      {4, "key.wrapKey", {{"reason", "unspecified"}, {"diagnostic", "bad secret-bytes-1"}}}};
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
                                                 {"aesGcmOpen", json::object()},
                                                 {"byok", {{"pkcs8", 1}}}}) {
    EXPECT_EQ(use(toolbox, method, params).reason, "invalidParameter") << method << params;
  }
  EXPECT_EQ(use(toolbox, "none", {}).kind, AnswerKind::unsupported);
}

}  // namespace
}  // namespace cmk::harness
