#include "reference/key_vault/audit.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_get.h"
#include "reference/key_vault/key_wrap_key.h"
#include "reference/key_vault/vault_audit_log.h"
#include "reference/key_vault/vault_set_diagnostics.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::kNow;
using testing::World;

World audited_world() {
  World world = World::with_key();
  auto op = world.call<VaultSetDiagnostics>();
  op.auditEvent = true;
  world.must(op);
  return world;
}
std::vector<AuditEntry> log_of(World& world) {
  return world.must(world.call<VaultAuditLog>()).value;
}

TEST(Audit, NothingIsLoggedUntilItIsOn) {
  World world = World::with_key();
  world.must(world.call<KeyGet>());
  EXPECT_TRUE(log_of(world).empty());
}

TEST(Audit, AcceptedAttemptNamesTheVersionThatWasUsed) {
  World world = audited_world();
  world.must(world.call<KeyGet>());
  const AuditEntry expected{
      kNow, "KeyGet", world.people["admin"], "key1", world.stored_key().current, "Success", 200};
  EXPECT_EQ(log_of(world), std::vector{expected});
}

TEST(Audit, RefusedAttemptNamesTheVersionAskedForAndTheStatus) {
  World world = audited_world();
  auto op = world.call<KeyWrapKey>();
  op.version = testing::kVersionNone;
  EXPECT_EQ(world.refusal(op), Reason::notFound);
  op.caller = "nobody";
  EXPECT_EQ(world.refusal(op), Reason::unauthenticated);
  const AuditEntry missing{
      kNow, "KeyWrap", world.people["admin"], "key1", testing::kVersionNone, "Failure", 404};
  const AuditEntry stranger{kNow,      "KeyWrap", "nobody", "key1", testing::kVersionNone,
                            "Failure", 401};
  EXPECT_EQ(log_of(world), (std::vector{missing, stranger}));
}

TEST(Audit, OldestEntryComesFirst) {
  World world = audited_world();
  for (const Instant now : {kNow, kNow + 5, kNow + 9}) {
    world.now = now;
    world.must(world.call<KeyGet>());
  }
  const auto log = log_of(world);
  ASSERT_EQ(log.size(), 3U);
  EXPECT_TRUE(log[0].time == kNow && log[1].time == kNow + 5 && log[2].time == kNow + 9);
}

TEST(Audit, SwitchedOffItKeepsWhatItHas) {
  World world = audited_world();
  world.must(world.call<KeyGet>());
  world.must(world.call<VaultSetDiagnostics>());
  world.must(world.call<KeyGet>());
  EXPECT_EQ(log_of(world).size(), 1U);
}

TEST(Audit, LogHoldsNoKeyMaterial) {
  World world = audited_world();
  auto op = world.call<KeyWrapKey>();
  op.alg = "RSA-OAEP-256";
  op.value = SecretBytes(std::string_view("the wrapped key"));
  world.must(op);
  for (const AuditEntry& entry : log_of(world)) {
    EXPECT_FALSE(entry.version.contains(to_hex(op.value.view())));
    EXPECT_EQ(entry.version, world.stored_key().current);
  }
}

TEST(Audit, VaultThatIsNotThereHasNoLog) {
  World world;
  EXPECT_EQ(world.refusal(world.call<VaultAuditLog>()), Reason::notFound);
}

}  // namespace
}  // namespace cmk::key_vault
