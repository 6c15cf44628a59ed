#include "reference/cosmos/analytical_store.h"

#include <gtest/gtest.h>

#include "reference/cosmos/account_enable_analytical_store.h"
#include "reference/testing/account_world.h"

namespace cmk::cosmos {
namespace {

using testing::account_id;
using testing::AccountWorld;
using testing::kAccountId;

TEST(AnalyticalStore, IsTurnedOnWithAManagedIdentity) {
  AccountWorld world;
  EXPECT_TRUE(world.must(AccountEnableAnalyticalStore{kAccountId}).enableAnalyticalStorage);
  EXPECT_TRUE(world.must(AccountEnableAnalyticalStore{kAccountId}).enableAnalyticalStorage);
  EXPECT_EQ(world.refusal(AccountEnableAnalyticalStore{account_id("none")}), Reason::notFound);
}

TEST(AnalyticalStore, NeedsAManagedIdentityUnderAKeyAlone) {
  AccountWorld world;
  Rooms rooms = world.rooms();
  service::Resource resource = world.resource();
  AccountRecord record;
  record.analytical_storage = true;
  for (const auto& [kind, managed] : {std::pair{service::IdentityKind::FirstParty, false},
                                      std::pair{service::IdentityKind::SystemAssigned, true},
                                      std::pair{service::IdentityKind::UserAssigned, true}}) {
    record.default_identity.kind = kind;
    EXPECT_EQ(check_analytical_store(rooms.cosmos, resource, record).has_value(), managed);
  }
  record.default_identity.kind = service::IdentityKind::FirstParty;
  record.analytical_storage = false;
  EXPECT_TRUE(check_analytical_store(rooms.cosmos, resource, record));
  record.analytical_storage = true;
  resource.key.reset();
  EXPECT_TRUE(check_analytical_store(rooms.cosmos, resource, record));
}

TEST(AnalyticalStore, NeedsTheGrantBeforeTheLossShows) {
  AccountWorld world(Timing::latest);
  world.remove_policy();
  EXPECT_EQ(world.refusal(AccountEnableAnalyticalStore{kAccountId}), Reason::permissionDenied);
  world.advance(world.now + kHour);
  EXPECT_EQ(world.refusal(AccountEnableAnalyticalStore{kAccountId}), Reason::keyInaccessible);
  EXPECT_FALSE(world.must(AccountGet{kAccountId}).enableAnalyticalStorage);
}

}  // namespace
}  // namespace cmk::cosmos
