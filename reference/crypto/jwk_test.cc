#include "reference/crypto/jwk.h"

#include <gtest/gtest.h>

#include "reference/crypto/model_backend.h"

namespace cmk::crypto {
namespace {

class Jwk : public ::testing::Test {
 protected:
  std::shared_ptr<const Backend> backend_ = make_model_backend(1);
  RsaKeyPtr key_ = backend_->rsa_generate(2048).value();
  SecretBytes der_ = key_->to_pkcs8().value();
  RsaNumbers members_ = parse_rsa_pkcs8(der_.view()).value();
};

TEST_F(Jwk, MembersMakeTheKey) {
  EXPECT_EQ(jwk_to_pkcs8(members_).value(), der_);
  EXPECT_EQ(rsa_from_jwk(*backend_, members_).value()->public_numbers(), key_->public_numbers());
}

TEST_F(Jwk, LeadingZerosDoNotMatter) {
  Bytes padded(members_.n.begin(), members_.n.end());
  padded.insert(padded.begin(), 3, 0);
  members_.n = padded;
  EXPECT_EQ(jwk_to_pkcs8(members_).value(), der_);
}

TEST_F(Jwk, MissingZeroAndOversizeMembersAreRefused) {
  const Bytes zeros(8, 0);
  const Bytes oversize(513, 1);
  for (ByteView RsaNumbers::* member :
       {&RsaNumbers::n, &RsaNumbers::e, &RsaNumbers::d, &RsaNumbers::p, &RsaNumbers::q,
        &RsaNumbers::dp, &RsaNumbers::dq, &RsaNumbers::qi})
    for (const ByteView wrong : {ByteView(), ByteView(zeros), ByteView(oversize)}) {
      RsaNumbers broken = members_;
      broken.*member = wrong;
      EXPECT_EQ(jwk_to_pkcs8(broken).error(), CryptoError::malformed);
    }
}

TEST_F(Jwk, NumbersOutOfRangeAreRefused) {
  RsaNumbers broken = members_;
  broken.n = broken.n.subspan(1);
  EXPECT_EQ(jwk_to_pkcs8(broken).error(), CryptoError::unsupportedSize);
  broken = members_;
  broken.p = broken.q;
  EXPECT_EQ(jwk_to_pkcs8(broken).error(), CryptoError::badKey);
}

}  // namespace
}  // namespace cmk::crypto
