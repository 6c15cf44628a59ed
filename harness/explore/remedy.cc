#include "harness/explore/remedy.h"

#include <algorithm>

namespace cmk::explore {
namespace {

struct Situation {
  Instant now;
  const Known& known;
};

template <class Op>
std::optional<AnyParams> remedy(const Op& /*op*/, const Situation& /*at*/) {
  return std::nullopt;
}

std::optional<AnyParams> remedy(const entra::IdentityDelete& op, const Situation& /*at*/) {
  return entra::IdentityRecover{op.id};
}
std::optional<AnyParams> remedy(const key_vault::VaultDelete& op, const Situation& /*at*/) {
  return key_vault::VaultRecover{{op.vault, op.caller}};
}
std::optional<AnyParams> remedy(const key_vault::VaultUpdate& op, const Situation& /*at*/) {
  key_vault::VaultUpdate back;
  back.vault = op.vault;
  back.caller = op.caller;
  if (op.networkAcls) back.networkAcls = key_vault::NetworkAcls{"AzureServices", "Allow", {}};
  if (op.publicNetworkAccess) back.publicNetworkAccess = "Enabled";
  if (op.enableRbacAuthorization) back.enableRbacAuthorization = !*op.enableRbacAuthorization;
  return back;
}
std::optional<AnyParams> remedy(const key_vault::VaultRemoveAccessPolicy& op,
                                const Situation& /*at*/) {
  key_vault::VaultSetAccessPolicy back;
  back.vault = op.vault;
  back.caller = op.caller;
  back.accessPolicy = {
      "tenant-1", op.objectId, {{kServicePermissions.begin(), kServicePermissions.end()}}};
  return back;
}
std::optional<AnyParams> remedy(const key_vault::VaultSetAccessPolicy& op,
                                const Situation& /*at*/) {
  key_vault::VaultSetAccessPolicy back = op;
  back.accessPolicy.permissions.keys.assign(kServicePermissions.begin(), kServicePermissions.end());
  return back;
}
std::optional<AnyParams> remedy(const key_vault::KeyDelete& op, const Situation& /*at*/) {
  key_vault::KeyRecover back;
  static_cast<key_vault::KeyCall&>(back) = op;
  return back;
}
// Of what disables or ends the key, or takes operations from it.
std::optional<AnyParams> remedy(const key_vault::KeyUpdate& op, const Situation& at) {
  if (!op.attributes && !op.key_ops) return std::nullopt;
  key_vault::KeyUpdate back;
  static_cast<key_vault::KeyVersionCall&>(back) = op;
  if (op.key_ops) back.key_ops = {{"wrapKey", "unwrapKey", "encrypt", "decrypt", "sign", "verify"}};
  if (!op.attributes) return back;
  back.attributes.emplace();
  if (op.attributes->enabled) back.attributes->enabled = true;
  if (op.attributes->nbf) back.attributes->nbf = at.now;
  if (op.attributes->exp) back.attributes->exp = at.now + 900 * kDay;
  return back;
}
std::optional<AnyParams> remedy(const key_vault::VaultLock& op, const Situation& /*at*/) {
  return key_vault::VaultUnlock{{op.vault, op.caller}};
}
std::optional<AnyParams> remedy(const entra::RoleRemove& op, const Situation& at) {
  const auto found = std::ranges::find(at.known.assignments, op.id, &KnownAssignment::id);
  if (found == at.known.assignments.end()) return std::nullopt;
  return found->assign;
}
std::optional<AnyParams> remedy(const service::FaultInject& op, const Situation& /*at*/) {
  if (!op.active) return std::nullopt;
  return service::FaultInject{op.service, false};
}

}  // namespace

std::optional<AnyParams> remedy_of(const AnyParams& params, Instant now, const Known& known) {
  const Situation at{now, known};
  std::optional<AnyParams> made =
      std::visit([&](const auto& op) { return remedy(op, at); }, params);
  if (made == params) return std::nullopt;
  return made;
}

}  // namespace cmk::explore
