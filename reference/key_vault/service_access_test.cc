#include "reference/key_vault/service_access.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_purge.h"
#include "reference/key_vault/key_set_rotation_policy.h"
#include "reference/key_vault/key_update.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using entra::KeyAction;
using testing::kNow;
using testing::World;

constexpr std::array kNeeded = {KeyAction::get, KeyAction::list, KeyAction::wrapKey,
                                KeyAction::unwrapKey};
const KeyIdentifier kKey{"vault1", "key1", ""};
const SecretBytes kClear(std::string_view("0123456789abcdef0123456789abcdef"));

// key1 of vault1, which ann may get, wrap and unwrap with.
World with_ann() {
  World world = World::with_key();
  return world.person("ann").allow("ann", {"get", "wrapKey", "unwrapKey"});
}

KeyUser ann(const World& world) { return {world.people.at("ann")}; }

KeyExamination examine(World& world, const KeyIdentifier& key = kKey) {
  Room room = world.room();
  return examine_key(room, ann(world), key, kNeeded);
}

std::optional<Reason> reason_of(const std::optional<Refusal>& refusal) {
  if (!refusal) return std::nullopt;
  return refusal->reason;
}

struct Change {
  std::optional<bool> enabled;
  std::optional<Instant> nbf;
  std::optional<Instant> exp;
};

void update(World& world, const Change& change) {
  auto op = world.call<KeyUpdate>();
  op.attributes = KeyAttributes{change.enabled, change.nbf, change.exp, {}, {}, {}, {}};
  world.must(op);
}

TEST(ServiceAccess, TellsOfVaultAndKey) {
  World world = with_ann();
  world.record().purge_protection = true;
  const KeyExamination seen = examine(world);
  EXPECT_FALSE(seen.refusal);
  EXPECT_EQ(seen.vault, Presence::live);
  EXPECT_TRUE(seen.admitted);
  EXPECT_TRUE(seen.signed_in);
  EXPECT_EQ(seen.vault_facts->id, testing::kVaultId);
  EXPECT_EQ(seen.vault_facts->location, "westeurope");
  EXPECT_EQ(seen.vault_facts->tenantId, testing::kTenant);
  EXPECT_EQ(seen.vault_facts->retention_days, 90);
  EXPECT_TRUE(seen.vault_facts->soft_delete);
  EXPECT_TRUE(seen.vault_facts->purge_protection);
  EXPECT_FALSE(seen.vault_facts->rbac);
  EXPECT_FALSE(seen.vault_facts->audited);
  EXPECT_EQ(seen.key, Presence::live);
  EXPECT_EQ(seen.key_facts->version, world.stored_key().current);
  EXPECT_EQ(seen.key_facts->kid, key_identifier("vault1", "key1", world.stored_key().current));
  EXPECT_TRUE(seen.key_facts->current);
  EXPECT_EQ(seen.key_facts->kty, "RSA");
  EXPECT_EQ(seen.key_facts->bits, 2048);
  EXPECT_TRUE(seen.key_facts->enabled);
  EXPECT_FALSE(seen.key_facts->cannot_wrap);
  EXPECT_FALSE(seen.key_facts->cannot_unwrap);
}

TEST(ServiceAccess, NamesTheMissingPermissionsInTheirOrder) {
  World world = with_ann();
  EXPECT_EQ(examine(world).missing, std::vector{KeyAction::list});
  world.allow("ann", {"unwrapKey"});
  const KeyExamination seen = examine(world);
  EXPECT_EQ(seen.missing, (std::vector{KeyAction::get, KeyAction::list, KeyAction::wrapKey}));
  EXPECT_EQ(reason_of(seen.refusal), Reason::permissionDenied);
  EXPECT_EQ(seen.key, Presence::live);  // what else there is to say is said
}

TEST(ServiceAccess, RolesCountOnAVaultUnderRoles) {
  World world = with_ann();
  world.record().rbac = true;
  EXPECT_EQ(examine(world).missing.size(), kNeeded.size());
  world.assign("ann", std::string(entra::kEncryptionUser));
  EXPECT_TRUE(examine(world).missing.empty());
  EXPECT_TRUE(examine(world).vault_facts->rbac);
}

