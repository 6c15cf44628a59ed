#include "harness/explore/remedy.h"

namespace cmk::explore {
namespace {

template <class Op>
std::optional<AnyParams> remedy(const Op& /*op*/, Instant /*now*/) {
  return std::nullopt;
}

std::optional<AnyParams> remedy(const entra::IdentityDelete& op, Instant /*now*/) {
  return entra::IdentityRecover{op.id};
}
std::optional<AnyParams> remedy(const key_vault::VaultDelete& op, Instant /*now*/) {
  return key_vault::VaultRecover{{op.vault, op.caller}};
}
std::optional<AnyParams> remedy(const key_vault::VaultUpdate& op, Instant /*now*/) {
  key_vault::VaultUpdate back;
  back.vault = op.vault;
  back.caller = op.caller;
  if (op.networkAcls) back.networkAcls = key_vault::NetworkAcls{"AzureServices", "Allow", {}};
  if (op.publicNetworkAccess) back.publicNetworkAccess = "Enabled";
  if (op.enableRbacAuthorization) back.enableRbacAuthorization = !*op.enableRbacAuthorization;
  return back;
}
std::optional<AnyParams> remedy(const key_vault::VaultRemoveAccessPolicy& op, Instant /*now*/) {
  key_vault::VaultSetAccessPolicy back;
  back.vault = op.vault;
  back.caller = op.caller;
  back.accessPolicy = {"tenant-1", op.objectId, {{"get", "wrapKey", "unwrapKey"}}};
  return back;
}
std::optional<AnyParams> remedy(const key_vault::VaultSetAccessPolicy& op, Instant /*now*/) {
  key_vault::VaultSetAccessPolicy back = op;
  back.accessPolicy.permissions.keys = {"get", "list", "wrapKey", "unwrapKey"};
  return back;
}
std::optional<AnyParams> remedy(const key_vault::KeyDelete& op, Instant /*now*/) {
  key_vault::KeyRecover back;
  static_cast<key_vault::KeyCall&>(back) = op;
  return back;
}
// Of what disables or ends the key, or takes operations from it.
std::optional<AnyParams> remedy(const key_vault::KeyUpdate& op, Instant now) {
  if (!op.attributes && !op.key_ops) return std::nullopt;
  key_vault::KeyUpdate back;
  static_cast<key_vault::KeyVersionCall&>(back) = op;
  if (op.key_ops) back.key_ops = {{"wrapKey", "unwrapKey", "encrypt", "decrypt", "sign", "verify"}};
  if (!op.attributes) return back;
  back.attributes.emplace();
  if (op.attributes->enabled) back.attributes->enabled = true;
  if (op.attributes->nbf) back.attributes->nbf = now;
  if (op.attributes->exp) back.attributes->exp = now + 900 * kDay;
  return back;
}
std::optional<AnyParams> remedy(const service::FaultInject& op, Instant /*now*/) {
  if (!op.active) return std::nullopt;
  return service::FaultInject{op.service, false};
}

}  // namespace

std::optional<AnyParams> remedy_of(const AnyParams& params, Instant now) {
  return std::visit([&](const auto& op) { return remedy(op, now); }, params);
}

}  // namespace cmk::explore
