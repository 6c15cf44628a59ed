// Tables: creating, altering and reading them.
#include "reference/cosmos/table.h"

#include <gtest/gtest.h>

#include "reference/cosmos/account_create.h"
#include "reference/cosmos/account_delete.h"
#include "reference/cosmos/container_create.h"
#include "reference/cosmos/rules.h"
#include "reference/cosmos/table_alter.h"
#include "reference/cosmos/table_create.h"
#include "reference/cosmos/table_get.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/testing/world.h"

namespace cmk::cosmos {
namespace {

using Columns = std::vector<std::string>;

// An account without a customer's key.
struct TableWorld : testing::World {
  explicit TableWorld(Api api = Api::Cassandra) {
    must(entra::SubscriptionRegisterProvider{testing::kSubscription, "Microsoft.DocumentDB"});
    AccountCreate op;
    op.name = "account1";
    op.subscriptionId = testing::kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.api = api;
    account = must(op).id;
  }
  TableCreate create(Columns columns, std::string name = "t1") const {
    return {account, std::move(name), std::move(columns)};
  }
  TableAlter add(std::string column) const { return {account, "t1", std::move(column), {}}; }
  TableAlter rename(std::string from, std::string to) const {
    return {account, "t1", {}, ColumnRename{std::move(from), std::move(to)}};
  }
  Columns columns() { return must(TableGet{account, "t1"}).columns; }
  service::Resource& resource() { return *estate.resources.edit(to_lower(account)); }

