#include "reference/mongo_vcore/cluster.h"

#include <gtest/gtest.h>

#include "reference/mongo_vcore/list_mongo_clusters.h"
#include "reference/mongo_vcore/mongo_cluster_connect.h"
#include "reference/mongo_vcore/mongo_cluster_create.h"
#include "reference/mongo_vcore/mongo_cluster_delete.h"
#include "reference/mongo_vcore/mongo_cluster_get.h"
#include "reference/testing/cluster_world.h"

namespace cmk::mongo_vcore {
namespace {

using cmk::testing::ClusterWorld;

template <class Change>
std::optional<Reason> why(Change change) {
  ClusterWorld world;
  MongoClusterCreate op = world.creation();
  change(op);
  const auto reason = world.refusal(op);
  // What is refused leaves nothing behind.
  EXPECT_EQ(world.must(ListMongoClusters{"sub1"}).value.size(), reason ? 0U : 1U);
  return reason;
}

TEST(MongoCluster, ShowsWhatItWasGiven) {
  ClusterWorld world;
  const MongoCluster cluster = world.must(world.creation());
  EXPECT_EQ(cluster.clusterStatus, "Ready");
  EXPECT_EQ(cluster.encryption, world.under("key1", "service"));
  EXPECT_EQ(cluster.keyVersion, world.stored_key().current);
  EXPECT_EQ(cluster.identity.userAssignedIdentities, std::vector{world.ids.at("service")});
  EXPECT_EQ(world.must(MongoClusterGet{cluster.id}), cluster);
  EXPECT_EQ(world.must(ListMongoClusters{"sub1"}).value, std::vector{cluster});
}

TEST(MongoCluster, WithoutAKeyIsUnderServiceManagedKeys) {
  ClusterWorld world;
  MongoClusterCreate op = world.creation();
  op.identity.reset();
  for (const auto& none : {std::optional<Encryption>(), std::optional(Encryption{})}) {
    op.encryption = none;
    op.name = none ? "cluster2" : "cluster1";
    const MongoCluster cluster = world.must(op);
    EXPECT_FALSE(cluster.encryption.customerManagedKeyEncryption);
    EXPECT_FALSE(cluster.keyVersion);
  }
}

TEST(MongoCluster, NamesAndPlacesAreChecked) {
  EXPECT_EQ(why([](auto& op) { op.name = "ab"; }), Reason::invalidName);
  EXPECT_EQ(why([](auto& op) { op.name = std::string(41, 'a'); }), Reason::invalidName);
  EXPECT_EQ(why([](auto& op) { op.name = std::string(40, 'a'); }), std::nullopt);
  EXPECT_EQ(why([](auto& op) { op.name = "Cluster"; }), Reason::invalidName);
  EXPECT_EQ(why([](auto& op) { op.name = ""; }), Reason::invalidName);
  EXPECT_EQ(why([](auto& op) { op.resourceGroup = ""; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.location = ""; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.subscriptionId = "sub2"; }), Reason::notFound);
}

TEST(MongoCluster, NameIsTakenWhateverItsCaseInTheGroup) {
  ClusterWorld world;
  world.must(world.creation());
  EXPECT_EQ(world.refusal(world.creation()), Reason::nameTaken);
  MongoClusterCreate again = world.creation();
  again.resourceGroup = "RG1";
  EXPECT_EQ(world.refusal(again), Reason::nameTaken);
  again.resourceGroup = "rg2";
  EXPECT_EQ(world.refusal(again), std::nullopt);
}

TEST(MongoCluster, TakesUserAssignedIdentitiesOnly) {  // VCR-04
  const auto kind = [](std::string type) {
    return [type](MongoClusterCreate& op) {
      op.encryption->customerManagedKeyEncryption->keyEncryptionKeyIdentity.identityType = type;
    };
  };
  for (const char* type :
       {"SystemAssignedIdentity", "FirstPartyIdentity", "userassignedidentity", "", "None"}) {
    EXPECT_EQ(why(kind(type)), Reason::invalidIdentity) << type;
  }
  EXPECT_EQ(why(kind("UserAssignedIdentity")), std::nullopt);
}

TEST(MongoCluster, IdentityMustBeOneOfThoseThatTheRequestNames) {
  const auto user = [](std::string id) {
    return [id](MongoClusterCreate& op) {
      op.encryption->customerManagedKeyEncryption->keyEncryptionKeyIdentity
          .userAssignedIdentityResourceId = id;
    };
  };
  EXPECT_EQ(why(user("")), Reason::invalidIdentity);
  EXPECT_EQ(why(user(ClusterWorld().ids.at("other"))), Reason::invalidIdentity);
}

// azure-facts 5.1: what is passed is added to the cluster.
TEST(MongoCluster, IdentityOfTheKeyIsAddedWhereNoneIsNamed) {
  ClusterWorld world;
  MongoClusterCreate op = world.creation();
  op.identity.reset();
  const MongoCluster cluster = world.must(op);
  EXPECT_EQ(cluster.identity.type, "UserAssigned");
  EXPECT_EQ(cluster.identity.userAssignedIdentities, std::vector{world.ids.at("service")});
  op.name = "cluster2";
  op.encryption = world.under("key1", "nobody");
  EXPECT_EQ(world.refusal(op), Reason::notFound);
}

TEST(MongoCluster, BadKeyIdentifiersAreRefused) {
  const auto url = [](std::string text) {
    return [text](MongoClusterCreate& op) {
      op.encryption->customerManagedKeyEncryption->keyEncryptionKeyUrl = text;
    };
  };
  EXPECT_EQ(why(url("")), Reason::invalidKeyUri);
  EXPECT_EQ(why(url("https://vault1.vault.azure.net/keys/")), Reason::invalidKeyUri);
  EXPECT_EQ(why(url("https://vault1.vault.azure.net/keys/key1/" + cmk::testing::kVersionNone)),
            Reason::invalidKeyUri);
  EXPECT_EQ(why(url("https://vault1.vault.azure.net/keys/key9")), Reason::notFound);
  EXPECT_EQ(why(url("https://vault9.vault.azure.net/keys/key1")), Reason::notFound);
}

TEST(MongoCluster, UnknownAndDeletedOnesAreNotFound) {
  ClusterWorld world;
  const std::string id = world.must(world.creation()).id;
  world.must(MongoClusterDelete{id});
  for (const std::string& gone : {id, std::string(), std::string("/subscriptions/sub1")}) {
    EXPECT_EQ(world.refusal(MongoClusterGet{gone}), Reason::notFound);
    EXPECT_EQ(world.refusal(MongoClusterConnect{gone}), Reason::notFound);
    EXPECT_EQ(world.refusal(MongoClusterDelete{gone}), Reason::notFound);
  }
  EXPECT_EQ(world.refusal(ListMongoClusters{"sub2"}), Reason::notFound);
  EXPECT_EQ(world.agenda.size(), 1U) << "the end of its backups alone";
}

// C21 in azure-facts: in preview the status may stay Ready.
TEST(MongoCluster, StatusOfAnInaccessibleClusterIsAnOption) {
  ClusterWorld world;
  const std::string id = world.must(world.creation()).id;
  world.disable("key1");
  EXPECT_EQ(world.must(MongoClusterGet{id}).clusterStatus, "Inaccessible");
  EXPECT_EQ(world.refusal(MongoClusterConnect{id}), Reason::keyInaccessible);
  ASSERT_TRUE(world.choices.options.set("vcore-status-stays-ready"));
  EXPECT_EQ(world.must(MongoClusterGet{id}).clusterStatus, "Ready");
  EXPECT_EQ(world.refusal(MongoClusterConnect{id}), Reason::keyInaccessible);
}

}  // namespace
}  // namespace cmk::mongo_vcore