TEST(ServiceAccess, ADeletedPrincipalMayNothing) {
  World world = with_ann();
  world.must(entra::IdentityDelete{"/tenants/tenant1/principals/ann"});
  const KeyExamination seen = examine(world);
  EXPECT_FALSE(seen.signed_in);
  EXPECT_EQ(seen.missing.size(), kNeeded.size());
  EXPECT_EQ(reason_of(seen.refusal), Reason::unauthenticated);
}

TEST(ServiceAccess, TellsWhetherTheNetworkLetsServicesIn) {
  World world = with_ann();
  NetworkRules& network = world.record().network;
  EXPECT_TRUE(admits_all_networks(network));
  network.public_access = false;
  KeyExamination seen = examine(world);
  EXPECT_TRUE(seen.admitted);  // by the bypass
  EXPECT_FALSE(admits_all_networks(seen.vault_facts->network));
  EXPECT_FALSE(admits_private_endpoints_only(seen.vault_facts->network));
  world.record().network.bypass = false;
  seen = examine(world);
  EXPECT_FALSE(seen.admitted);
  EXPECT_EQ(reason_of(seen.refusal), Reason::networkDenied);
  EXPECT_TRUE(admits_private_endpoints_only(seen.vault_facts->network));
  EXPECT_EQ(seen.missing, std::vector{KeyAction::list});
  world.record().network = {true, false, false, {}};
  seen = examine(world);
  EXPECT_FALSE(seen.admitted);  // selected networks
  EXPECT_FALSE(admits_private_endpoints_only(seen.vault_facts->network));
}

TEST(ServiceAccess, TellsDeletedFromAbsent) {
  World world = with_ann();
  EXPECT_EQ(examine(world, {"vault1", "other", ""}).key, Presence::absent);
  EXPECT_EQ(examine(world, {"vault1", "key1", testing::kVersionNone}).key, Presence::absent);
  EXPECT_EQ(reason_of(examine(world, {"vault1", "other", ""}).refusal), Reason::notFound);
  world.must(world.call<KeyDelete>());
  EXPECT_EQ(examine(world).key, Presence::deleted);
  EXPECT_EQ(reason_of(examine(world).refusal), Reason::notFound);
  world.must(world.call<KeyPurge>());
  EXPECT_EQ(examine(world).key, Presence::absent);
  world.must(world.call<VaultDelete>());
  EXPECT_EQ(examine(world).vault, Presence::deleted);
  EXPECT_EQ(examine(world).vault_facts->id, testing::kVaultId);
  EXPECT_EQ(reason_of(examine(world).refusal), Reason::notFound);
  world.advance(kNow + 90 * kDay);
  EXPECT_EQ(examine(world).vault, Presence::absent);
  EXPECT_FALSE(examine(world).vault_facts);
}

TEST(ServiceAccess, TellsWhyAVersionIsUnusable) {
  World world = with_ann();
  update(world, {{}, kNow + 1, {}});
  EXPECT_EQ(reason_of(examine(world).key_facts->cannot_wrap), Reason::keyNotYetValid);
  EXPECT_FALSE(examine(world).key_facts->cannot_unwrap);
  update(world, {{}, kNow - 2, kNow});
  EXPECT_EQ(reason_of(examine(world).key_facts->cannot_wrap), Reason::keyExpired);
  EXPECT_EQ(examine(world).key_facts->exp, kNow);
  update(world, {false, {}, {}});
  EXPECT_FALSE(examine(world).key_facts->enabled);
  EXPECT_EQ(reason_of(examine(world).key_facts->cannot_unwrap), Reason::keyDisabled);
  EXPECT_FALSE(examine(world).refusal);  // get is not bound by the state
}

TEST(ServiceAccess, AVersionedIdentifierMeansThatVersion) {
  World world = with_ann();
  const std::string first = world.stored_key().current;
  world.key("key1", [](auto& op) { op.key_size = 3072; });
  const KeyExamination old = examine(world, {"vault1", "KEY1", first});
  EXPECT_EQ(old.key_facts->version, first);
  EXPECT_FALSE(old.key_facts->current);
  EXPECT_EQ(old.key_facts->bits, 2048);
  EXPECT_EQ(examine(world).key_facts->bits, 3072);
}