  std::string account;
};

TEST(Table, KeepsItsColumnsInOrder) {
  TableWorld world;
  EXPECT_EQ(world.must(world.create({"K", "\"V\"", "w"})), (Table{"t1", {"k", "V", "w"}}));
  EXPECT_EQ(world.must(world.add("X")).columns, (Columns{"k", "V", "w", "x"}));
  EXPECT_EQ(world.must(world.rename("\"V\"", "v")).columns, (Columns{"k", "v", "w", "x"}));
  EXPECT_EQ(world.columns(), (Columns{"k", "v", "w", "x"}));
}

TEST(Table, IsRefusedForEachMistake) {
  TableWorld world;
  world.must(world.create({"k"}));
  const State before = world;
  const auto refused = [&](const TableCreate& op) { return world.refusal(op); };
  EXPECT_EQ(refused(world.create({"k"}, "")), Reason::invalidName);
  EXPECT_EQ(refused(world.create({"k"}, std::string(49, 't'))), Reason::invalidName);
  EXPECT_EQ(refused(world.create({"k"}, std::string("t\0", 2))), Reason::invalidName);
  EXPECT_EQ(refused(world.create({"k"})), Reason::nameTaken);
  EXPECT_EQ(refused(world.create({}, "t2")), Reason::invalidParameter);
  EXPECT_EQ(refused(world.create({"k", "K"}, "t2")), Reason::invalidParameter);
  EXPECT_EQ(refused(world.create({"k", "_x"}, "t2")), Reason::invalidName);
  EXPECT_EQ(refused(world.create({"k", "\"__sys_x\""}, "t2")), Reason::reservedName);
  EXPECT_EQ(refused({"/nowhere", "t2", {"k"}}), Reason::notFound);
  EXPECT_EQ(static_cast<const State&>(world), before);
  EXPECT_FALSE(refused(world.create({"k"}, std::string(48, 't'))));
}

TEST(Table, IsNotAlteredForAnyMistake) {
  TableWorld world;
  world.must(world.create({"k", "v"}));
  const State before = world;
  const auto refused = [&](const TableAlter& op) { return world.refusal(op); };
  EXPECT_EQ(refused({"/nowhere", "t1", "x", {}}), Reason::notFound);
  EXPECT_EQ(refused({world.account, "t2", "x", {}}), Reason::notFound);
  EXPECT_EQ(refused({world.account, "t1", {}, {}}), Reason::invalidParameter);
  EXPECT_EQ(refused({world.account, "t1", "x", ColumnRename{"k", "y"}}), Reason::invalidParameter);
  EXPECT_EQ(refused(world.add("V")), Reason::nameTaken);
  EXPECT_EQ(refused(world.add("")), Reason::invalidName);
  EXPECT_EQ(refused(world.add("\"__sys_\"")), Reason::reservedName);
  EXPECT_EQ(refused(world.rename("x", "y")), Reason::notFound);
  EXPECT_EQ(refused(world.rename("\"K\"", "y")), Reason::notFound);
  EXPECT_EQ(refused(world.rename("_k", "y")), Reason::invalidName);
  EXPECT_EQ(refused(world.rename("k", "v")), Reason::nameTaken);
  EXPECT_EQ(refused(world.rename("k", "k")), Reason::nameTaken);
  EXPECT_EQ(refused(world.rename("k", "\"\"")), Reason::invalidName);
  EXPECT_EQ(refused(world.rename("k", "\"__sys_\"")), Reason::reservedName);
  EXPECT_EQ(static_cast<const State&>(world), before);
}

TEST(Table, IsThereInAccountsThatHaveTables) {
  for (const Api api : {Api::NoSQL, Api::MongoDB, Api::Gremlin}) {
    TableWorld world(api);
    EXPECT_EQ(world.refusal(world.create({"k"})), Reason::unsupportedFeature);
    EXPECT_EQ(world.refusal(world.add("x")), Reason::unsupportedFeature);
    EXPECT_EQ(world.refusal(TableGet{world.account, "t1"}), Reason::unsupportedFeature);
  }
}

TEST(Table, OfATableAccountHasPropertiesAsGiven) {
  TableWorld world(Api::Table);
  const std::string longest(255, 'p');
  EXPECT_EQ(world.must(world.create({"Id", "id", "_ts", "\"q\"", longest})).columns,
            (Columns{"Id", "id", "_ts", "\"q\"", longest}));
  EXPECT_TRUE(world.must(world.create({}, "t2")).columns.empty());
  for (const std::string& bad : {std::string(), std::string(256, 'p'), std::string("a\0", 2)}) {
    EXPECT_EQ(world.refusal(world.create({bad}, "t3")), Reason::invalidName);
  }
}

TEST(Table, CannotBeReachedWithoutTheKey) {
  TableWorld world;
  world.must(world.create({"k"}));
  world.resource().lost = service::Cause::keyDisabled;
  EXPECT_EQ(world.refusal(TableGet{world.account, "t1"}), Reason::keyInaccessible);
  EXPECT_EQ(world.refusal(world.create({"k"}, "t2")), Reason::keyInaccessible);
  EXPECT_EQ(world.refusal(world.add("x")), Reason::keyInaccessible);
}

TEST(Table, GoesWithItsAccount) {
  TableWorld world;
  world.must(world.create({"k"}));
  world.must(AccountDelete{world.account});
  EXPECT_EQ(world.refusal(TableGet{world.account, "t1"}), Reason::notFound);
  EXPECT_EQ(world.refusal(world.create({"k"})), Reason::notFound);
  EXPECT_EQ(world.refusal(world.add("x")), Reason::notFound);
}

TEST(Table, EveryChangeIsInTheHistory) {
  TableWorld world;
  world.must(world.create({"k"}));
  world.now += 10;
  world.must(world.add("x"));
  const auto columns_at = [&](Instant when) {
    return world.resource().history.at(when)->data.containers.find("t1")->columns;
  };
  EXPECT_EQ(columns_at(world.now - 1), (Columns{"k"}));
  EXPECT_EQ(columns_at(world.now), (Columns{"k", "x"}));
}

TEST(Table, ADeviantLeavesWhatItRefuses) {
  TableWorld world;
  world.rules = Rulebook({&rules::kRefusedTableStays});
  EXPECT_EQ(world.refusal(world.create({"k", "\"__sys_\""})), Reason::reservedName);
  EXPECT_EQ(world.columns(), (Columns{"k", "__sys_"}));
  world.rules = Rulebook({&rules::kRefusedColumnStays});
  EXPECT_EQ(world.refusal(world.add("\"__sys_x\"")), Reason::reservedName);
  EXPECT_EQ(world.columns(), (Columns{"k", "__sys_", "__sys_x"}));
}

}  // namespace
}  // namespace cmk::cosmos
