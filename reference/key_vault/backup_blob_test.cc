#include "reference/key_vault/backup_blob.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "reference/core/wire.h"
#include "reference/key_vault/key_backup.h"
#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_restore.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

// key1 with two versions, of which the second uses every member.
World with_versions() {
  World world = World::with_key();
  world.key("key1", [](auto& op) {
    op.key_ops = {{"sign"}};
    op.attributes = KeyAttributes{false, 5, testing::kNow, {}, {}, {}, {}};
    op.tags = {{"a", ""}, {"", "b"}};
  });
  return world;
}
Bytes backup_of(World& world) { return world.must(world.call<KeyBackup>()).value; }

std::optional<Reason> why(World& world, const Bytes& blob) {
  auto op = world.call<KeyRestore>();
  op.value = blob;
  return world.refusal(op);
}

TEST(BackupBlob, RoundTripKeepsEveryVersion) {
  World world = with_versions();
  const Backup backup = read_backup(world.room(), backup_of(world)).value();
  EXPECT_EQ(backup.header.subscriptionId, "sub1");
  EXPECT_EQ(backup.header.geography, "Europe");
  EXPECT_EQ(backup.header.vault, "vault1");
  const Key& key = world.stored_key();
  EXPECT_EQ(backup.key.name, key.name);
  EXPECT_EQ(backup.key.current, key.current);
  EXPECT_EQ(backup.key.versions, key.versions);
}

TEST(BackupBlob, EveryTruncationIsRefused) {
  World world = with_versions();
  const Bytes blob = backup_of(world);
  for (std::size_t len = 0; len < blob.size(); ++len) {
    const auto got = read_backup(world.room(), ByteView(blob).first(len));
    ASSERT_FALSE(got) << len;
    ASSERT_EQ(got.error().reason, Reason::invalidBackup) << len;
  }
}

TEST(BackupBlob, EveryChangedByteIsRefused) {
  World world = with_versions();
  const Bytes blob = backup_of(world);
  for (std::size_t at = 0; at < blob.size(); ++at) {
    for (const unsigned bits : {0x01U, 0x80U, 0xFFU}) {
      Bytes changed = blob;
      changed[at] = static_cast<std::uint8_t>(changed[at] ^ bits);
      ASSERT_FALSE(read_backup(world.room(), changed)) << at;
    }
  }
  EXPECT_TRUE(read_backup(world.room(), blob));
}

TEST(BackupBlob, TrailingBytesAndExcessLengthAreRefused) {
  World world = with_versions();
  Bytes blob = backup_of(world);
  blob.push_back(0);
  EXPECT_FALSE(read_backup(world.room(), blob));
  EXPECT_FALSE(read_backup(world.room(), Bytes(kBackupMax, 0)));
  EXPECT_FALSE(read_backup(world.room(), Bytes(kBackupMax + 1, 0)));
}

TEST(BackupBlob, FieldBeyondTheEndIsNotSteppedOver) {
  World world = with_versions();
  Bytes blob = to_bytes("CMKBAK1\n");
  append_u32(blob, 0xFFFFFFFF);  // the subscription's length; what follows could be the others
  for (const std::size_t len : {0U, 0U, 12U, 16U}) append_field(blob, Bytes(len, 0));
  EXPECT_EQ(read_backup(world.room(), blob).error().reason, Reason::invalidBackup);
}

TEST(BackupBlob, OtherSystemsBackupIsRefused) {
  World world = with_versions();
  World other = with_versions();
  other.platform_key.writable()[0] ^= 1;
  EXPECT_FALSE(read_backup(other.room(), backup_of(world)));
}

TEST(BackupBlob, PrivateKeyIsNotInTheClear) {
  World world = with_versions();
  const Bytes blob = backup_of(world);
  const SecretBytes der = world.stored_key().versions[0].material->to_pkcs8().value();
  EXPECT_TRUE(std::ranges::search(blob, der.view()).empty());
}

TEST(BackupBlob, RestoresUnderItsOwnFreeName) {
  World world = with_versions();
  const Bytes blob = backup_of(world);
  EXPECT_EQ(why(world, blob), Reason::nameTaken);
  world.must(world.call<KeyDelete>());
  EXPECT_EQ(why(world, blob), Reason::nameDeleted);
  world.record().deleted_keys = {};
  EXPECT_FALSE(why(world, blob));
  EXPECT_EQ(world.stored_key().versions.size(), 2U);
  EXPECT_EQ(why(world, to_bytes("nonsense")), Reason::invalidBackup);
}

TEST(BackupBlob, RestoresWithinSubscriptionAndGeography) {  // azure-facts 3.5
  World world = with_versions();
  const Bytes blob = backup_of(world);
  world.record().keys = {};
  world.record().location = "eastus";
  EXPECT_EQ(why(world, blob), Reason::wrongGeography);
  world.record().location = "northeurope";
  world.record().subscriptionId = "sub2";
  EXPECT_EQ(why(world, blob), Reason::wrongSubscription);
  world.record().subscriptionId = "sub1";
  EXPECT_FALSE(why(world, blob));
}

TEST(BackupBlob, BackupAndRestoreNeedTheirPermissions) {
  World world = with_versions();
  const Bytes blob = backup_of(world);
  world.allow("admin", {"get", "create"});
  EXPECT_EQ(world.refusal(world.call<KeyBackup>()), Reason::permissionDenied);
  EXPECT_EQ(why(world, blob), Reason::permissionDenied);
}

}  // namespace
}  // namespace cmk::key_vault
