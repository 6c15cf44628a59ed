#include "reference/service/record_list.h"

#include <gtest/gtest.h>

#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using Ids = std::vector<std::string>;

struct ListWorld : testing::AccountWorld {
  ListWorld() {
    must(cosmos::ContainerCreate{testing::kAccountId, "container2", {}, {}, {}});
    put("b", "p");
    put("a", "q");
    put("c", "p");
    put("z", "p", "container2");
  }
  void put(const std::string& id, const std::string& partition,
           const std::string& container = "container1") {
    RecordWrite op;
    op.resource = testing::kAccountId;
    op.container = container;
    op.id = id;
    op.value = SecretBytes(std::string_view(id));
    op.partitionKey = partition;
    must(op);
  }
  template <class Op>
  Op list(std::string container = "container1") const {
    Op op;
    op.resource = testing::kAccountId;
    op.container = std::move(container);
    return op;
  }
  template <class Op>
  Ids ids(const Op& op) {
    Ids out;
    for (const ListedRecord& record : must(op).value) {
      if (record.id != "record1") {
        EXPECT_EQ(record.value, SecretBytes(std::string_view(record.id)));
      }
      out.push_back(record.id);
    }
    return out;
  }
};

TEST(RecordList, QueryIsInTheOrderOfIds) {
  ListWorld world;
  EXPECT_EQ(world.ids(world.list<RecordQuery>()), (Ids{"a", "b", "c", "record1"}));
  EXPECT_EQ(world.ids(world.list<RecordQuery>("container2")), (Ids{"z"}));
}

TEST(RecordList, QueryTakesOneValueOfThePartitionKey) {
  ListWorld world;
  const auto with = [&](const std::string& value) {
    RecordQuery op = world.list<RecordQuery>();
    op.partitionKey = value;
    return world.ids(op);
  };
  EXPECT_EQ(with("p"), (Ids{"b", "c"}));
  EXPECT_EQ(with("q"), (Ids{"a"}));
  EXPECT_EQ(with(""), (Ids{"record1"}));
  EXPECT_EQ(with("P"), Ids{});
}

TEST(RecordList, ChangeFeedIsInTheOrderOfChanges) {
  ListWorld world;
  EXPECT_EQ(world.ids(world.list<RecordChangeFeed>()), (Ids{"record1", "b", "a", "c"}));
  world.put("b", "p");
  EXPECT_EQ(world.ids(world.list<RecordChangeFeed>()), (Ids{"record1", "a", "c", "b"}));
}

TEST(RecordList, ConflictFeedHasNothingWithOneWriteRegion) {
  ListWorld world;
  EXPECT_EQ(world.ids(world.list<RecordConflictFeed>()), Ids{});
  EXPECT_GT(world.must(world.list<RecordConflictFeed>()).requestCharge, 0);
}

template <class Op>
void refused_for_each_mistake(ListWorld& world) {
  EXPECT_EQ(world.refusal(world.list<Op>("container3")), Reason::notFound);
  EXPECT_EQ(world.refusal(world.list<Op>("")), Reason::invalidName);
  Op elsewhere = world.list<Op>();
  elsewhere.resource = "/nowhere";
  EXPECT_EQ(world.refusal(elsewhere), Reason::notFound);
  world.estate.resources.edit(to_lower(testing::kAccountId))->lost = Cause::vaultDeleted;
  EXPECT_EQ(world.refusal(world.list<Op>()), Reason::keyInaccessible);
  world.estate.resources.edit(to_lower(testing::kAccountId))->lost = Cause::none;
  world.must(cosmos::AccountDelete{testing::kAccountId});
  EXPECT_EQ(world.refusal(world.list<Op>()), Reason::notFound);
}

TEST(RecordList, IsRefusedForEachMistake) {
  ListWorld query;
  refused_for_each_mistake<RecordQuery>(query);
  ListWorld changes;
  refused_for_each_mistake<RecordChangeFeed>(changes);
  ListWorld conflicts;
  refused_for_each_mistake<RecordConflictFeed>(conflicts);
}

TEST(RecordList, OneDamagedRecordRefusesAll) {
  ListWorld world;
  world.estate.resources.edit(to_lower(testing::kAccountId))
      ->data.records.edit(record_key("container1", "a"))
      ->sealed[0] ^= 1;
  EXPECT_EQ(world.refusal(world.list<RecordQuery>()), Reason::recordDamaged);
  EXPECT_EQ(world.refusal(world.list<RecordChangeFeed>()), Reason::recordDamaged);
  EXPECT_EQ(world.ids(world.list<RecordQuery>("container2")), (Ids{"z"}));
}

}  // namespace
}  // namespace cmk::service
