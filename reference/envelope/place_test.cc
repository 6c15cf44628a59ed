#include "reference/envelope/place.h"

#include <gtest/gtest.h>

#include "reference/service/storage_inspect.h"
#include "reference/service/storage_write.h"
#include "reference/testing/world.h"

namespace cmk::envelope {
namespace {

using testing::World;

TEST(Place, PartsHaveOneTo1024Bytes) {
  const std::string longest(1024, 'x');
  EXPECT_TRUE(check_place({longest, longest, longest}));
  const std::string longer(1025, 'x');
  for (const EnvelopeContext& bad :
       {EnvelopeContext{"", "c", "r"}, EnvelopeContext{"a", "", "r"}, EnvelopeContext{"a", "c", ""},
        EnvelopeContext{longer, "c", "r"}, EnvelopeContext{"a", longer, "r"},
        EnvelopeContext{"a", "c", longer}}) {
    EXPECT_EQ(check_place(bad).error().reason, Reason::invalidName);
  }
}

TEST(Place, KeysOfDifferentPlacesDiffer) {
  EXPECT_NE(place_key({"a", "b", "c"}), place_key({"a", "c", "b"}));
  EXPECT_NE(place_key({"ab", "c", "d"}), place_key({"a", "bc", "d"}));
  EXPECT_EQ(data_key_slot({}, {"a", "b", "c"}), place_key({"a", "b", "c"}));
}

TEST(Place, StorageGivesBackWhatWasWritten) {
  World world;
  auto write = world.call<service::StorageWrite>();
  auto inspect = world.call<service::StorageInspect>();
  EXPECT_EQ(world.refusal(inspect), Reason::notFound);
  write.value = to_bytes("no envelope");
  world.must(write);
  const service::StoredBytes stored = world.must(inspect);
  EXPECT_EQ(stored.value, write.value);
  EXPECT_FALSE(stored.parts);
  inspect.context.record = "record2";
  EXPECT_EQ(world.refusal(inspect), Reason::notFound);
}

TEST(Place, StorageTakesOneMebibyteAtAGoodPlace) {
  World world;
  auto write = world.call<service::StorageWrite>();
  write.value.resize(kEnvelopeMax);
  EXPECT_FALSE(world.refusal(write));
  write.value.push_back(0);
  EXPECT_EQ(world.refusal(write), Reason::limitExceeded);
  write.context.account = "";
  EXPECT_EQ(world.refusal(write), Reason::invalidName);
}

}  // namespace
}  // namespace cmk::envelope
