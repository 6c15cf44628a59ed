#include "harness/backends/mirrored_keys.h"

#include <gtest/gtest.h>

#include "harness/backends/load_backend.h"

namespace cmk::backends {
namespace {

using Position = crypto::KeySource::Position;

class MirroredKeysTest : public ::testing::Test {
 protected:
  std::shared_ptr<const crypto::Backend> openssl_ = load_backend("openssl").value();
  std::shared_ptr<const crypto::Backend> boringssl_ = load_backend("boringssl").value();
  // A pool that is used up at once: every key is generated.
  std::shared_ptr<crypto::PreparedKeys> source_ =
      std::make_shared<crypto::PreparedKeys>(openssl_, std::make_shared<crypto::KeyPool>());
  MirroredKeys keys_{boringssl_, source_};
};

TEST_F(MirroredKeysTest, TheOtherLibraryHasTheSameKeys) {
  Position here;
  Position there;
  const auto mirrored = keys_.next(2048, there);
  const auto original = source_->next(2048, here);
  ASSERT_TRUE(mirrored);
  ASSERT_TRUE(original);
  EXPECT_NE(*mirrored, *original);
  EXPECT_EQ((*mirrored)->public_numbers().n, (*original)->public_numbers().n);
  EXPECT_EQ(here, there);
}

TEST_F(MirroredKeysTest, OnePositionGivesOneKey) {
  Position first;
  Position second;
  EXPECT_EQ(keys_.next(2048, first).value(), keys_.next(2048, second).value());
}

TEST_F(MirroredKeysTest, AFailureLeavesThePosition) {
  Position position;
  EXPECT_EQ(keys_.next(1000, position).error(), crypto::CryptoError::unsupportedSize);
  EXPECT_EQ(position, Position());
}

}  // namespace
}  // namespace cmk::backends
