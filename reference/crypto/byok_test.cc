#include "reference/crypto/byok.h"

#include <gtest/gtest.h>

#include "reference/crypto/model_backend.h"

namespace cmk::crypto {
namespace {

class Byok : public ::testing::Test {
 protected:
  std::shared_ptr<const Backend> backend_ = make_model_backend(1);
  RsaKeyPtr kek_ = backend_->rsa_generate(2048).value();
  RsaKeyPtr key_ = backend_->rsa_generate(3072).value();
  std::string blob_ =
      byok_make(*backend_, *backend_->rsa_from_public(kek_->public_numbers()).value(), "kek/1",
                key_->to_pkcs8().value().view(), "test")
          .value();

  std::string replaced(std::string_view from, std::string_view to) const {
    std::string blob = blob_;
    return blob.replace(blob.find(from), from.size(), to);
  }
};

TEST_F(Byok, OpensWhatWasMade) {
  EXPECT_EQ(byok_open(*backend_, *kek_, blob_).value()->public_numbers(), key_->public_numbers());
  EXPECT_EQ(byok_parse(blob_).value().kid, "kek/1");
}

TEST_F(Byok, OtherKekFails) {
  const auto other = backend_->rsa_generate(2048).value();
  EXPECT_EQ(byok_open(*backend_, *other, blob_).error(), CryptoError::authenticationFailed);
}

TEST_F(Byok, EveryMemberIsChecked) {
  const std::pair<std::string, const char*> cases[] = {
      {replaced("1.0.0", "2.0.0"), "schema_version: expected 1.0.0"},
      {replaced("\"header\"", "\"Header\""), "header: expected an object"},
      {replaced("\"kek/1\"", "\"\""), "header.kid: expected a key identifier"},
      {replaced("\"kek/1\"", "17"), "header.kid: expected a key identifier"},
      {replaced("\"dir\"", "\"none\""), "header.alg: expected dir"},
      {replaced("CKM_RSA_AES_KEY_WRAP", "CKM_AES_GCM"),
       "header.enc: expected CKM_RSA_AES_KEY_WRAP"},
      {replaced("\"ciphertext\":\"", "\"ciphertext\":\"="), "ciphertext: expected base64url"},
      {replaced("{\"schema", "{\"generator\":1,\"schema"), "line 1, byte 2874: duplicate key"},
      {"[]", "not an object"},
      {"", "line 1, byte 0: ends too early"},
      {"{}}", "line 1, byte 2: more after the value"},
      {"\"\xff\"", "line 1, byte 1: invalid UTF-8"},
      {std::string(100000, '['), "line 1, byte 64: nested too deeply"},
      {std::string(kByokMax + 1, ' '), "line 1, byte 1048576: too long"},
  };
  for (const auto& [blob, reason] : cases) {
    const auto parsed = byok_parse(blob);
    ASSERT_FALSE(parsed) << reason;
    EXPECT_EQ(parsed.error(), reason);
    EXPECT_EQ(byok_open(*backend_, *kek_, blob).error(), CryptoError::malformed);
  }
}

TEST_F(Byok, TruncationsAreRefused) {
  for (std::size_t len = 0; len < blob_.size(); len += 7)
    EXPECT_FALSE(byok_open(*backend_, *kek_, blob_.substr(0, len)));
}

TEST_F(Byok, AlteredCiphertextIsRefused) {
  const std::size_t start = blob_.find("ciphertext") + 13;
  const std::size_t end = blob_.find('"', start);
  for (std::size_t i = start; i < end; i += 11) {
    std::string altered = blob_;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(byok_open(*backend_, *kek_, altered)) << i;
  }
}

}  // namespace
}  // namespace cmk::crypto
