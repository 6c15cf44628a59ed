#include "reference/mongo_vcore/mongo_cluster_update.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/mongo_vcore/mongo_cluster_connect.h"
#include "reference/mongo_vcore/mongo_cluster_get.h"
#include "reference/testing/cluster_world.h"

namespace cmk::mongo_vcore {
namespace {

struct UpdateWorld : testing::ClusterWorld {
  UpdateWorld() {
    id = must(creation()).id;
    write(id, "r1", "one");
    key("key2");
  }
  MongoCluster get() { return must(MongoClusterGet{id}); }
  MongoClusterUpdate to(const std::string& key, const std::string& user) const {
    return {id, service::ResourceIdentity{"UserAssigned", {ids.at(user)}, {}}, under(key, user)};
  }
  std::string id;
};

TEST(MongoClusterUpdate, RefusedChangesNothing) {
  UpdateWorld world;
  const MongoCluster before = world.get();
  const auto expect = [&](const MongoClusterUpdate& op, Reason reason) {
    EXPECT_EQ(world.refusal(op), reason);
    EXPECT_EQ(world.get(), before);
    EXPECT_EQ(world.content(world.id, "r1"), "one");
  };
  expect({world.id, {}, Encryption{}}, Reason::immutableProperty);
  expect({world.id, service::ResourceIdentity{"None", {}, {}}, {}}, Reason::invalidIdentity);
  expect({world.id, service::ResourceIdentity{"Some", {}, {}}, {}}, Reason::invalidParameter);
  expect(world.to("key1", "other"), Reason::permissionDenied);
  expect(world.to("key1", "nobody"), Reason::notFound);
  expect(world.to("key9", "service"), Reason::notFound);
  expect({world.id, {}, world.under("key1", "nobody")}, Reason::notFound);
  EXPECT_EQ(world.refusal(MongoClusterUpdate{world.id + "x", {}, {}}), Reason::notFound);
}

TEST(MongoClusterUpdate, WithNothingToChangeChangesNothing) {
  UpdateWorld world;
  const MongoCluster before = world.get();
  EXPECT_EQ(world.must(MongoClusterUpdate{world.id, {}, {}}), before);
}

TEST(MongoClusterUpdate, ServiceManagedKeysStay) {
  UpdateWorld world;
  MongoClusterCreate op = world.creation("cluster2");
  op.encryption.reset();
  const std::string plain = world.must(op).id;
  EXPECT_EQ(world.refusal(MongoClusterUpdate{plain, {}, world.under("key1", "service")}),
            Reason::immutableProperty);
  EXPECT_EQ(world.refusal(MongoClusterUpdate{plain, {}, Encryption{}}), std::nullopt);
}

TEST(MongoClusterUpdate, MovesToAnotherKey) {
  UpdateWorld world;
  world.must(world.to("key2", "service"));
  world.disable("key1");
  EXPECT_EQ(world.content(world.id, "r1"), "one");
  EXPECT_EQ(world.get().encryption, world.under("key2", "service"));
}

TEST(MongoClusterUpdate, WhileInaccessibleTakesIdentitiesAndNoOtherKey) {  // VCR-13
  UpdateWorld world;
  world.disable("key1");
  EXPECT_EQ(world.refusal(world.to("key2", "service")), Reason::keyInaccessible);
  EXPECT_EQ(world.get().encryption, world.under("key1", "service"));
  world.must(world.to("key1", "other"));  // not granted yet: the document updates first
  EXPECT_EQ(world.get().encryption, world.under("key1", "other"));
  world.enable("key1");
  EXPECT_EQ(world.refusal(MongoClusterConnect{world.id}), Reason::keyInaccessible);
  world.allow("other", {"get", "list", "wrapKey", "unwrapKey"});
  world.advance(world.now + kHour);
  EXPECT_EQ(world.content(world.id, "r1"), "one");
}

TEST(MongoClusterUpdate, WhileInaccessibleStillAsksForTheRegion) {  // VCR-05
  UpdateWorld world;
  world.disable("key1");
  const auto far = world.must(entra::IdentityCreate{
      "far", entra::PrincipalType::UserAssigned, {}, "sub1", "rg1", "eastus"});
  world.ids["far"] = far.id;
  EXPECT_EQ(world.refusal(world.to("key1", "far")), Reason::wrongRegion);
}

TEST(MongoClusterUpdate, NamingTheIdentityAgainTakesTheNewOneOfItsName) {  // VCR-19
  UpdateWorld world;
  world.must(entra::IdentityDelete{world.ids.at("service")});
  world.advance(world.now + kHour);
  world.identity("service");
  world.allow("service", {"get", "list", "wrapKey", "unwrapKey"});
  world.advance(world.now + kDay);
  EXPECT_EQ(world.refusal(MongoClusterConnect{world.id}), Reason::keyInaccessible);
  world.must(MongoClusterUpdate{world.id, world.to("key1", "service").identity, {}});
  world.advance(world.now + kHour);
  EXPECT_EQ(world.content(world.id, "r1"), "one");
}

}  // namespace
}  // namespace cmk::mongo_vcore
