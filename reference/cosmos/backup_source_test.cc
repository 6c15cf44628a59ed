#include "reference/cosmos/backup_source.h"

#include <gtest/gtest.h>

#include "reference/testing/restore_world.h"

namespace cmk::cosmos {
namespace {

using testing::kAccountId;
using testing::kContinuous;
using testing::kHourly;
using testing::kNow;
using testing::RestoreWorld;

struct BackupSourceTest : ::testing::Test {
  explicit BackupSourceTest(const BackupPolicy& policy = kContinuous,
                            Timing timing = Timing::earliest)
      : world(policy, timing) {}
  // Why that instant cannot be restored; nothing when it can.
  std::optional<Reason> refusal_at(Instant when) {
    const Rooms rooms = world.rooms();
    const auto source = find_source(rooms.cosmos, world.backups().front().restoreSource);
    const auto point = point_at(rooms.cosmos, *source, when);
    if (point) return std::nullopt;
    return point.error().reason;
  }
  void remove() { world.must(AccountDelete{kAccountId}); }

  RestoreWorld world;
};
struct PeriodicSource : BackupSourceTest {
  PeriodicSource() : BackupSourceTest(kHourly) {}
};
struct LateSource : BackupSourceTest {
  LateSource() : BackupSourceTest(kContinuous, Timing::latest) {}
};

TEST_F(BackupSourceTest, RestoresFromItsBeginningToNow) {
  world.advance(kNow + kDay);
  EXPECT_EQ(refusal_at(kNow), std::nullopt);
  EXPECT_EQ(refusal_at(kNow - 1), Reason::invalidRestoreTime);
  EXPECT_EQ(refusal_at(kNow + kDay), std::nullopt);
  EXPECT_EQ(refusal_at(kNow + kDay + 1), Reason::invalidRestoreTime);
}

TEST_F(BackupSourceTest, RestoresThePast30Days) {
  world.advance(kNow + 40 * kDay);
  EXPECT_EQ(refusal_at(kNow + 10 * kDay), std::nullopt);
  EXPECT_EQ(refusal_at(kNow + 10 * kDay - 1), Reason::invalidRestoreTime);
  EXPECT_EQ(world.backups().front().oldestRestorableTime, kNow + 10 * kDay);
}

TEST_F(PeriodicSource, RestoresTheInstantsOfItsBackupsAlone) {
  world.advance(kNow + 2 * kHour);
  EXPECT_EQ(refusal_at(kNow + kHour), std::nullopt);
  for (const Instant when : {kNow, kNow + kHour - 1, kNow + kHour + 1, kNow + 3 * kHour}) {
    EXPECT_EQ(refusal_at(when), Reason::invalidRestoreTime) << when - kNow;
  }
}

TEST_F(BackupSourceTest, ADeletedAccountIsKeptToTheLastSecond) {
  world.advance(kNow + kDay);
  remove();
  EXPECT_EQ(world.backups().front().deletionTime, kNow + kDay);
  world.advance(kNow + 31 * kDay);
  EXPECT_EQ(refusal_at(kNow + kDay), std::nullopt);
  EXPECT_EQ(world.estate.deleted.size(), world.accounts.deleted.size());
  world.advance(kNow + 31 * kDay + 1);
  EXPECT_EQ(world.refusal(AccountListBackups{kAccountId}), Reason::notFound);
  EXPECT_EQ(world.estate.deleted.size(), 0U);
  EXPECT_EQ(world.accounts.deleted.size(), 0U);
}

TEST_F(BackupSourceTest, ListsTheLivingAccountFirstThenTheLastDeleted) {
  world.advance(kNow + kHour);
  const std::string first = world.backups().front().restoreSource;
  remove();
  world.create("account1", kContinuous);
  world.advance(kNow + 2 * kHour);
  const std::string second = world.backups().front().restoreSource;
  remove();
  world.create("account1", kContinuous);
  const auto all = world.backups();
  ASSERT_GE(all.size(), 3U);
  EXPECT_FALSE(all[0].deletionTime.has_value());
  EXPECT_EQ(all[1].restoreSource, second);
  EXPECT_EQ(all[2].restoreSource, first);
}

TEST_F(BackupSourceTest, KnowsNoOther) {
  EXPECT_EQ(world.refusal(AccountListBackups{"nobody"}), Reason::notFound);
  const Rooms rooms = world.rooms();
  for (const std::string id : {"", "nobody", kAccountId.c_str()}) {
    EXPECT_EQ(find_source(rooms.cosmos, id).error().reason, Reason::notFound);
  }
}

// Earliest timing: the loss shows at once, and the whole hour before it is lost.
TEST_F(BackupSourceTest, LosesAnHourWhenItIsDeletedWhileRevoked) {
  world.advance(kNow + kHour - 1);
  world.write("account1", "an hour and a second before");
  world.advance(kNow + kHour);
  world.write("account1", "an hour before");
  world.advance(kNow + 2 * kHour);
  world.enable_key(false);
  world.advance(kNow + 3 * kHour);
  remove();
  world.enable_key(true);
  world.must(world.restore_call(kNow + 3 * kHour));
  EXPECT_EQ(world.content(), RestoreWorld::text("an hour and a second before"));
}

TEST_F(BackupSourceTest, LosesNothingWhenTheKeyIsBackBefore) {
  world.advance(kNow + 2 * kHour);
  world.write("account1", "last");
  world.enable_key(false);
  world.advance(kNow + 3 * kHour);
  world.enable_key(true);
  world.advance(kNow + 4 * kHour);
  remove();
  world.must(world.restore_call(kNow + 4 * kHour));
  EXPECT_EQ(world.content(), RestoreWorld::text("last"));
}

TEST_F(LateSource, LosesNothingBeforeTheRevocation) {
  world.advance(kNow + 2 * kHour);
  world.write("account1", "last");
  world.enable_key(false);
  world.advance(kNow + 3 * kHour + 1);
  remove();
  world.enable_key(true);
  world.must(world.restore_call(kNow + 3 * kHour));
  EXPECT_EQ(world.content(), RestoreWorld::text("last"));
}

}  // namespace
}  // namespace cmk::cosmos