TEST(ServiceAccess, MeetsAnEcKey) {
  World world = with_ann();
  world.key("key1", [](auto& op) { op.kty = "EC"; });
  const KeyExamination seen = examine(world);
  EXPECT_EQ(seen.key_facts->kty, "EC");
  EXPECT_EQ(seen.key_facts->bits, 0);
  EXPECT_EQ(reason_of(seen.key_facts->cannot_wrap), Reason::unsupportedKeyType);
}

TEST(ServiceAccess, LeavesOneKeyGetInTheLogAndNothingElse) {
  World world = with_ann();
  const VaultStore silent = world.vaults;
  (void)examine(world);
  EXPECT_EQ(world.vaults, silent);
  world.record().audited = true;
  VaultStore before = world.vaults;
  (void)examine(world);
  ASSERT_EQ(world.record().audit_log.size(), 1U);
  const AuditRecord entry = *world.record().audit_log.find(1, world.now);
  EXPECT_EQ(entry.operationName, "KeyGet");
  EXPECT_EQ(entry.caller, world.people.at("ann"));
  EXPECT_EQ(entry.version, world.stored_key().current);
  EXPECT_EQ(entry.httpStatusCode, 200);
  world.record().audit_log = {};
  EXPECT_EQ(world.vaults, before);
}

TEST(ServiceAccess, WrapsAndUnwrapsAsATrustedService) {
  World world = with_ann();
  world.record().network.public_access = false;
  Room room = world.room();
  const Ciphertext wrapped = wrap_under(room, ann(world), kKey, kClear.view()).value();
  world.record().network.public_access = true;
  world.key();
  world.record().network.public_access = false;
  const KeyIdentifier used = *parse_key_identifier(wrapped.kid);
  EXPECT_EQ(unwrap_under(room, ann(world), used, wrapped.value)->value, kClear);
  EXPECT_EQ(unwrap_under(room, ann(world), kKey, wrapped.value).error().reason,
            Reason::decryptionFailed);  // the current version is another one now
  const KeyUser outside{ann(world).principalId, std::nullopt};
  EXPECT_EQ(wrap_under(room, outside, kKey, kClear.view()).error().reason, Reason::networkDenied);
}

TEST(ServiceAccess, WindowAndRotationAreTheNextChanges) {
  World world = with_ann();
  const auto next = [&](const KeyIdentifier& key = kKey) { return next_change(world.room(), key); };
  EXPECT_EQ(next(), std::nullopt);
  update(world, {{}, kNow + 10, kNow + 90 * kDay});
  EXPECT_EQ(next(), kNow + 10);
  world.advance(kNow + 10);
  EXPECT_EQ(next(), kNow + 90 * kDay);
  auto policy = world.call<KeySetRotationPolicy>();
  policy.policy.lifetimeActions = {{{"P7D", {}}, {"Rotate"}}};
  world.must(policy);
  const KeyIdentifier versioned{"vault1", "key1", world.stored_key().current};
  EXPECT_EQ(next(), kNow + 7 * kDay);
  EXPECT_EQ(next(versioned), kNow + 90 * kDay);
  world.advance(kNow + 90 * kDay);
  EXPECT_EQ(next(versioned), std::nullopt);
}

TEST(ServiceAccess, TheEndOfRetentionIsTheNextChangeOfWhatIsDeleted) {
  World world = with_ann();
  world.must(world.call<KeyDelete>());
  world.now = kNow + 5;
  EXPECT_EQ(next_change(world.room(), kKey), kNow + 90 * kDay);
  EXPECT_EQ(next_change(world.room(), {"vault1", "other", ""}), std::nullopt);
  world.must(world.call<VaultDelete>());
  EXPECT_EQ(next_change(world.room(), kKey), kNow + 5 + 90 * kDay);
  EXPECT_EQ(next_change(world.room(), {"other", "key1", ""}), std::nullopt);
}

}  // namespace
}  // namespace cmk::key_vault
