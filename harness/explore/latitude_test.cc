#include "harness/explore/latitude.h"

#include <gtest/gtest.h>

namespace cmk::explore {
namespace {

using harness::kT0;
using nlohmann::json;

json key_with(const char* name, Instant at) { return {{"attributes", {{name, at}}}}; }

TEST(Latitude, WhoDeclaresNothingHasNone) {
  Latitude latitude({});
  latitude.pass("key.create", key_with("exp", kT0 + 1), kT0, false);
  latitude.pass("role.assign", json::object(), kT0 + 1, false);
  latitude.pass("key.wrapKey", json::object(), kT0 + 1, false);
  EXPECT_FALSE(latitude.is_open());
}

TEST(Latitude, LeewayOpensAtExpiryAndBeforeNbf) {
  Latitude expiry({{"leeway", 60}});
  expiry.pass("key.create", key_with("exp", kT0 + 100), kT0, false);
  expiry.pass("key.wrapKey", json::object(), kT0 + 99, false);
  EXPECT_FALSE(expiry.is_open());
  expiry.pass("key.wrapKey", json::object(), kT0 + 100, false);
  EXPECT_TRUE(expiry.is_open());

  Latitude begin({{"leeway", 60}});
  begin.pass("key.create", key_with("nbf", kT0 + 100), kT0, false);
  begin.pass("key.wrapKey", json::object(), kT0 + 39, false);
  EXPECT_FALSE(begin.is_open());
  begin.pass("key.wrapKey", json::object(), kT0 + 40, false);
  EXPECT_TRUE(begin.is_open());
}

TEST(Latitude, WhatIsLongExpiredIsExpiredForAll) {
  Latitude latitude({{"leeway", 60}});
  latitude.pass("key.update", key_with("exp", kT0 - 60), kT0, false);
  latitude.pass("key.wrapKey", json::object(), kT0, false);
  EXPECT_FALSE(latitude.is_open());
}

TEST(Latitude, PropagationOpensAfterAGrantChanges) {
  Latitude latitude({{"propagation", 300}});
  latitude.pass("role.remove", json::object(), kT0, false);
  EXPECT_FALSE(latitude.is_open());
  latitude.pass("key.wrapKey", json::object(), kT0, false);
  EXPECT_TRUE(latitude.is_open());
}

TEST(Latitude, AWorldThatWaitsForItsGrantsIsSettled) {
  Latitude latitude({{"propagation", 300}});
  latitude.pass("role.assign", json::object(), kT0, true);
  latitude.pass("account.create", json::object(), kT0 + 300, true);
  latitude.pass("record.read", json::object(), kT0 + 300, false);
  EXPECT_FALSE(latitude.is_open());
  latitude.pass("role.assign", json::object(), kT0 + 400, true);
  latitude.pass("record.read", json::object(), kT0 + 699, false);
  EXPECT_TRUE(latitude.is_open());
}

}  // namespace
}  // namespace cmk::explore
