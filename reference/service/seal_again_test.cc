#include "reference/service/seal_again.h"

#include <gtest/gtest.h>

#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;

const std::string kRecordKey = record_key("container1", "record1");

struct SealAgainTest : ::testing::Test {
  DataStore moved(const DataStore& data) {
    Room room = world.room();
    return seal_again(room, data, {source.id, source.ring}, {"target", ring});
  }
  Result<SecretBytes> opened(const DataStore& data, std::string_view resource_id) {
    return open(*world.crypto, ring, place_of(resource_id, "container1", "record1"),
                *data.records.find(kRecordKey));
  }

  AccountWorld world;
  Resource source = world.resource();
  KeyRing ring{SecretBytes(std::string_view("0123456789abcdef0123456789abcdef")), {}, {}};
};

TEST_F(SealAgainTest, OpensUnderTheOtherKeysAtTheOtherPlaceAlone) {
  const DataStore data = moved(source.data);
  EXPECT_EQ(opened(data, "target").value(), SecretBytes(std::string_view("content")));
  EXPECT_FALSE(opened(data, source.id).has_value());
  EXPECT_FALSE(open(*world.crypto, source.ring, place_of(source.id, "container1", "record1"),
                    *data.records.find(kRecordKey))
                   .has_value());
}

TEST_F(SealAgainTest, KeepsAllElse) {
  source.data.records.edit(kRecordKey)->partition_key = "p1";
  const DataStore data = moved(source.data);
  EXPECT_EQ(data.containers, source.data.containers);
  EXPECT_EQ(data.num_changes, source.data.num_changes);
  EXPECT_EQ(data.records.find(kRecordKey)->partition_key, "p1");
  EXPECT_EQ(data.records.find(kRecordKey)->number, source.data.records.find(kRecordKey)->number);
}

TEST_F(SealAgainTest, WhatIsDamagedStaysDamaged) {
  source.data.records.edit(kRecordKey)->sealed.front() ^= 1;
  const DataStore data = moved(source.data);
  EXPECT_EQ(*data.records.find(kRecordKey), *source.data.records.find(kRecordKey));
  EXPECT_EQ(opened(data, "target").error().reason, Reason::recordDamaged);
}

}  // namespace
}  // namespace cmk::service
