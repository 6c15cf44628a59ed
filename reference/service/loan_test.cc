#include "reference/service/loan.h"

#include <gtest/gtest.h>

#include "reference/service/watch.h"
#include "reference/testing/restore_world.h"

namespace cmk::service {
namespace {

using testing::account_id;
using testing::kAccountId;
using testing::kNow;
using testing::RestoreWorld;

constexpr Seconds kRenewal = kDay;  // the fallback of the option

struct LoanTest : ::testing::Test {
  LoanTest() { world.must(world.restore_call(kNow, "identity1")); }
  const Resource& restored() { return world.resource("account2"); }
  Instant delete_source() {
    world.must(cosmos::AccountDelete{kAccountId});
    return world.now;
  }

  RestoreWorld world;
};

TEST_F(LoanTest, NamesTheIdentitiesThatAreTheSources) {
  ASSERT_TRUE(restored().loan.has_value());
  EXPECT_EQ(restored().loan->principalIds,
            (std::vector<std::string>{world.people.at("identity1")}));
  EXPECT_EQ(restored().loan->lender, world.resource().instanceId);
  EXPECT_EQ(borrowers_of(world.room(), world.resource().instanceId),
            (std::vector<std::string>{to_lower(account_id("account2"))}));
}

TEST_F(LoanTest, AnotherIdentityIsNoLoan) {
  auto op = world.restore_call(kNow, "identity2");
  op.name = "account3";
  world.must(op);
  EXPECT_FALSE(world.resource("account3").loan.has_value());
}

TEST_F(LoanTest, LastsAsLongAsTheLenderLives) {
  world.advance(kNow + 20 * kDay);
  EXPECT_EQ(end_of_loan(world.room(), restored()), std::nullopt);
  EXPECT_EQ(world.content(), RestoreWorld::text("content"));
}

// Earliest timing: lost at the very instant at which the identity is to be renewed.
TEST_F(LoanTest, EndsARenewalAfterTheLenderIsDeleted) {
  const Instant end = delete_source() + kRenewal;
  EXPECT_EQ(end_of_loan(world.room(), restored()), end);
  world.advance(end - 1);
  EXPECT_TRUE(world.content().has_value());
  EXPECT_FALSE(is_lost_by_loan(world.room(), restored()));
  world.advance(end);
  EXPECT_EQ(world.refusal(world.read_call("account2")), Reason::keyInaccessible);
  EXPECT_TRUE(is_lost_by_loan(world.room(), restored()));
  EXPECT_EQ(end_of_loan(world.room(), restored()), std::nullopt);
}

TEST_F(LoanTest, OfADeletedLenderEndsARenewalAfterTheRestore) {
  delete_source();
  world.advance(kNow + 5 * kDay);
  auto op = world.restore_call(kNow, "identity1");
  op.name = "account3";
  world.must(op);
  EXPECT_EQ(end_of_loan(world.room(), world.resource("account3")), kNow + 5 * kDay + kRenewal);
}

TEST_F(LoanTest, ARestoreOfTheRestoredBorrowsFromTheFirstLender) {
  auto op = world.restore_call(kNow, "identity1");
  op.name = "account3";
  op.restoreSource = restored().instanceId;
  world.must(op);
  EXPECT_EQ(world.resource("account3").loan->lender, world.resource().instanceId);
  const Instant end = delete_source() + kRenewal;
  world.advance(end);
  EXPECT_EQ(world.refusal(world.read_call("account3")), Reason::keyInaccessible);
}

TEST_F(LoanTest, AnotherIdentityKeepsAccessAndBringsItBack) {
  const Instant end = delete_source() + kRenewal;
  world.advance(end + kHour);
  EXPECT_FALSE(world.content().has_value());
  world.assign("account2", "identity2");
  world.advance(end + 2 * kHour);
  EXPECT_EQ(world.content(), RestoreWorld::text("content"));
}

// The way back is another identity alone: a key that is lost otherwise gives no such leave.
TEST_F(LoanTest, ARevokedKeyIsNotLostByLoan) {
  world.enable_key(false);
  world.advance(kNow + 1);
  EXPECT_FALSE(restored().accessible());
  EXPECT_FALSE(is_lost_by_loan(world.room(), restored()));
}

}  // namespace
}  // namespace cmk::service
