#include "reference/key_vault/vault_create.h"

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/entra/location.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/network.h"
#include "reference/key_vault/rules.h"
#include "reference/key_vault/vault_settings.h"

namespace cmk::key_vault {
namespace {

Result<void> check_place(const Room& room, const VaultCreate& op, const std::string& lower) {
  if (auto name = check_vault_name(room.rules, op.name); !name) return name;
  const entra::Subscription* subscription = room.directory.subscriptions.find(op.subscriptionId);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  if (op.resourceGroup.empty() || entra::fold_location(op.location).empty()) {
    return refuse(Reason::invalidParameter, "resourceGroup and location are needed");
  }
  if (op.tenantId && *op.tenantId != subscription->tenantId) return refuse(Reason::wrongTenant);
  if (room.vaults.live.contains(lower)) return refuse(Reason::nameTaken, "a vault has the name");
  if (!room.rules.holds(rules::kDeletedVaultHoldsName, !room.vaults.deleted.contains(lower))) {
    return refuse(Reason::nameDeleted, "a deleted vault holds the name");
  }
  return {};
}

Result<VaultRecord> build(const Room& room, const VaultCreate& op) {
  const Rulebook& rules = room.rules;
  VaultRecord vault;
  vault.id = entra::vault_id(op.subscriptionId, op.resourceGroup, op.name);
  vault.name = op.name;
  vault.subscriptionId = op.subscriptionId;
  vault.location = entra::fold_location(op.location);
  vault.tenantId = room.directory.subscriptions.find(op.subscriptionId)->tenantId;
  vault.soft_delete = op.enableSoftDelete.value_or(!rules.fault(rules::kSoftDeleteOffByDefault));
  vault.retention_days =
      op.softDeleteRetentionInDays.value_or(rules.limit(rules::kRetentionDefault));
  if (op.softDeleteRetentionInDays) {
    if (auto days = check_retention(rules, vault.retention_days); !days) {
      return std::unexpected(days.error());
    }
  }
  if (op.enablePurgeProtection && !*op.enablePurgeProtection) {
    return refuse(Reason::invalidParameter, "enablePurgeProtection does not accept false");
  }
  vault.purge_protection = op.enablePurgeProtection.value_or(false);
  vault.rbac = op.enableRbacAuthorization.value_or(false);
  if (op.publicNetworkAccess) {
    if (auto set = set_public_access(vault.network, *op.publicNetworkAccess); !set) {
      return std::unexpected(set.error());
    }
  }
  if (auto set = set_acls(vault.network, op.networkAcls.value_or(NetworkAcls{})); !set) {
    return std::unexpected(set.error());
  }
  for (const AccessPolicyEntry& entry : op.accessPolicies) {
    if (auto set = set_policy(room, vault, entry); !set) return std::unexpected(set.error());
  }
  return vault;
}

}  // namespace

Result<Vault> apply(Room& room, const VaultCreate& op) {
  const std::string lower = to_lower(op.name);
  if (auto place = check_place(room, op, lower); !place) return std::unexpected(place.error());
  Result<VaultRecord> vault = build(room, op);
  if (!vault) return std::unexpected(vault.error());
  room.vaults.deleted.erase(lower);  // there is one only where a deviant lets its name be taken
  return vault_of(room.vaults.live.put(lower, *std::move(vault)));
}

}  // namespace cmk::key_vault
