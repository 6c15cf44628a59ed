#include "reference/key_vault/bundle.h"

#include <fmt/format.h>

#include "reference/core/text.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/network.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

// azure-facts 3.1: "Customized" below 90 days, "+Purgeable" without purge protection.
std::string recovery_level(const VaultRecord& vault) {
  if (!vault.soft_delete) return "Purgeable";
  return concat({vault.retention_days < 90 ? "Customized" : "", "Recoverable",
                 vault.purge_protection ? "" : "+Purgeable"});
}

KeyAttributes attributes_of(const Room& room, const VaultRecord& vault, const KeyVersion& version) {
  KeyAttributes attributes{version.enabled, version.nbf,           version.exp, version.created,
                           version.updated, recovery_level(vault), {}};
  if (vault.soft_delete) attributes.recoverableDays = vault.retention_days;
  if (room.rules.fault(rules::kGetOmitsWindow)) attributes.nbf = attributes.exp = {};
  return attributes;
}

// What a leaking implementation would show in place of the private exponent.
SecretBytes planted_exponent(const KeyVersion& version) {
  return SecretBytes(ByteView(version.material->public_numbers().n));
}

}  // namespace

KeyBundle bundle_of(const Room& room, const VaultRecord& vault, const Key& key,
                    const KeyVersion& version, const Rule& leak) {
  KeyBundle bundle;
  bundle.key.kid = key_identifier(vault.name, key.name, version.version);
  bundle.key.kty = version.kty;
  bundle.key.key_ops = version.key_ops;
  if (room.rules.fault(rules::kGetOmitsOps)) bundle.key.key_ops.reset();
  if (!version.crv.empty()) bundle.key.crv = version.crv;
  if (version.material) {
    bundle.key.n = version.material->public_numbers().n;
    bundle.key.e = version.material->public_numbers().e;
  }
  if (version.material && room.rules.fault(leak)) bundle.key.d = planted_exponent(version);
  bundle.attributes = attributes_of(room, vault, version);
  bundle.tags = version.tags;
  return bundle;
}

std::string version_of(const KeyBundle& bundle) {
  const std::string& kid = *bundle.key.kid;
  return kid.substr(kid.rfind('/') + 1);
}

DeletedKeyBundle deleted_bundle_of(const Room& room, const VaultRecord& vault,
                                   const DeletedKey& deleted) {
  const Key& key = deleted.key;
  return {bundle_of(room, vault, key, current_version(key), rules::kDeleteReturnsPrivate),
          fmt::format("https://{}.vault.azure.net/deletedkeys/{}", vault.name, key.name),
          deleted.deletedDate, deleted.scheduledPurgeDate};
}

KeyItem item_of(const Room& room, const VaultRecord& vault, const KeyVersion& version,
                std::string kid) {
  KeyItem item{std::move(kid), attributes_of(room, vault, version), version.tags};
  if (room.rules.fault(rules::kListReturnsPrivate)) item.tags["d"] = "planted";
  return item;
}

Vault vault_of(const VaultRecord& vault) {
  Vault answer;
  answer.id = vault.id;
  answer.name = vault.name;
  answer.location = vault.location;
  answer.tenantId = vault.tenantId;
  answer.vaultUri = fmt::format("https://{}.vault.azure.net/", vault.name);
  answer.enableSoftDelete = vault.soft_delete;
  answer.softDeleteRetentionInDays = vault.retention_days;
  if (vault.purge_protection) answer.enablePurgeProtection = true;
  answer.enableRbacAuthorization = vault.rbac;
  answer.publicNetworkAccess = vault.network.public_access ? "Enabled" : "Disabled";
  answer.networkAcls = acls_of(vault.network);
  vault.policies.for_each([&](const std::string& object_id, const AccessPolicy& policy) {
    answer.accessPolicies.push_back({policy.tenantId, object_id, {policy.listed}});
  });
  return answer;
}

}  // namespace cmk::key_vault
