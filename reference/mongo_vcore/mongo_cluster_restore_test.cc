#include "reference/mongo_vcore/mongo_cluster_restore.h"

#include <gtest/gtest.h>

#include "reference/mongo_vcore/list_mongo_clusters.h"
#include "reference/mongo_vcore/mongo_cluster_create_replica.h"
#include "reference/mongo_vcore/mongo_cluster_delete.h"
#include "reference/testing/cluster_world.h"

namespace cmk::mongo_vcore {
namespace {

struct RestoreWorld : testing::ClusterWorld {
  RestoreWorld() {
    begun = now;
    id = must(creation()).id;
    write(id, "r1", "one");
    advance(now + kDay);
    write(id, "r2", "two");
  }
  MongoClusterRestore to(Instant when, const std::string& name = "restored") const {
    MongoClusterRestore op;
    place(op, name);
    op.sourceResourceId = id;
    op.pointInTimeUTC = when;
    return op;
  }
  Instant begun = 0;
  std::string id;
};

TEST(MongoClusterRestore, HoldsWhatWasThereThen) {
  RestoreWorld world;
  const std::string early = world.must(world.to(world.begun)).id;
  EXPECT_EQ(world.content(early, "r1"), "one");
  EXPECT_EQ(world.content(early, "r2"), std::nullopt);
  const std::string late = world.must(world.to(world.now, "restored-2")).id;
  EXPECT_EQ(world.content(late, "r2"), "two");
  EXPECT_EQ(world.content(world.id, "r2"), "two");
}

TEST(MongoClusterRestore, TimesOutsideTheBackupsAreRefused) {
  RestoreWorld world;
  EXPECT_EQ(world.refusal(world.to(world.begun - 1)), Reason::invalidRestoreTime);
  EXPECT_EQ(world.refusal(world.to(world.now + 1)), Reason::invalidRestoreTime);
  world.advance(world.begun + 36 * kDay);
  EXPECT_EQ(world.refusal(world.to(world.now - 35 * kDay - 1)), Reason::invalidRestoreTime);
  EXPECT_EQ(world.refusal(world.to(world.now - 35 * kDay)), std::nullopt);
}

TEST(MongoClusterRestore, ForSevenDaysAfterTheDeletion) {  // azure-facts 5.1
  RestoreWorld world;
  world.must(MongoClusterDelete{world.id});
  const Instant deleted = world.now;
  EXPECT_EQ(world.refusal(world.to(deleted)), std::nullopt);
  world.advance(deleted + 7 * kDay - 1);
  EXPECT_EQ(world.refusal(world.to(deleted + 1, "restored-2")), Reason::invalidRestoreTime);
  EXPECT_EQ(world.refusal(world.to(deleted, "restored-2")), std::nullopt);
  world.advance(deleted + 7 * kDay + 1);
  EXPECT_EQ(world.refusal(world.to(deleted, "restored-3")), Reason::notFound);
}

TEST(MongoClusterRestore, NeedsTheKeyOfItsSource) {
  RestoreWorld world;
  world.disable("key1");
  EXPECT_EQ(world.refusal(world.to(world.begun)), Reason::keyInaccessible);
  world.must(MongoClusterDelete{world.id});
  EXPECT_EQ(world.refusal(world.to(world.begun)), Reason::keyInaccessible);
  world.enable("key1");
  const std::string restored = world.must(world.to(world.begun)).id;
  EXPECT_EQ(world.content(restored, "r1"), "one");
}

TEST(MongoClusterRestore, StaysWhereItsSourceWas) {
  RestoreWorld world;
  const auto why = [&](auto change) {
    MongoClusterRestore op = world.to(world.begun);
    change(op);
    const auto reason = world.refusal(op);
    EXPECT_EQ(world.must(ListMongoClusters{"sub1"}).value.size(), 1U);
    return reason;
  };
  EXPECT_EQ(why([](auto& op) { op.location = "eastus"; }), Reason::wrongRegion);
  EXPECT_EQ(why([](auto& op) { op.resourceGroup = "rg2"; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.subscriptionId = "sub2"; }), Reason::wrongSubscription);
  EXPECT_EQ(why([](auto& op) { op.sourceResourceId = ""; }), Reason::notFound);
  EXPECT_EQ(why([](auto& op) { op.name = "cluster1"; }), Reason::nameTaken);
  EXPECT_EQ(why([](auto& op) { op.name = "-"; }), Reason::invalidName);
}

TEST(MongoClusterRestore, ReplicasHaveNoBackups) {
  RestoreWorld world;
  MongoClusterCreateReplica op;
  world.place(op, "replica1");
  op.sourceResourceId = world.id;
  MongoClusterRestore restore = world.to(world.now);
  restore.sourceResourceId = world.must(op).id;
  EXPECT_EQ(world.refusal(restore), Reason::unsupportedFeature);
}

}  // namespace
}  // namespace cmk::mongo_vcore
