#include "reference/crypto/key_source.h"

#include <gtest/gtest.h>

#include "reference/crypto/model_backend.h"

namespace cmk::crypto {
namespace {

// A pool of two RSA-2048 keys and nothing else.
class PreparedKeysTest : public ::testing::Test {
 protected:
  PreparedKeysTest() {
    auto pool = std::make_shared<KeyPool>();
    for (int i = 0; i < 2; ++i) {
      const SecretBytes der = backend_->rsa_generate(2048).value()->to_pkcs8().value();
      pool->keys[0].emplace_back(der.view().begin(), der.view().end());
    }
    pool_ = pool;
  }
  std::shared_ptr<const Backend> backend_ = make_model_backend(1);
  std::shared_ptr<const KeyPool> pool_;
};

TEST_F(PreparedKeysTest, SamePositionGivesTheSameKeyParsedOnce) {
  PreparedKeys source(backend_, pool_);
  KeySource::Position a;
  const auto first = source.next(2048, a).value();
  KeySource::Position copy = a;
  const auto second = source.next(2048, a).value();
  EXPECT_EQ(source.next(2048, copy).value(), second);
  EXPECT_EQ(a, copy);
  KeySource::Position reset;
  EXPECT_EQ(source.next(2048, reset).value(), first);
  EXPECT_NE(first->public_numbers(), second->public_numbers());
}

TEST_F(PreparedKeysTest, BeyondThePoolKeysAreGeneratedAndKept) {
  PreparedKeys source(backend_, pool_);
  KeySource::Position position{{2, 0, 0}};
  const auto third = source.next(2048, position).value();
  KeySource::Position again{{2, 0, 0}};
  EXPECT_EQ(source.next(2048, again).value(), third);
  EXPECT_EQ(source.next(4096, again).value()->bits(), 4096);
  EXPECT_EQ(again, (KeySource::Position{{3, 0, 1}}));
  EXPECT_EQ(source.served(), (KeySource::Served{0, 3}));
}

TEST_F(PreparedKeysTest, CountsWhatItServes) {
  PreparedKeys source(backend_, pool_);
  KeySource::Position position;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(source.next(2048, position));
  EXPECT_EQ(source.served(), (KeySource::Served{2, 1}));
}

TEST_F(PreparedKeysTest, OtherSizesAreRefusedAndThePositionStays) {
  PreparedKeys prepared(backend_, pool_);
  FreshKeys fresh(backend_);
  KeySource::Position position;
  for (const int bits : {0, 1024, 2049, -2048}) {
    EXPECT_EQ(prepared.next(bits, position).error(), CryptoError::unsupportedSize);
    EXPECT_EQ(fresh.next(bits, position).error(), CryptoError::unsupportedSize);
  }
  EXPECT_EQ(position, KeySource::Position{});
}

TEST_F(PreparedKeysTest, BrokenPoolKeyIsRefused) {
  auto broken = std::make_shared<KeyPool>();
  broken->keys[0].push_back(Bytes{1, 2, 3});
  PreparedKeys source(backend_, broken);
  KeySource::Position position;
  EXPECT_EQ(source.next(2048, position).error(), CryptoError::malformed);
  EXPECT_EQ(position, KeySource::Position{});
}

TEST(FreshKeys, EveryKeyIsNew) {
  FreshKeys source(make_model_backend(1));
  KeySource::Position position;
  const auto a = source.next(3072, position).value();
  const auto b = source.next(3072, position).value();
  EXPECT_NE(a->public_numbers(), b->public_numbers());
  EXPECT_EQ(source.served(), (KeySource::Served{0, 2}));
}

}  // namespace
}  // namespace cmk::crypto
