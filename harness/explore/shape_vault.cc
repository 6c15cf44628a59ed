#include "harness/explore/shape_vault.h"

#include <algorithm>

#include "harness/explore/choose.h"
#include "harness/explore/lose.h"
#include "reference/core/text.h"

namespace cmk::explore {
namespace {

// What was made by a key goes back to it; one bit of it changed now and then.
template <class Op>
bool give_back(const Shaper& shaper, Op& op, MadeKind kind) {
  const Made* made = made_of(shaper, kind);
  if (made == nullptr) return false;
  op.vault = made->vault;
  op.name = made->name;
  op.alg = made->alg;
  op.value = made->value;
  if (!shaper.draw.one_in(8)) op.version = made->version;
  if (shaper.draw.one_in(12) && !op.value.empty()) {
    op.value[shaper.draw.below(op.value.size())] ^= 1U;
  }
  return true;
}

// What the vault alone sets.
void only_window(std::optional<key_vault::KeyAttributes>& attributes) {
  if (!attributes) return;
  attributes->created.reset();
  attributes->updated.reset();
  attributes->recoveryLevel.reset();
  attributes->recoverableDays.reset();
}

// Of the name of one that is gone, half of the time: the id is the same, the principal another.
void help_name(const Shaper& shaper, std::string& name) {
  const auto& gone = shaper.known.deleted_identities;
  if (gone.empty() || shaper.draw.one_in(2)) {
    name = fresh_name(shaper, meaning_of("identity.create", "name"));
  } else {
    const std::string& id = shaper.draw.of(gone);
    name = id.substr(id.rfind('/') + 1);
  }
}
// A digest of the length that the algorithm signs.
Bytes digest_for(const Shaper& shaper, std::string_view alg) {
  const std::size_t len = alg.ends_with("384") ? 48 : alg.ends_with("512") ? 64 : 32;
  return shaper.draw.bytes(len);
}
template <class Op>
void help_envelope(const Shaper& shaper, Op& op) {
  const Made* made = made_of(shaper, MadeKind::envelope);
  if (made == nullptr) return;
  if (!shaper.draw.one_in(12)) op.context = made->context;
  if (!op.envelope) return;
  op.envelope = made->value;
  if (shaper.draw.one_in(3)) (*op.envelope)[shaper.draw.below(op.envelope->size())] ^= 1U;
}
}  // namespace

// The tenant that the worlds do not have, mostly.
void help(const Shaper& shaper, entra::TenantCreate& op) {
  op.tenantId = fresh_name(shaper, meaning_of("", "tenantId"));
}
void help(const Shaper& shaper, entra::SubscriptionCreate& op) {
  op.subscriptionId = fresh_name(shaper, meaning_of("", "subscriptionId"));
  if (const auto* tenant = known_text(shaper, Meaning::tenant)) op.tenantId = *tenant;
}
void help(const Shaper& shaper, entra::IdentityCreate& op) {
  const bool managed = !shaper.draw.one_in(4);
  if (!shaper.draw.one_in(4)) help_name(shaper, op.name);
  op.type = managed ? entra::PrincipalType::UserAssigned : entra::PrincipalType::User;
  const std::string* subscription = known_text(shaper, Meaning::subscription);
  const std::string* tenant = known_text(shaper, Meaning::tenant);
  if (subscription == nullptr || tenant == nullptr) return;
  op.tenantId = managed ? std::nullopt : std::optional(*tenant);
  op.subscriptionId = managed ? std::optional(*subscription) : std::nullopt;
  op.resourceGroup = managed ? std::optional<std::string>("rg-1") : std::nullopt;
  op.location = managed ? std::optional(usual_place(shaper)) : std::nullopt;
}
void help(const Shaper& shaper, key_vault::VaultCreate& op) {
  op.tenantId.reset();
  const MeaningRow& names = meaning_of("vault.create", "name");
  op.name =
      shaper.draw.one_in(6) ? std::string(shaper.draw.of(names.odd)) : fresh_name(shaper, names);
  op.location = shaper.draw.one_in(5) ? "westus" : usual_place(shaper);
  if (shaper.draw.one_in(2)) op.enablePurgeProtection = true;
  if (!shaper.draw.one_in(6)) op.enableSoftDelete.reset();
  if (shaper.draw.one_in(3)) op.softDeleteRetentionInDays = shaper.filler.retention_days();
  if (op.enableRbacAuthorization == true && shaper.draw.one_in(2)) {
    op.enableRbacAuthorization = false;
  }
  const auto& callers = shaper.known.of(Meaning::caller);
  const std::string* tenant = known_text(shaper, Meaning::tenant);
  if (!callers.empty() && tenant != nullptr && !shaper.draw.one_in(4)) {
    op.enableRbacAuthorization = false;
    op.accessPolicies = {{*tenant, callers.front(), {{"all", "purge"}}}};
    if (const KnownIdentity* identity = one_of(shaper, shaper.known.identities)) {
      op.accessPolicies.push_back({*tenant,
                                   identity->principalId,
                                   {{kServicePermissions.begin(), kServicePermissions.end()}}});
    }
  }
  if (shaper.draw.one_in(2)) op.networkAcls.reset();
  if (!shaper.draw.one_in(8)) op.publicNetworkAccess.reset();
}
void help(const Shaper& shaper, key_vault::VaultUpdate& op) {
  if (shaper.draw.one_in(2)) return lose(shaper, op);
  if (!shaper.draw.one_in(8)) op.caller.reset();
  if (!shaper.draw.one_in(6)) op.enableSoftDelete.reset();
  if (!shaper.draw.one_in(6)) op.enablePurgeProtection.reset();
  if (!shaper.draw.one_in(4)) op.enableRbacAuthorization.reset();
}
void help(const Shaper& shaper, key_vault::VaultSetAccessPolicy& op) {
  if (!shaper.draw.one_in(8)) op.caller.reset();
  key_vault::AccessPolicyEntry& entry = op.accessPolicy;
  if (const auto* tenant = known_text(shaper, Meaning::tenant)) entry.tenantId = *tenant;
  // Mostly that of an identity: it is what services lose.
  const KnownGrant* grant = granted_identity(shaper);
  if (grant == nullptr || shaper.draw.one_in(4)) grant = one_of(shaper, shaper.known.grants);
  if (grant != nullptr && !shaper.draw.one_in(4)) {
    op.vault = grant->vault;
    entry.objectId = grant->principal;
  }
  if (shaper.draw.one_in(2)) return lose(shaper, op);
  if (shaper.draw.one_in(2)) {
    entry.permissions.keys.assign(kServicePermissions.begin(), kServicePermissions.end());
  }
}
void help(const Shaper& shaper, key_vault::VaultRemoveAccessPolicy& op) {
  if (!shaper.draw.one_in(8)) op.caller.reset();
  const KnownGrant* grant = one_of(shaper, shaper.known.grants);
  if (grant == nullptr || shaper.draw.one_in(6)) return;
  op.vault = grant->vault;
  op.objectId = grant->principal;
}
// A role at one key, now and then.
void help(const Shaper& shaper, entra::RoleAssign& op) {
  if (!op.scope.contains("/vaults/") || !shaper.draw.one_in(3)) return;
  if (const KnownKey* key = one_of(shaper, shaper.known.keys)) op.scope += "/keys/" + key->name;
}
// Mostly one that a vault lets in.
void help(const Shaper& shaper, entra::IdentityDelete& op) {
  if (shaper.draw.one_in(2)) return;
  if (const auto user = key_user(shaper)) op.id = user->id;
}

void help(const Shaper& shaper, key_vault::KeyCreate& op) {
  const auto& vaults = shaper.known.of(Meaning::vault);
  if (shaper.takes == Takes::newest && !vaults.empty()) {
    op.vault = vaults.back();
    op.kty = "RSA";
    op.key_size.reset();
    op.attributes.reset();
  }
  const auto& open = shaper.known.unprotected;
  if (shaper.takes != Takes::newest && !open.empty() && shaper.draw.one_in(4))
    op.vault = open.back();
  only_window(op.attributes);
  const bool elliptic = op.kty.starts_with("EC");
  if (!elliptic) op.crv.reset();
  if (elliptic) op.key_size.reset();
  if (!shaper.draw.one_in(4)) op.key_ops.reset();
}
void help(const Shaper& shaper, key_vault::KeyUpdate& op) {
  choose_version(shaper, op);
  if (shaper.draw.one_in(2)) return lose(shaper, op);
  only_window(op.attributes);
  if (!shaper.draw.one_in(4)) op.key_ops.reset();
}
void help(const Shaper& shaper, key_vault::KeyImport& op) {
  only_window(op.attributes);
  op.key.reset();
  if (!shaper.draw.one_in(4)) op.key_ops.reset();
  if (shaper.imports.empty()) return;
  const Importable& file = shaper.draw.of(shaper.imports);
  op.value = file.file;
  if (!shaper.draw.one_in(8)) op.password = file.password;
}
void help(const Shaper& shaper, key_vault::KeyRestore& op) {
  const Made* made = made_of(shaper, MadeKind::backup);
  if (made == nullptr) return;
  op.value = made->value;
  // Where the key is, its name is taken.
  std::vector<const std::string*> elsewhere;
  for (const std::string& vault : shaper.known.of(Meaning::vault)) {
    const auto bears = [&](const KnownKey& key) {
      return key.vault == vault && key.name == made->name;
    };
    if (std::ranges::none_of(shaper.known.keys, bears)) elsewhere.push_back(&vault);
  }
  op.vault = elsewhere.empty() || shaper.draw.one_in(4) ? made->vault : *shaper.draw.of(elsewhere);
}
void help(const Shaper& shaper, key_vault::KeyRecover& op) {
  choose_key(shaper, op.vault, op.name, /*is_deleted=*/true);
}
void help(const Shaper& shaper, key_vault::KeyPurge& op) {
  choose_purgeable(shaper, op.vault, op.name, /*is_deleted=*/true);
}
void help(const Shaper& shaper, key_vault::VaultRecover& op) {
  choose_deleted(shaper, shaper.known.deleted_vaults, op.vault);
}
void help(const Shaper& shaper, key_vault::VaultPurge& op) {
  choose_deleted(shaper, shaper.known.deleted_vaults, op.vault);
}
void help(const Shaper& shaper, entra::IdentityRecover& op) {
  choose_deleted(shaper, shaper.known.deleted_identities, op.id);
}
void help(const Shaper& shaper, key_vault::KeyDelete& op) {
  if (shaper.draw.one_in(2)) choose_purgeable(shaper, op.vault, op.name, /*is_deleted=*/false);
  if (!shaper.draw.one_in(12)) op.version.reset();
}
void help(const Shaper& shaper, key_vault::KeyGet& op) { choose_version(shaper, op); }
void help(const Shaper& shaper, key_vault::KeyWrapKey& op) { choose_version(shaper, op); }
void help(const Shaper& shaper, key_vault::KeyEncrypt& op) { choose_version(shaper, op); }
void help(const Shaper& shaper, key_vault::KeyUnwrapKey& op) {
  if (!give_back(shaper, op, MadeKind::wrapped)) choose_version(shaper, op);
}
void help(const Shaper& shaper, key_vault::KeyDecrypt& op) {
  if (!give_back(shaper, op, MadeKind::encrypted)) choose_version(shaper, op);
}
void help(const Shaper& shaper, key_vault::KeySign& op) {
  choose_version(shaper, op);
  if (!shaper.draw.one_in(12)) op.value = digest_for(shaper, op.alg);
}
void help(const Shaper& shaper, key_vault::KeyVerify& op) {
  const Made* made = made_of(shaper, MadeKind::signature);
  if (made == nullptr) return;
  op.vault = made->vault;
  op.name = made->name;
  op.version = made->version;
  op.alg = made->alg;
  op.value = made->value;
  op.digest = shaper.draw.one_in(6) ? digest_for(shaper, op.alg) : made->digest;
}
void help(const Shaper& shaper, key_vault::KeySetRotationPolicy& op) {
  if (op.policy.lifetimeActions.size() > 1 && !shaper.draw.one_in(4)) {
    op.policy.lifetimeActions.resize(1);
  }
  for (key_vault::LifetimeAction& action : op.policy.lifetimeActions) {
    key_vault::LifetimeTrigger& trigger = action.trigger;
    if (shaper.draw.one_in(3)) {
      trigger.timeAfterCreate = shaper.draw.of(meaning_of("", "timeAfterCreate").odd);
    }
    if (trigger.timeAfterCreate && trigger.timeBeforeExpiry) trigger.timeBeforeExpiry.reset();
    if (!trigger.timeAfterCreate && !trigger.timeBeforeExpiry) trigger.timeAfterCreate = "P30D";
  }
}

void help(const Shaper& shaper, envelope::EnvelopeSeal& op) {
  choose_key(shaper, op.vault, op.name);
  op.context = {"account-1", "orders", "order-1"};
}
void help(const Shaper& shaper, envelope::EnvelopeOpen& op) { help_envelope(shaper, op); }
void help(const Shaper& shaper, envelope::EnvelopeRewrap& op) { help_envelope(shaper, op); }

}  // namespace cmk::explore
