#include "reference/key_vault/vault_update.h"

#include "reference/core/text.h"
#include "reference/key_vault/access.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/network.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<void> change_deletion(const Rulebook& rules, const VaultUpdate& op, VaultRecord& vault) {
  if (op.enableSoftDelete && !*op.enableSoftDelete &&
      !rules.holds(rules::kSoftDeleteStays, !vault.soft_delete)) {
    return refuse(Reason::immutableProperty, "soft delete, once on, cannot be turned off");
  }
  if (op.enableSoftDelete &&
      (!*op.enableSoftDelete || !rules.fault(rules::kSoftDeleteCannotBeTurnedOn))) {
    vault.soft_delete = *op.enableSoftDelete;
  }
  if (op.softDeleteRetentionInDays) {
    const bool same = *op.softDeleteRetentionInDays == vault.retention_days;
    if (!rules.holds(rules::kRetentionFixed, same)) {
      return refuse(Reason::immutableProperty, "softDeleteRetentionInDays is set once");
    }
    vault.retention_days = *op.softDeleteRetentionInDays;
  }
  if (op.enablePurgeProtection) {
    // Also where it is off already, false is no value (azure-facts 2.4).
    if (!rules.holds(rules::kPurgeProtectionStays, *op.enablePurgeProtection)) {
      return refuse(Reason::immutableProperty, "enablePurgeProtection does not accept false");
    }
    vault.purge_protection = *op.enablePurgeProtection;
  }
  return {};
}

Result<void> change_access(const Rulebook& rules, const VaultUpdate& op, VaultRecord& vault) {
  if (op.enableRbacAuthorization && !rules.fault(rules::kSwitchIsIgnored)) {
    vault.rbac =
        *op.enableRbacAuthorization || (vault.rbac && rules.fault(rules::kSwitchBackIsIgnored));
  }
  if (op.publicNetworkAccess) {
    if (auto set = set_public_access(vault.network, *op.publicNetworkAccess); !set) return set;
  }
  if (op.networkAcls) return set_acls(vault.network, *op.networkAcls);
  return {};
}

}  // namespace

Result<Vault> apply(Room& room, const VaultUpdate& op) {
  VaultRecord* vault = room.vaults.live.edit(to_lower(op.vault));
  if (vault == nullptr) return refuse(Reason::notFound, "no such vault");
  if (auto may = authorize_control(room, op.caller, entra::VaultAction::write, *vault); !may) {
    return std::unexpected(may.error());
  }
  if (!vault->network.public_access && room.rules.fault(rules::kSettingsObeyNetwork)) {
    return refuse(Reason::networkDenied, "deviant");
  }
  if (vault->lock == LockLevel::ReadOnly) return refuse(Reason::locked, "the vault is read-only");
  VaultRecord changed = *vault;  // all or nothing
  if (auto done = change_deletion(room.rules, op, changed); !done)
    return std::unexpected(done.error());
  if (auto done = change_access(room.rules, op, changed); !done)
    return std::unexpected(done.error());
  *vault = std::move(changed);
  return vault_of(*vault);
}

}  // namespace cmk::key_vault
