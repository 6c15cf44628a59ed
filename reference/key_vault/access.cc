#include "reference/key_vault/access.h"

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/entra/rules.h"
#include "reference/key_vault/network.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

// What the entry grants, bent where a deviant bends it.
bool policy_grants(const Rulebook& rules, const AccessPolicy& policy, entra::KeyAction action) {
  entra::KeyActionSet granted = policy.granted;
  if (policy.listed.size() == 1 && rules.fault(rules::kSinglePermissionsIgnored)) granted.reset();
  if (policy.listed.size() > 1 && rules.fault(rules::kPairsLoseTheLast)) {
    if (const auto last = entra::key_action_from_permission(policy.listed.back())) {
      granted.reset(static_cast<std::size_t>(*last));
    }
  }
  if (policy.listed.size() > 1 && policy.listed.size() < 5 &&
      rules.fault(rules::kListsGrantLastOnly)) {
    return entra::key_action_from_permission(policy.listed.back()) == action;
  }
  return rules.holds(rules::kOnlyListedOperations, entra::has(granted, action));
}

// Whether some entry of the vault grants the action, whoever's it is.
bool anybody_granted(const VaultRecord& vault, entra::KeyAction action) {
  bool found = false;
  vault.policies.for_each([&](const std::string& /*object_id*/, const AccessPolicy& policy) {
    found = found || entra::has(policy.granted, action);
  });
  return found;
}

bool allowed_by_policy(const Room& room, const VaultRecord& vault, const std::string& caller,
                       entra::KeyAction action) {
  if (room.rules.fault(rules::kEntriesCountForEveryone)) return anybody_granted(vault, action);
  const AccessPolicy* policy = vault.policies.find(caller);
  return policy != nullptr && policy_grants(room.rules, *policy, action);
}

// Whether an assignment at `scope` counts in the running variant.
bool scope_counts(const Rulebook& rules, std::string_view vault_id, std::string_view scope) {
  const bool at_vault = equal_ignoring_case(scope, vault_id);
  const bool above = !at_vault && entra::covers(scope, vault_id);
  if (above && rules.fault(rules::kInheritedScopeIgnored)) return false;
  if (at_vault && rules.fault(rules::kVaultScopeIgnored)) return false;
  return above || at_vault || !rules.fault(rules::kKeyScopeIgnored);
}

bool allowed_by_role(const Room& room, const VaultRecord& vault, const std::string& caller,
                     entra::KeyAction action, std::string_view key) {
  if (vault.recovered && room.rules.fault(rules::kNoRolesAfterRecovery)) return false;
  const auto grants = room.directory.assignments_of(caller);
  const std::string resource =
      key.empty() || grants.empty() ? vault.id : entra::key_id(vault.id, key);
  for (const entra::RoleAssignmentRecord* grant : grants) {
    const bool in_scope = entra::covers(grant->scope, resource);
    if (!room.rules.holds(rules::kScopeBinds, in_scope)) continue;
    if (!scope_counts(room.rules, vault.id, grant->scope)) continue;
    if (entra::role_covers(room.rules, *entra::find_role(grant->role), action)) return true;
  }
  return entra::is_key_management(action) &&
         room.rules.holds(entra::rules::kManagingNeedsRole, false);
}

// The permissions recover and purge stand by themselves (KVT-06).
template <class Also>
bool separate(const Rulebook& rules, entra::KeyAction action, bool may, const Also& also) {
  using entra::KeyAction;
  if (action == KeyAction::recover) {
    if (rules.fault(rules::kRecoverNeedsPurgeToo) && !also(KeyAction::purge)) return false;
    if (!may && also(KeyAction::remove)) return rules.holds(rules::kRecoverNeedsPermission, false);
  }
  if (action == KeyAction::purge) {
    if (rules.fault(rules::kPurgeNeedsRecoverToo) && !also(KeyAction::recover)) return false;
    if (!may && also(KeyAction::remove)) return rules.holds(rules::kPurgeNeedsPermission, false);
  }
  return may;
}

bool permitted(const Room& room, const VaultRecord& vault, const std::string& caller,
               entra::KeyAction action, std::string_view key) {
  const Rulebook& rules = room.rules;
  const bool role = allowed_by_role(room, vault, caller, action, key);
  const bool policy = allowed_by_policy(room, vault, caller, action);
  if (vault.rbac) return role || (policy && rules.holds(rules::kPoliciesOnlyWhenActive, false));
  return policy || (role && rules.holds(rules::kRolesOnlyWhenActive, false));
}

}  // namespace

Result<const VaultRecord*> find_vault(const Room& room, std::string_view name) {
  const std::string key = to_lower(name);
  if (const VaultRecord* vault = room.vaults.live.find(key)) {
    if (vault->recovered && room.rules.fault(rules::kRecoveredVaultUnreachable)) {
      return refuse(Reason::notFound, "deviant");
    }
    return vault;
  }
  if (const DeletedVault* deleted = room.vaults.deleted.find(key)) {
    if (room.rules.holds(rules::kDeletedVaultUnreachable, false)) return &deleted->vault;
    return refuse(Reason::notFound, "the vault is deleted");
  }
  return refuse(Reason::notFound, "no such vault");
}

Result<VaultRecord*> edit_vault(Room& room, std::string_view name) {
  Result<const VaultRecord*> found = find_vault(room, name);
  if (!found) return std::unexpected(found.error());
  const std::string key = to_lower(name);
  if (VaultRecord* vault = room.vaults.live.edit(key)) return vault;
  return &room.vaults.deleted.edit(key)->vault;
}

Result<void> authorize(const Room& room, const VaultRecord& vault, const DataCall& call,
                       entra::KeyAction action, std::string_view key) {
  if (Result<void> admitted = admit(room, vault, call.from, action); !admitted) return admitted;
  return check_permission(room, vault, call.caller, action, key);
}

Result<void> check_permission(const Room& room, const VaultRecord& vault, const std::string& caller,
                              entra::KeyAction action, std::string_view key) {
  Result<const entra::Principal*> principal = room.directory.sign_in(room.rules, caller);
  if (!principal) return std::unexpected(principal.error());
  if (!room.rules.holds(entra::rules::kGrantWithinTenant,
                        (*principal)->tenantId == vault.tenantId)) {
    return refuse(Reason::permissionDenied, "the caller is of another tenant");
  }
  const auto may = [&](entra::KeyAction asked) {
    return permitted(room, vault, caller, asked, key);
  };
  if (separate(room.rules, action, may(action), may)) return {};
  return refuse(Reason::permissionDenied,
                vault.rbac ? "no role of the caller covers the action"
                           : "no access policy of the caller lists the permission");
}

Result<void> authorize_control(const Room& room, const std::optional<std::string>& caller,
                               entra::VaultAction action, const VaultRecord& vault,
                               const Rule* rule) {
  if (!caller) return {};
  Result<const entra::Principal*> principal = room.directory.sign_in(room.rules, *caller);
  if (!principal) return std::unexpected(principal.error());
  const bool may = room.directory.allows(*caller, action, vault.id);
  if (may || (rule != nullptr && room.rules.holds(*rule, false))) return {};
  return refuse(Reason::permissionDenied, "no role of the caller covers the action");
}

}  // namespace cmk::key_vault
