// Records: writing and reading them one by one.
#include "reference/service/records.h"

#include <gtest/gtest.h>

#include "reference/core/text.h"
#include "reference/service/rules.h"
#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;

RecordWrite write_call(std::string id = "record2", std::string_view value = "other") {
  RecordWrite op;
  op.resource = testing::kAccountId;
  op.container = "container1";
  op.id = std::move(id);
  op.value = SecretBytes(value);
  return op;
}

RecordRead read_call(std::string id) {
  RecordRead op;
  op.resource = testing::kAccountId;
  op.container = "container1";
  op.id = std::move(id);
  return op;
}

TEST(Records, AreReadAsTheyWereWritten) {
  AccountWorld world;
  const std::string binary("\0\xFF\n", 3);
  for (const std::string& value : {std::string(), std::string("x"), binary}) {
    world.must(write_call("record2", value));
    EXPECT_EQ(world.must(read_call("record2")).value, SecretBytes(std::string_view(value)));
  }
  EXPECT_TRUE(world.reads_back());
}

TEST(Records, ReadingCopiesNothingThatAnotherStateShares) {
  AccountWorld world;
  const State before = world;
  world.must(read_call("record1"));
  world.must(cosmos::AccountGet{testing::kAccountId});
  const std::string key = to_lower(testing::kAccountId);
  EXPECT_EQ(world.estate.resources.find(key), before.estate.resources.find(key));
  EXPECT_EQ(world.accounts.live.find(key), before.accounts.live.find(key));
  world.must(write_call());
  EXPECT_NE(world.estate.resources.find(key), before.estate.resources.find(key));
}

TEST(Records, OfOneIdAreReplaced) {
  AccountWorld world;
  world.must(write_call("record1", "new"));
  EXPECT_EQ(world.must(read_call("record1")).value, SecretBytes(std::string_view("new")));
  EXPECT_EQ(world.resource().data.records.size(), 1U);
  EXPECT_EQ(world.resource().data.num_changes, 2U);
}

TEST(Records, HaveIdsOf1To1023Bytes) {  // cosmos, limits
  AccountWorld world;
  for (const std::string& id :
       {std::string(1, 'a'), std::string(kRecordIdMax, 'a'), std::string("\xC3\xA4/ \n")}) {
    EXPECT_FALSE(world.refusal(write_call(id)));
    EXPECT_FALSE(world.refusal(read_call(id)));
  }
  const State before = world;
  for (const std::string& id :
       {std::string(), std::string(kRecordIdMax + 1, 'a'), std::string("a\0", 2)}) {
    EXPECT_EQ(world.refusal(write_call(id)), Reason::invalidName);
    EXPECT_EQ(world.refusal(read_call(id)), Reason::invalidName);
  }
  EXPECT_EQ(static_cast<const State&>(world), before);
}

TEST(Records, HaveAtMost512KiB) {
  AccountWorld world;
  EXPECT_FALSE(world.refusal(write_call("a", std::string(kRecordMax, 'x'))));
  EXPECT_EQ(world.refusal(write_call("b", std::string(kRecordMax + 1, 'x'))),
            Reason::limitExceeded);
  EXPECT_EQ(world.refusal(read_call("b")), Reason::notFound);
}

TEST(Records, CountTheirIndexedProperties) {
  AccountWorld world;
  const auto charge = [&](std::int64_t properties) {
    RecordWrite op = write_call();
    op.indexedProperties = properties;
    const auto written = world.run(op);
    return written ? written->requestCharge : -1;
  };
  EXPECT_EQ(charge(0), world.must(write_call()).requestCharge);
  EXPECT_GT(charge(10000), charge(9999));
  EXPECT_EQ(charge(10001), -1);
  EXPECT_EQ(charge(-1), -1);
}

TEST(Records, AreOfAContainerThatIsThere) {
  AccountWorld world;
  const auto in = [&](std::string container, std::string resource = testing::kAccountId) {
    RecordWrite op = write_call();
    op.container = std::move(container);
    op.resource = std::move(resource);
    return world.refusal(op);
  };
  EXPECT_EQ(in("container2"), Reason::notFound);
  EXPECT_EQ(in(""), Reason::invalidName);
  EXPECT_EQ(in(std::string("container1\0", 11)), Reason::invalidName);
  EXPECT_EQ(in(std::string(kRecordIdMax + 1, 'c')), Reason::invalidName);
  EXPECT_EQ(in("container1", "/nowhere"), Reason::notFound);
  EXPECT_EQ(in("container1", ""), Reason::notFound);
  EXPECT_FALSE(in("container1", to_lower(testing::kAccountId)));
}

TEST(Records, OfAClusterNeedNoContainerFirst) {
  AccountWorld world;
  world.estate.resources.edit(to_lower(testing::kAccountId))->service = Service::postgresql;
  RecordWrite op = write_call();
  op.container = "anything";
  EXPECT_FALSE(world.refusal(op));
  EXPECT_TRUE(world.resource().data.containers.contains("anything"));
}

TEST(Records, OfADeletedAccountAreGone) {
  AccountWorld world;
  world.must(cosmos::AccountDelete{testing::kAccountId});
  EXPECT_EQ(world.refusal(read_call("record1")), Reason::notFound);
  EXPECT_EQ(world.refusal(write_call()), Reason::notFound);
}

TEST(Records, OfALostKeyAreDeniedAndThatIsRemembered) {  // PGS-12
  AccountWorld world;
  world.estate.resources.edit(to_lower(testing::kAccountId))->lost = Cause::keyDisabled;
  EXPECT_FALSE(world.resource().denied);
  const auto read = world.run(read_call("record1"));
  EXPECT_EQ(read.error().reason, Reason::keyInaccessible);
  EXPECT_EQ(read.error().substatus, info(Cause::keyDisabled).substatus);
  EXPECT_TRUE(world.resource().denied);
  EXPECT_EQ(world.refusal(write_call()), Reason::keyInaccessible);
}

TEST(Records, AreBoundToTheirPlace) {
  AccountWorld world;
  world.must(write_call());
  auto& records = world.estate.resources.edit(to_lower(testing::kAccountId))->data.records;
  records.put(record_key("container1", "record2"),
              *records.find(record_key("container1", "record1")));
  EXPECT_EQ(world.refusal(read_call("record2")), Reason::recordDamaged);
  records.edit(record_key("container1", "record1"))->sealed.pop_back();
  EXPECT_EQ(world.refusal(read_call("record1")), Reason::recordDamaged);
}

TEST(Records, HaveFieldsOfAnyName) {  // RSV-05
  AccountWorld world;
  const RecordWrite op = write_call("record2", R"({"id":"1","_ts":2})");
  EXPECT_FALSE(world.refusal(op));
  world.rules = Rulebook({&rules::kFieldsReserved});
  EXPECT_EQ(world.refusal(op), Reason::reservedName);
  EXPECT_FALSE(world.refusal(write_call("record2", "id")));
}

}  // namespace
}  // namespace cmk::service
