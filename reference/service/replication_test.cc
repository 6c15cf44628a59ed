#include "reference/service/replication.h"

#include <gtest/gtest.h>

#include "reference/core/text.h"
#include "reference/mongo_vcore/mongo_cluster_create_replica.h"
#include "reference/testing/cluster_world.h"

namespace cmk::service {
namespace {

struct ReplicaWorld : testing::ClusterWorld {
  ReplicaWorld() {
    primary = to_lower(must(creation()).id);
    mongo_vcore::MongoClusterCreateReplica op;
    place(op, "replica1");
    op.sourceResourceId = primary;
    replica = to_lower(must(op).id);
  }
  Resource& at(const std::string& id) { return *estate.resources.edit(id); }
  std::string primary;
  std::string replica;
};

TEST(Replication, TiesBothWays) {
  ReplicaWorld world;
  EXPECT_EQ(world.at(world.replica).replica_of, world.primary);
  EXPECT_EQ(world.at(world.primary).replicas, std::vector{world.replica});
}

TEST(Replication, RecordsAreSealedAgainUnderTheReplicasKey) {
  ReplicaWorld world;
  world.write(world.primary, "r1", "one");
  const std::string key = record_key("orders", "r1");
  const StoredRecord& original = *world.at(world.primary).data.records.find(key);
  const StoredRecord& copy = *world.at(world.replica).data.records.find(key);
  EXPECT_EQ(copy.number, original.number);
  EXPECT_NE(copy.sealed, original.sealed);
  EXPECT_NE(copy.service_nonce, original.service_nonce);
}

TEST(Replication, CostsWhatIsNew) {
  ReplicaWorld world;
  world.write(world.primary, "r1", "one");
  const StoredRecord before =
      *world.at(world.replica).data.records.find(record_key("orders", "r1"));
  world.write(world.primary, "r2", "two");
  EXPECT_EQ(*world.at(world.replica).data.records.find(record_key("orders", "r1")), before);
}

TEST(Replication, CatchingUpTwiceChangesNothing) {
  ReplicaWorld world;
  world.write(world.primary, "r1", "one");
  const Resource before = world.at(world.replica);
  Room room = world.room();
  catch_up(room, world.at(world.replica));
  EXPECT_EQ(world.at(world.replica), before);
}

TEST(Replication, LeavingUndoesTheTies) {
  ReplicaWorld world;
  Room room = world.room();
  leave(room, Resource(world.at(world.replica)));
  EXPECT_TRUE(world.at(world.primary).replicas.empty());
}

}  // namespace
}  // namespace cmk::service
