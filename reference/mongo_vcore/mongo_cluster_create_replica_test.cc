#include "reference/mongo_vcore/mongo_cluster_create_replica.h"

#include <gtest/gtest.h>

#include "reference/mongo_vcore/mongo_cluster_delete.h"
#include "reference/mongo_vcore/mongo_cluster_get.h"
#include "reference/testing/cluster_world.h"

namespace cmk::mongo_vcore {
namespace {

struct ReplicaWorld : testing::ClusterWorld {
  ReplicaWorld() {
    id = must(creation()).id;
    write(id, "r1", "one");
    key("key2");
  }
  MongoClusterCreateReplica replica() const {
    MongoClusterCreateReplica op;
    place(op, "replica1");
    op.sourceResourceId = id;
    op.encryption = under("key2", "service");
    return op;
  }
  std::string id;
};

TEST(MongoClusterCreateReplica, FollowsItsPrimary) {
  ReplicaWorld world;
  const MongoCluster replica = world.must(world.replica());
  EXPECT_EQ(replica.sourceResourceId, world.id);
  EXPECT_EQ(world.content(replica.id, "r1"), "one");
  world.write(world.id, "r1", "two");
  EXPECT_EQ(world.content(replica.id, "r1"), "two");
}

TEST(MongoClusterCreateReplica, IsNotWrittenTo) {
  ReplicaWorld world;
  const std::string id = world.must(world.replica()).id;
  EXPECT_EQ(world.refusal(testing::ClusterWorld::written(id, "r2", "two")),
            Reason::operationNotAllowed);
  EXPECT_EQ(world.content(id, "r2"), std::nullopt);
}

TEST(MongoClusterCreateReplica, CatchesUpWhenItsKeyIsBack) {  // VCR-24
  ReplicaWorld world;
  const std::string id = world.must(world.replica()).id;
  world.disable("key2");
  EXPECT_EQ(world.content(id, "r1"), std::nullopt);
  world.write(world.id, "r2", "two");
  world.enable("key2");
  EXPECT_EQ(world.content(id, "r1"), "one");
  EXPECT_EQ(world.content(id, "r2"), "two");
}

TEST(MongoClusterCreateReplica, StandsForItselfWhenItsPrimaryGoes) {
  ReplicaWorld world;
  const std::string id = world.must(world.replica()).id;
  world.must(MongoClusterDelete{world.id});
  EXPECT_EQ(world.must(MongoClusterGet{id}).sourceResourceId, std::nullopt);
  world.write(id, "r2", "two");
  EXPECT_EQ(world.content(id, "r1"), "one");
  EXPECT_EQ(world.content(id, "r2"), "two");
}

TEST(MongoClusterCreateReplica, IsForgottenByItsPrimaryWhenItGoes) {
  ReplicaWorld world;
  const std::string id = world.must(world.replica()).id;
  world.must(MongoClusterDelete{id});
  world.write(world.id, "r2", "two");
  EXPECT_EQ(world.refusal(world.replica()), std::nullopt);
}

TEST(MongoClusterCreateReplica, BadSourcesAndPlacesAreRefused) {
  ReplicaWorld world;
  const auto why = [&](auto change) {
    MongoClusterCreateReplica op = world.replica();
    change(op);
    return world.refusal(op);
  };
  EXPECT_EQ(why([](auto& op) { op.sourceResourceId = ""; }), Reason::notFound);
  EXPECT_EQ(why([](auto& op) { op.resourceGroup = "rg2"; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.subscriptionId = "sub2"; }), Reason::wrongSubscription);
  EXPECT_EQ(why([](auto& op) { op.name = "cluster1"; }), Reason::nameTaken);
  EXPECT_EQ(why([](auto& op) { op.location = "eastus"; }), Reason::wrongRegion);
  const std::string id = world.must(world.replica()).id;
  EXPECT_EQ(why([&](auto& op) { op.sourceResourceId = id; }), Reason::unsupportedFeature);
  world.disable("key1");
  EXPECT_EQ(world.refusal(world.replica()), Reason::keyInaccessible);
}

}  // namespace
}  // namespace cmk::mongo_vcore
