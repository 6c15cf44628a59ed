#include "reference/monitoring/alerting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reference/monitoring/action_group_create.h"
#include "reference/monitoring/alert_create.h"
#include "reference/monitoring/list_notifications.h"
#include "reference/testing/postgres_world.h"

namespace cmk::monitoring {
namespace {

using testing::cluster_id;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kNow;
using testing::kSubscription;
using testing::PostgresWorld;
using ::testing::SizeIs;

// One group of two receivers.
struct AlertWorld : PostgresWorld {
  AlertWorld() { group = must(ActionGroupCreate{"group1", kSubscription, "rg1", {"a", "b"}}).id; }

  void watch(const std::string& name, const std::string& scope,
             std::optional<std::string> operation = {}, std::optional<std::string> status = {}) {
    must(AlertCreate{name, kSubscription, "rg1", scope, std::move(operation), std::move(status),
                     group});
  }
  void happen(const std::string& resource = cluster_id()) {
    estate.activity.write({now, resource, "op", "Failed", {}, "keyDisabled", 0});
    Rooms at = rooms();
    raise_alerts(at.monitoring);
  }
  std::vector<std::string> told(const std::optional<std::string>& receiver = {}) {
    std::vector<std::string> names;
    for (const Notification& each : must(ListNotifications{receiver}).value) {
      names.push_back(each.receiver);
    }
    return names;
  }

  std::string group;
};

TEST(AlertingTest, TellsEachReceiverOncePerEvent) {
  AlertWorld world;
  world.watch("alert1", cluster_id());
  EXPECT_THAT(world.told(), IsEmpty());
  world.happen();
  EXPECT_THAT(world.told(), ElementsAre("a", "b"));
  Rooms again = world.rooms();
  raise_alerts(again.monitoring);
  EXPECT_THAT(world.told(), SizeIs(2));
  world.happen();
  EXPECT_THAT(world.told(), ElementsAre("a", "b", "a", "b"));
  EXPECT_THAT(world.told("b"), SizeIs(2));
  EXPECT_THAT(world.told("c"), IsEmpty());
  const Notification first = world.must(ListNotifications{"a"}).value[0];
  EXPECT_EQ(first.time, kNow);
  EXPECT_EQ(first.event.resourceId, cluster_id());
  EXPECT_TRUE(first.alert.ends_with("/alert1"));
}

TEST(AlertingTest, AsksScopeOperationAndStatus) {
  AlertWorld world;
  world.watch("operation", cluster_id(), "OP");
  world.watch("status", cluster_id(), {}, "failed");
  world.watch("all", "/subscriptions/sub1", "op", "Failed");
  world.happen();
  EXPECT_THAT(world.told("a"), SizeIs(3));
  world.watch("elsewhere", cluster_id("other"));
  world.watch("other-operation", cluster_id(), "opp");
  world.watch("other-status", cluster_id(), {}, "Succeeded");
  world.happen();
  EXPECT_THAT(world.told("a"), SizeIs(6));
}

TEST(AlertingTest, LeavesWhatWasBefore) {
  AlertWorld world;
  world.happen();
  world.watch("alert1", cluster_id());
  Rooms at = world.rooms();
  raise_alerts(at.monitoring);
  EXPECT_THAT(world.told(), IsEmpty());
}

TEST(AlertingTest, TellsOfLossReturnAndRotation) {
  AlertWorld world;
  world.watch("alert1", testing::kVaultId);
  world.enable(false);
  world.advance(kNow + kHour);
  EXPECT_THAT(world.told("a"), SizeIs(1));
  world.enable(true);
  world.advance(kNow + 2 * kHour);
  EXPECT_THAT(world.told("a"), SizeIs(2));
  world.key();
  world.advance(kNow + 2 * kDay);
  EXPECT_THAT(world.told("a"), SizeIs(3));
  EXPECT_EQ(world.must(ListNotifications{"a"}).value[2].event.operationName,
            "Microsoft.KeyVault/vaults/keys/rotate/action");
}

TEST(AlertingTest, ForgetsWithTheLog) {
  AlertWorld world;
  world.watch("alert1", cluster_id());
  world.happen();
  world.now += kLogRetention - 1;
  EXPECT_THAT(world.told(), SizeIs(2));
  world.now += 1;
  EXPECT_THAT(world.told(), IsEmpty());
  world.happen();
  EXPECT_EQ(world.monitor.notifications.size(), 2);
}

}  // namespace
}  // namespace cmk::monitoring
