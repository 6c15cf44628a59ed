#include "reference/service/point_in_time.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/postgresql/postgres_cluster_delete.h"
#include "reference/testing/postgres_world.h"

namespace cmk::service {
namespace {

using testing::cluster_id;
using testing::kNow;
using testing::PostgresWorld;

constexpr Seconds kRetention = 35 * kDay;  // of a PostgreSQL cluster

Result<RestoreSource> find(PostgresWorld& world, const std::string& id = cluster_id(),
                           Service service = Service::postgresql) {
  return find_restore_source(world.room(), service, id);
}

std::optional<Reason> why_no_backup(PostgresWorld& world, Instant when) {
  const auto source = find(world);
  if (!source) return source.error().reason;
  const auto backup = find_backup(world.room(), *source, when);
  if (backup) return std::nullopt;
  return backup.error().reason;
}

std::optional<Reason> why_closed(PostgresWorld& world) {
  service::Room room = world.room();
  const auto ring = open_source(room, *find(world));
  if (ring) return std::nullopt;
  return ring.error().reason;
}

TEST(PointInTimeTest, FindsTheSourceOfItsServiceAlone) {
  PostgresWorld world;
  EXPECT_EQ(find(world)->resource.id, cluster_id());
  EXPECT_EQ(find(world)->last, kNow);
  EXPECT_FALSE(find(world)->deleted);
  EXPECT_EQ(find(world, cluster_id(), Service::mongoVcore).error().reason, Reason::notFound);
  EXPECT_EQ(find(world, cluster_id("other")).error().reason, Reason::notFound);
  EXPECT_EQ(find(world, "").error().reason, Reason::notFound);
}

TEST(PointInTimeTest, ReachesBackAsFarAsTheRetention) {
  PostgresWorld world;
  EXPECT_EQ(why_no_backup(world, kNow), std::nullopt);
  EXPECT_EQ(why_no_backup(world, kNow - 1), Reason::invalidRestoreTime);  // before its life
  EXPECT_EQ(why_no_backup(world, kNow + 1), Reason::invalidRestoreTime);  // not yet
  world.advance(kNow + kRetention);
  EXPECT_EQ(why_no_backup(world, kNow), std::nullopt);
  world.advance(kNow + kRetention + 1);
  EXPECT_EQ(why_no_backup(world, kNow), Reason::invalidRestoreTime);
  EXPECT_EQ(why_no_backup(world, kNow + 1), std::nullopt);
}

TEST(PointInTimeTest, KeepsADeletedSourceForItsRetention) {
  PostgresWorld world;
  world.advance(kNow + kDay);
  world.must(postgresql::PostgresClusterDelete{cluster_id()});
  EXPECT_TRUE(find(world)->deleted);
  EXPECT_EQ(find(world)->last, kNow + kDay);
  EXPECT_EQ(why_no_backup(world, kNow + kDay), std::nullopt);
  world.advance(kNow + kDay + kRetention);
  EXPECT_EQ(why_no_backup(world, kNow + kDay), std::nullopt);
  EXPECT_EQ(why_no_backup(world, kNow + kDay - 1), Reason::invalidRestoreTime);
  EXPECT_EQ(why_no_backup(world, kNow + kDay + 1), Reason::invalidRestoreTime);
  world.advance(kNow + kDay + kRetention + 1);
  EXPECT_EQ(find(world).error().reason, Reason::notFound);
}

TEST(PointInTimeTest, PrefersTheLaterOfAName) {
  PostgresWorld world;
  world.must(postgresql::PostgresClusterDelete{cluster_id()});
  world.advance(kNow + kDay);
  world.must(PostgresWorld::cluster());
  EXPECT_FALSE(find(world)->deleted);
  EXPECT_EQ(why_no_backup(world, kNow), Reason::invalidRestoreTime);  // the earlier one's
  world.must(postgresql::PostgresClusterDelete{cluster_id()});
  EXPECT_EQ(find(world)->last, kNow + kDay);
}

TEST(PointInTimeTest, OpensALivingSourceWhileItIsAccessible) {
  PostgresWorld world;
  service::Room room = world.room();
  EXPECT_EQ(open_source(room, *find(world))->data_key, find(world)->resource.ring.data_key);
  world.enable(false);
  world.advance(kNow + kHour);
  EXPECT_EQ(why_closed(world), Reason::keyInaccessible);
  world.enable(true);
  world.advance(kNow + 2 * kHour);
  EXPECT_EQ(why_closed(world), std::nullopt);
}

TEST(PointInTimeTest, OpensADeletedSourceByItsKey) {
  PostgresWorld world;
  const SecretBytes data_key = find(world)->resource.ring.data_key;
  world.must(postgresql::PostgresClusterDelete{cluster_id()});
  EXPECT_TRUE(find(world)->resource.ring.data_key.empty());
  service::Room room = world.room();
  EXPECT_EQ(open_source(room, *find(world))->data_key, data_key);
  world.enable(false);
  EXPECT_EQ(why_closed(world), Reason::keyInaccessible);
  world.enable(true);
  world.must(entra::IdentityDelete{testing::identity_id()});
  EXPECT_EQ(why_closed(world), Reason::keyInaccessible);
}

}  // namespace
}  // namespace cmk::service
