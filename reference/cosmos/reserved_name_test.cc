#include "reference/cosmos/reserved_name.h"

#include <gtest/gtest.h>

#include "reference/cosmos/rules.h"
#include "reference/service/reserved_names.h"
#include "reference/testing/world.h"

namespace cmk::cosmos {
namespace {

using testing::World;

constexpr std::array kNamings = {Naming::keyColumn, Naming::regularColumn, Naming::added,
                                 Naming::renamed};

bool is_free(std::string_view name, bool under_key, Api api = Api::Cassandra,
             Naming naming = Naming::keyColumn, Override deviation = {}) {
  World world;
  world.rules = Rulebook(deviation);
  service::Resource resource;
  if (under_key) resource.key.emplace();
  AccountRecord record;
  record.api = api;
  const Result<void> free = check_column(world.rooms().cosmos, {&resource, &record}, name, naming);
  if (!free) {
    EXPECT_EQ(free.error().reason, Reason::reservedName);
  }
  return free.has_value();
}

TEST(ReservedName, TheEightAreReservedUnderAKeyAlone) {  // cosmos, warning
  EXPECT_EQ(service::kReservedNames.size(), 8U);
  for (const std::string_view name : service::kReservedNames) {
    for (const Naming naming : kNamings) {
      EXPECT_FALSE(is_free(name, true, Api::Cassandra, naming)) << name;
      EXPECT_TRUE(is_free(name, false, Api::Cassandra, naming)) << name;
    }
  }
}

TEST(ReservedName, SystemNamesAreReservedEitherWay) {
  for (const bool under_key : {true, false}) {
    for (const Naming naming : kNamings) {
      EXPECT_FALSE(is_free("__sys_", under_key, Api::Cassandra, naming));
      EXPECT_FALSE(is_free("__sys_x", under_key, Api::Cassandra, naming));
    }
    for (const std::string_view name : {"__sys", "_sys_x", "x__sys_", "__SYS_x", "sys_", ""}) {
      EXPECT_TRUE(is_free(name, under_key)) << name;
    }
  }
}

TEST(ReservedName, WholeNamesMatchAsTheyAreStored) {
  for (const std::string_view name :
       {"ids", "i", "_id", "my_id", "id2", "ttl2", "_ts_", "ts", "_epk1", "ID", "_TS"}) {
    EXPECT_TRUE(is_free(name, true)) << name;
  }
}

TEST(ReservedName, OtherApisReserveNothing) {
  for (const Api api : {Api::NoSQL, Api::MongoDB, Api::Gremlin, Api::Table}) {
    for (const std::string_view name : service::kReservedNames) {
      EXPECT_TRUE(is_free(name, true, api)) << name;
    }
    EXPECT_TRUE(is_free("__sys_x", true, api));
  }
}

TEST(ReservedName, EachWayToANameHasARuleOfItsOwn) {
  const auto off = [](Naming naming, const Rule& rule) {
    return is_free("_ts", true, Api::Cassandra, naming, {&rule});
  };
  const std::array rules = {&rules::kKeyColumnReserved, &rules::kColumnReserved,
                            &rules::kAddedIsChecked, &rules::kRenamedIsChecked};
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t j = 0; j < rules.size(); ++j) EXPECT_EQ(off(kNamings[i], *rules[j]), i == j);
  }
}

TEST(ReservedName, APrefixIsOfSixBytes) {
  const auto with = [](std::string_view name, std::int64_t delta) {
    return is_free(name, false, Api::Cassandra, Naming::keyColumn,
                   {&rules::kSystemPrefixLen, delta});
  };
  EXPECT_FALSE(with("__sys", -1));
  EXPECT_TRUE(with("__sys_x", 1));
}

}  // namespace
}  // namespace cmk::cosmos
