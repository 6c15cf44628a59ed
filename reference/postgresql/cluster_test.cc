#include "reference/postgresql/cluster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reference/postgresql/list_postgres_clusters.h"
#include "reference/postgresql/postgres_cluster_connect.h"
#include "reference/postgresql/postgres_cluster_delete.h"
#include "reference/postgresql/postgres_cluster_failover.h"
#include "reference/postgresql/postgres_cluster_get.h"
#include "reference/postgresql/postgres_cluster_restore.h"
#include "reference/postgresql/postgres_cluster_update.h"
#include "reference/testing/postgres_world.h"

namespace cmk::postgresql {
namespace {

using testing::cluster_id;
using testing::identity_id;
using ::testing::IsEmpty;
using testing::kNow;
using testing::kSubscription;
using testing::PostgresWorld;
using ::testing::SizeIs;

PostgresClusterUpdate change(const std::string& id = cluster_id()) {
  PostgresClusterUpdate op;
  op.cluster = id;
  return op;
}

PostgresClusterRestore restore(Instant when, const std::string& name = "restored") {
  PostgresClusterRestore op;
  static_cast<service::ResourcePlace&>(op) = PostgresWorld::cluster(name);
  op.sourceResourceId = cluster_id();
  op.pointInTimeUTC = when;
  op.identity = PostgresWorld::identity1();
  op.dataEncryption = PostgresWorld::under_key();
  return op;
}

std::vector<PostgresCluster> list(PostgresWorld& world) {
  return world.must(ListPostgresClusters{kSubscription}).value;
}

TEST(PostgresClusterTest, TellsWhatItWasCreatedWith) {
  PostgresWorld world;
  const PostgresCluster cluster = world.must(PostgresClusterGet{cluster_id()});
  EXPECT_EQ(cluster.name, "cluster1");
  EXPECT_EQ(cluster.location, "westeurope");
  EXPECT_EQ(cluster.state, "Ready");
  EXPECT_EQ(cluster.dataEncryption, PostgresWorld::under_key());
  EXPECT_EQ(cluster.keyVersion, world.stored_key().current);
  EXPECT_EQ(cluster.identity.userAssignedIdentities, std::vector{identity_id()});
  EXPECT_FALSE(cluster.enableHa);
  EXPECT_THAT(cluster.nodes, SizeIs(1));
  EXPECT_EQ(list(world), std::vector{cluster});
}

TEST(PostgresClusterTest, IsFoundInAnyCaseOfLetters) {
  PostgresWorld world;
  std::string id = cluster_id();
  for (char& c : id) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(world.must(PostgresClusterGet{id}).id, cluster_id());
}

TEST(PostgresClusterTest, HasNoKeyUnlessToldTo) {
  for (const auto& encryption :
       {std::optional<DataEncryption>(), std::optional(DataEncryption{"SystemManaged", {}, {}})}) {
    PostgresWorld world;
    PostgresClusterCreate op = PostgresWorld::cluster("plain");
    op.identity.reset();
    op.dataEncryption = encryption;
    const PostgresCluster cluster = world.must(op);
    EXPECT_EQ(cluster.dataEncryption, (DataEncryption{"SystemManaged", {}, {}}));
    EXPECT_EQ(cluster.keyVersion, std::nullopt);
    EXPECT_EQ(cluster.identity.type, "None");
  }
}

TEST(PostgresClusterTest, RefusesWhatDoesNotExist) {
  PostgresWorld world;
  for (const std::string& id : {std::string(), std::string("cluster1"), cluster_id("other"),
                                cluster_id() + "/", std::string(1, '\0')}) {
    EXPECT_EQ(world.refusal(PostgresClusterGet{id}), Reason::notFound) << id;
    EXPECT_EQ(world.refusal(PostgresClusterConnect{id}), Reason::notFound) << id;
    EXPECT_EQ(world.refusal(PostgresClusterDelete{id}), Reason::notFound) << id;
    EXPECT_EQ(world.refusal(PostgresClusterFailover{id}), Reason::notFound) << id;
    EXPECT_EQ(world.refusal(change(id)), Reason::notFound) << id;
    PostgresClusterRestore op = restore(kNow);
    op.sourceResourceId = id;
    EXPECT_EQ(world.refusal(op), Reason::notFound) << id;
  }
  EXPECT_EQ(world.refusal(ListPostgresClusters{"sub9"}), Reason::notFound);
  EXPECT_EQ(world.refusal(ListPostgresClusters{}), Reason::notFound);
}

TEST(PostgresClusterTest, ChecksTheName) {
  PostgresWorld world;
  for (const std::string& name :
       {std::string(), std::string("ab"), std::string("Cluster"), std::string("-abc"),
        std::string("abc-"), std::string("a--b"), std::string("a b"), std::string("caf\xC3\xA9"),
        std::string("abc\0", 4), std::string(41, 'a')}) {
    EXPECT_EQ(world.refusal(PostgresWorld::cluster(name)), Reason::invalidName) << name;
  }
  world.must(PostgresWorld::cluster("abc"));
  world.must(PostgresWorld::cluster(std::string(40, 'a')));
}

TEST(PostgresClusterTest, ChecksThePlace) {
  PostgresWorld world;
  PostgresClusterCreate op = PostgresWorld::cluster("other");
  op.resourceGroup = "";
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  op = PostgresWorld::cluster("other");
  op.location = "";
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  op = PostgresWorld::cluster("other");
  op.subscriptionId = "sub9";
  EXPECT_EQ(world.refusal(op), Reason::notFound);
  EXPECT_THAT(list(world), SizeIs(1));
}

TEST(PostgresClusterTest, HoldsItsNameUntilItIsDeleted) {
  PostgresWorld world;
  EXPECT_EQ(world.refusal(PostgresWorld::cluster()), Reason::nameTaken);
  EXPECT_EQ(world.content(), "first");
  world.must(PostgresClusterDelete{cluster_id()});
  EXPECT_EQ(world.refusal(PostgresClusterGet{cluster_id()}), Reason::notFound);
  EXPECT_EQ(world.refusal(PostgresClusterDelete{cluster_id()}), Reason::notFound);
  EXPECT_EQ(world.refusal(PostgresWorld::record1()), Reason::notFound);
  EXPECT_THAT(list(world), IsEmpty());
  world.must(PostgresWorld::cluster());
  EXPECT_EQ(world.refusal(PostgresWorld::record1()), Reason::notFound);
}

TEST(PostgresClusterTest, RefusesOddEncryptionAndLeavesNothing) {
  using Row = std::pair<DataEncryption, Reason>;
  const std::string key = *PostgresWorld::under_key().primaryKeyUri;
  PostgresWorld world;
  for (const auto& [encryption, reason] :
       {Row{{"", key, identity_id()}, Reason::invalidParameter},
        Row{{"azurekeyvault", key, identity_id()}, Reason::invalidParameter},
        Row{{"AzureKeyVault", {}, identity_id()}, Reason::invalidParameter},
        Row{{"AzureKeyVault", key, {}}, Reason::invalidParameter},
        Row{{"SystemManaged", key, {}}, Reason::invalidParameter},
        Row{{"AzureKeyVault", key, identity_id("other")}, Reason::invalidIdentity},
        Row{{"AzureKeyVault", key, cluster_id("other")}, Reason::invalidIdentity},
        Row{{"AzureKeyVault", key, ""}, Reason::invalidIdentity},
        Row{{"AzureKeyVault", "", identity_id()}, Reason::invalidKeyUri},
        Row{{"AzureKeyVault", key + "\n", identity_id()}, Reason::invalidKeyUri}}) {
    PostgresClusterCreate op = PostgresWorld::cluster("other");
    op.dataEncryption = encryption;
    EXPECT_EQ(world.refusal(op), reason) << encryption.type;
    PostgresClusterRestore again = restore(kNow);
    again.dataEncryption = encryption;
    EXPECT_EQ(world.refusal(again), reason) << encryption.type;
  }
  EXPECT_THAT(list(world), SizeIs(1));
}

TEST(PostgresClusterTest, KeepsItsEncryption) {
  PostgresWorld world;
  world.key("key2");
  for (const DataEncryption& encryption :
       {DataEncryption{"SystemManaged", {}, {}}, PostgresWorld::under_key("key2"),
        PostgresWorld::under_key()}) {
    PostgresClusterUpdate op = change();
    op.dataEncryption = encryption;
    op.enableHa = true;
    EXPECT_EQ(world.refusal(op), Reason::immutableProperty);
  }
  const PostgresCluster cluster = world.must(PostgresClusterGet{cluster_id()});
  EXPECT_EQ(cluster.dataEncryption, PostgresWorld::under_key());
  EXPECT_FALSE(cluster.enableHa);
}

TEST(PostgresClusterTest, KeepsTheIdentityThatUsesTheKey) {
  PostgresWorld world;
  world.identity("identity2");
  PostgresClusterUpdate op = change();
  op.identity = service::ResourceIdentity{"UserAssigned", {identity_id("identity2")}, {}};
  EXPECT_EQ(world.refusal(op), Reason::invalidIdentity);
  op.identity = service::ResourceIdentity{"None", {}, {}};
  EXPECT_EQ(world.refusal(op), Reason::invalidIdentity);
  op.identity = service::ResourceIdentity{"odd", {}, {}};
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  EXPECT_EQ(world.must(PostgresClusterGet{cluster_id()}).identity.userAssignedIdentities,
            std::vector{identity_id()});
  op.identity = service::ResourceIdentity{
      "SystemAssigned,UserAssigned", {identity_id(), identity_id("identity2")}, {}};
  EXPECT_TRUE(world.must(op).identity.principalId.has_value());
}

TEST(PostgresClusterTest, FailsOverToItsStandby) {
  PostgresWorld world;
  EXPECT_EQ(world.refusal(PostgresClusterFailover{cluster_id()}), Reason::unsupportedFeature);
  PostgresClusterUpdate op = change();
  op.enableHa = true;
  const PostgresCluster before = world.must(op);
  ASSERT_THAT(before.nodes, SizeIs(2));
  EXPECT_EQ(before.nodes[0].role, "Primary");
  EXPECT_EQ(before.nodes[1].role, "Standby");
  EXPECT_EQ(before.nodes[1].dataEncryption, PostgresWorld::under_key());
  EXPECT_EQ(before.nodes[1].keyVersion, before.nodes[0].keyVersion);
  const PostgresCluster after = world.must(PostgresClusterFailover{cluster_id()});
  EXPECT_EQ(after.nodes[0].name, before.nodes[1].name);
  EXPECT_EQ(after.nodes[1].name, before.nodes[0].name);
  EXPECT_EQ(world.content(), "first");
  EXPECT_EQ(world.must(PostgresClusterFailover{cluster_id()}).nodes, before.nodes);
}

TEST(PostgresClusterTest, ReportsALossOnceAConnectionIsDenied) {
  PostgresWorld world;
  for (int loss = 0; loss < 2; ++loss) {
    world.enable(false);
    world.advance(world.now + kHour);
    EXPECT_EQ(world.must(PostgresClusterGet{cluster_id()}).state, "Ready");
    EXPECT_EQ(world.refusal(PostgresClusterFailover{cluster_id()}), Reason::unsupportedFeature);
    EXPECT_EQ(world.refusal(change()), Reason::keyInaccessible);
    EXPECT_EQ(world.must(PostgresClusterGet{cluster_id()}).state, "Ready");
    EXPECT_EQ(world.refusal(PostgresClusterConnect{cluster_id()}), Reason::keyInaccessible);
    EXPECT_EQ(world.must(PostgresClusterGet{cluster_id()}).state, "Inaccessible");
    world.enable(true);
    world.advance(world.now + kHour);
    world.must(PostgresClusterConnect{cluster_id()});
    EXPECT_EQ(world.must(PostgresClusterGet{cluster_id()}).state, "Ready");
    EXPECT_EQ(world.content(), "first");
  }
}

TEST(PostgresClusterTest, LosesItsKeyWithinTheHour) {
  PostgresWorld world(Timing::latest);
  world.enable(false);
  world.advance(kNow + kHour - 1);
  world.must(PostgresClusterConnect{cluster_id()});
  world.advance(kNow + kHour);
  EXPECT_EQ(world.refusal(PostgresClusterConnect{cluster_id()}), Reason::keyInaccessible);
}

TEST(PostgresClusterTest, NeedsTheOldVersionForADay) {
  for (const Seconds early : {Seconds{0}, Seconds{1}}) {
    PostgresWorld world(Timing::latest);
    const std::string old = world.stored_key().current;
    world.key();
    world.advance(kNow + kDay - early);
    auto op = world.call<key_vault::KeyUpdate>();
    op.version = old;
    op.attributes.emplace().enabled = false;
    world.must(op);
    world.advance(kNow + 3 * kDay);
    const auto refused = world.refusal(PostgresClusterConnect{cluster_id()});
    EXPECT_EQ(refused.has_value(), early != 0);
    op.attributes->enabled = true;
    world.must(op);
    world.advance(kNow + 5 * kDay);
    EXPECT_EQ(world.content(), "first");
  }
}

TEST(PostgresClusterTest, IsRestoredAsItWas) {
  PostgresWorld world;
  world.now += kDay;
  world.write("second");
  world.now += kDay;
  EXPECT_EQ(world.must(restore(kNow + kDay - 1)).dataEncryption, PostgresWorld::under_key());
  EXPECT_EQ(world.content("restored"), "first");
  PostgresClusterRestore plain = restore(kNow + kDay, "plain");
  plain.dataEncryption.reset();
  EXPECT_EQ(world.must(plain).dataEncryption.type, "SystemManaged");
  EXPECT_EQ(world.content("plain"), "second");
  EXPECT_EQ(world.refusal(restore(kNow)), Reason::nameTaken);
  EXPECT_EQ(world.content(), "second");
}

TEST(PostgresClusterTest, IsRestoredAfterItsDeletion) {
  PostgresWorld world;
  world.must(PostgresClusterDelete{cluster_id()});
  world.now += kDay;
  EXPECT_EQ(world.refusal(restore(kNow + 1)), Reason::invalidRestoreTime);
  world.enable(false);
  EXPECT_EQ(world.refusal(restore(kNow)), Reason::keyInaccessible);
  EXPECT_THAT(list(world), IsEmpty());
  world.enable(true);
  world.must(restore(kNow, "cluster1"));
  EXPECT_EQ(world.content(), "first");
}

}  // namespace
}  // namespace cmk::postgresql
