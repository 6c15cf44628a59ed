#include "reference/key_vault/vault_settings.h"

#include "reference/core/text.h"
#include "reference/entra/rules.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

Result<void> check_retention(const Rulebook& rules, std::int64_t days) {
  if (rules.fault(rules::kAnyRetention)) return {};
  if (days < rules.limit(rules::kRetentionMin) || days > rules.limit(rules::kRetentionMax)) {
    return refuse(Reason::invalidParameter, "softDeleteRetentionInDays is 7 to 90");
  }
  return {};
}

namespace {

constexpr std::size_t kPoliciesMax = 1024;  // azure-facts 2.4

Result<entra::KeyActionSet> granted_by(const std::vector<std::string>& permissions) {
  entra::KeyActionSet granted;
  for (const std::string& permission : permissions) {
    if (equal_ignoring_case(permission, "all")) {
      granted.set();
      continue;
    }
    const auto action = entra::key_action_from_permission(permission);
    // Secure key release is a permission of the documents that no operation here needs.
    if (!action && !equal_ignoring_case(permission, "release")) {
      return refuse(Reason::invalidParameter, "an unknown key permission");
    }
    if (action) granted.set(static_cast<std::size_t>(*action));
  }
  return granted;
}

// Whether the entry's principal may have one.
Result<void> check_grantee(const Room& room, const VaultRecord& vault,
                           const AccessPolicyEntry& entry) {
  const entra::Principal* principal = room.directory.find_by_object_id(entry.objectId);
  const bool same_tenant = entry.tenantId == vault.tenantId &&
                           (principal == nullptr || principal->tenantId == vault.tenantId);
  if (!room.rules.holds(entra::rules::kGrantWithinTenant, same_tenant)) {
    return refuse(Reason::wrongTenant, "the entry is of another tenant than the vault");
  }
  // An entry that a principal got while it lived can be changed, whatever became of the principal.
  const bool known =
      vault.policies.contains(entry.objectId) || (principal != nullptr && !principal->deleted);
  if (!room.rules.holds(entra::rules::kPolicyNeedsPrincipal, known)) {
    return refuse(Reason::notFound, "no such principal");
  }
  if (principal != nullptr && principal->type == entra::PrincipalType::FirstParty &&
      room.rules.fault(entra::rules::kFirstPartyTakesNoGrants)) {
    return refuse(Reason::notFound, "deviant");
  }
  return {};
}

}  // namespace

Result<void> set_policy(const Room& room, VaultRecord& vault, const AccessPolicyEntry& entry) {
  if (Result<void> grantee = check_grantee(room, vault, entry); !grantee) return grantee;
  Result<entra::KeyActionSet> granted = granted_by(entry.permissions.keys);
  if (!granted) return std::unexpected(granted.error());
  if (!vault.policies.contains(entry.objectId) && vault.policies.size() >= kPoliciesMax) {
    return refuse(Reason::limitExceeded, "at most 1024 access policies");
  }
  vault.policies.put(entry.objectId, {entry.tenantId, entry.permissions.keys, *granted});
  return {};
}

}  // namespace cmk::key_vault
