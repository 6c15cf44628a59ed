#include "reference/monitoring/monitor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reference/monitoring/action_group_create.h"
#include "reference/monitoring/alert_create.h"
#include "reference/monitoring/health_get.h"
#include "reference/monitoring/list_activity.h"
#include "reference/testing/postgres_world.h"

namespace cmk::monitoring {
namespace {

using testing::cluster_id;
using ::testing::IsEmpty;
using testing::kSubscription;
using testing::PostgresWorld;
using ::testing::SizeIs;

const std::string kScope = "/subscriptions/" + kSubscription;

ActionGroupCreate group(std::vector<std::string> receivers = {"someone@example.com"}) {
  return {"group1", kSubscription, "rg1", std::move(receivers)};
}

AlertCreate alert(const std::string& action_group) {
  return {"alert1", kSubscription, "rg1", kScope, {}, {}, action_group};
}

TEST(MonitorTest, TellsOfAnEventWhatThereIs) {
  const service::ActivityEvent bare{5, "r", "op", "Succeeded", {}, {}, 0};
  EXPECT_EQ(activity_of(bare), (Activity{5, "r", "op", "Succeeded", {}, {}, {}}));
  const service::ActivityEvent full{5, "r", "op", "Failed", "key", "keyDisabled", 4018};
  EXPECT_EQ(activity_of(full), (Activity{5, "r", "op", "Failed", "key", "keyDisabled", 4018}));
}

TEST(MonitorTest, ChecksNames) {
  for (const std::string& name : {std::string(), std::string(kNameMax + 1, 'a'), std::string("a/b"),
                                  std::string("a\0b", 3)}) {
    EXPECT_EQ(check_name(name).error().reason, Reason::invalidName) << name;
  }
  EXPECT_TRUE(check_name("a"));
  EXPECT_TRUE(check_name(std::string(kNameMax, 'a')));
}

TEST(MonitorTest, RefusesOddGroups) {
  PostgresWorld world;
  EXPECT_EQ(world.refusal(group({})), Reason::invalidParameter);
  EXPECT_EQ(world.refusal(group({""})), Reason::invalidParameter);
  EXPECT_EQ(world.refusal(group({"a", "b", "a"})), Reason::invalidParameter);
  std::vector<std::string> many;
  for (int i = 0; i < 101; ++i) many.push_back(std::to_string(i));
  EXPECT_EQ(world.refusal(group(many)), Reason::invalidParameter);
  ActionGroupCreate op = group();
  op.name = "";
  EXPECT_EQ(world.refusal(op), Reason::invalidName);
  op = group();
  op.subscriptionId = "sub9";
  EXPECT_EQ(world.refusal(op), Reason::notFound);
  op = group();
  op.resourceGroup = "";
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  EXPECT_TRUE(world.monitor.action_groups.empty());
  many.pop_back();
  EXPECT_THAT(world.must(group(many)).receivers, SizeIs(100));
  EXPECT_EQ(world.refusal(group()), Reason::nameTaken);
}

TEST(MonitorTest, RefusesOddAlerts) {
  PostgresWorld world;
  const std::string id = world.must(group()).id;
  EXPECT_EQ(world.refusal(alert("")), Reason::notFound);
  EXPECT_EQ(world.refusal(alert(id + "x")), Reason::notFound);
  for (const char* scope : {"", "/", "sub1", "/subscriptions/", "/subscriptions/sub1/"}) {
    AlertCreate op = alert(id);
    op.scope = scope;
    EXPECT_EQ(world.refusal(op), Reason::invalidParameter) << scope;
  }
  AlertCreate op = alert(id);
  op.status = "Started";
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  op.status = "failed";
  op.name = "";
  EXPECT_EQ(world.refusal(op), Reason::invalidName);
  EXPECT_TRUE(world.monitor.alerts.empty());
  op.name = "alert1";
  world.must(op);
  EXPECT_EQ(world.refusal(alert(id)), Reason::nameTaken);
}

TEST(MonitorTest, ReadsHealthAndLogOfWhatThereIs) {
  PostgresWorld world;
  EXPECT_EQ(world.refusal(HealthGet{}), Reason::notFound);
  EXPECT_EQ(world.refusal(HealthGet{cluster_id("other")}), Reason::notFound);
  EXPECT_EQ(world.must(HealthGet{cluster_id()}), (Health{"Available", {}}));
  EXPECT_EQ(world.refusal(ListActivity{""}), Reason::invalidParameter);
  EXPECT_EQ(world.refusal(ListActivity{"/subscriptions/sub9"}), Reason::notFound);
  EXPECT_THAT(world.must(ListActivity{kScope}).value, IsEmpty());
}

TEST(MonitorTest, LogsALossFor90Days) {
  PostgresWorld world;
  const Instant then = world.now;
  world.enable(false);
  world.advance(then + kLogRetention - 1);
  const auto entries = world.must(ListActivity{cluster_id()}).value;
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(entries[0].status, "Failed");
  EXPECT_EQ(entries[0].reason, "keyDisabled");
  EXPECT_EQ(entries[0].eventTimestamp, then);
  EXPECT_EQ(world.refusal(PostgresWorld::record1()), Reason::keyInaccessible);
  EXPECT_EQ(world.must(HealthGet{cluster_id()}).reason, "keyDisabled");
  world.advance(then + kLogRetention);
  EXPECT_THAT(world.must(ListActivity{cluster_id()}).value, IsEmpty());
}

}  // namespace
}  // namespace cmk::monitoring
