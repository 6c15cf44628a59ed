#include "reference/cosmos/backup_policy.h"

#include <gtest/gtest.h>

#include "reference/testing/restore_world.h"

namespace cmk::cosmos {
namespace {

using testing::kAccountId;
using testing::kContinuous;
using testing::kHourly;
using testing::kNow;
using testing::RestoreWorld;

std::optional<Reason> refusal_of(const BackupPolicy& policy) {
  const auto read = read_policy(policy);
  if (read) return std::nullopt;
  return read.error().reason;
}
BackupPolicy periodic(std::optional<std::int64_t> interval, std::optional<std::int64_t> retention) {
  return {BackupType::Periodic, {}, interval, retention};
}

TEST(BackupPolicy, FillsItsDefaultsIn) {
  EXPECT_EQ(read_policy({}).value(), periodic(240, 8));
  EXPECT_EQ(read_policy(kContinuous)->tier, ContinuousTier::Continuous30Days);
}

TEST(BackupPolicy, HoldsIntervalAndRetentionInBounds) {
  for (const std::int64_t interval : {60, 1440}) EXPECT_FALSE(refusal_of(periodic(interval, {})));
  for (const std::int64_t interval : {-60, 0, 59, 1441}) {
    EXPECT_EQ(refusal_of(periodic(interval, {})), Reason::invalidParameter) << interval;
  }
  for (const std::int64_t hours : {8, 720}) EXPECT_FALSE(refusal_of(periodic({}, hours)));
  for (const std::int64_t hours : {-8, 0, 7, 721}) {
    EXPECT_EQ(refusal_of(periodic({}, hours)), Reason::invalidParameter) << hours;
  }
}

TEST(BackupPolicy, TakesNoMemberOfTheOtherType) {
  EXPECT_EQ(refusal_of({BackupType::Periodic, ContinuousTier::Continuous7Days, {}, {}}),
            Reason::invalidParameter);
  EXPECT_EQ(refusal_of({BackupType::Continuous, {}, 60, {}}), Reason::invalidParameter);
  EXPECT_EQ(refusal_of({BackupType::Continuous, {}, {}, 8}), Reason::invalidParameter);
}

TEST(BackupPolicy, ReachesBackAsItSays) {
  const Rulebook rules;
  EXPECT_EQ(retention_of(rules, kContinuous), 30 * kDay);
  EXPECT_EQ(retention_of(rules, {BackupType::Continuous, ContinuousTier::Continuous7Days, {}, {}}),
            7 * kDay);
  EXPECT_EQ(retention_of(rules, periodic(60, 720)), 720 * kHour);
}

struct PolicyOfAnAccount : ::testing::Test {
  explicit PolicyOfAnAccount(const BackupPolicy& policy = kHourly) : world(policy) {}
  std::optional<Reason> change(const BackupPolicy& policy) {
    AccountUpdate op;
    op.account = kAccountId;
    op.backupPolicy = policy;
    return world.refusal(op);
  }
  std::vector<Instant> taken() { return world.backups().front().backups; }

  RestoreWorld world;
};
struct PolicyOfAContinuousAccount : PolicyOfAnAccount {
  PolicyOfAContinuousAccount() : PolicyOfAnAccount(kContinuous) {}
};

TEST_F(PolicyOfAnAccount, TakesABackupAtEachInterval) {
  world.advance(kNow + kHour - 1);
  EXPECT_TRUE(taken().empty());
  world.advance(kNow + 2 * kHour);
  EXPECT_EQ(taken(), (std::vector<Instant>{kNow + kHour, kNow + 2 * kHour}));
}

TEST_F(PolicyOfAnAccount, KeepsABackupForItsRetention) {
  ASSERT_FALSE(change(periodic(60, 8)));
  world.advance(kNow + 9 * kHour - 1);
  EXPECT_EQ(taken().front(), kNow + kHour);
  world.advance(kNow + 9 * kHour);
  EXPECT_EQ(taken().front(), kNow + 2 * kHour);
  EXPECT_EQ(taken().size(), 8U);
}

TEST_F(PolicyOfAnAccount, AnotherIntervalKeepsTheBackupsThatThereAre) {
  world.advance(kNow + 90 * kMinute);
  ASSERT_FALSE(change(periodic(120, 720)));
  world.advance(kNow + 4 * kHour);
  EXPECT_EQ(taken(), (std::vector<Instant>{kNow + kHour, kNow + 210 * kMinute}));
  ASSERT_FALSE(change(periodic(120, 720)));
  EXPECT_EQ(taken().size(), 2U);
}

TEST_F(PolicyOfAnAccount, TakesNoneWhileTheKeyIsLost) {
  world.advance(kNow + 90 * kMinute);
  world.enable_key(false);
  world.advance(kNow + 150 * kMinute);
  world.enable_key(true);
  world.advance(kNow + 3 * kHour);
  EXPECT_EQ(taken(), (std::vector<Instant>{kNow + kHour, kNow + 3 * kHour}));
}

TEST_F(PolicyOfAnAccount, IsMigratedOnceAndForGood) {
  EXPECT_EQ(change(kContinuous), Reason::invalidParameter);
  world.advance(kNow + kHour);
  world.must(AccountMigrateBackup{kAccountId, {}});
  const Restorable after = world.backups().front();
  EXPECT_EQ(after.type, BackupType::Continuous);
  EXPECT_TRUE(after.backups.empty());
  EXPECT_EQ(after.oldestRestorableTime, kNow + kHour);
  EXPECT_EQ(world.refusal(AccountMigrateBackup{kAccountId, {}}), Reason::invalidParameter);
  EXPECT_EQ(change(kHourly), Reason::immutableProperty);
  EXPECT_EQ(world.refusal(AccountMigrateBackup{"nobody", {}}), Reason::notFound);
}

TEST_F(PolicyOfAnAccount, IsNotMigratedWhileTheKeyIsLost) {
  world.enable_key(false);
  world.advance(kNow + 1);
  EXPECT_EQ(world.refusal(AccountMigrateBackup{kAccountId, {}}), Reason::keyInaccessible);
}

TEST_F(PolicyOfAContinuousAccount, ChangesItsTier) {
  world.advance(kNow + 20 * kDay);
  ASSERT_FALSE(change({BackupType::Continuous, ContinuousTier::Continuous7Days, {}, {}}));
  EXPECT_EQ(world.backups().front().oldestRestorableTime, kNow + 13 * kDay);
}

}  // namespace
}  // namespace cmk::cosmos
