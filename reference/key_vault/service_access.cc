#include "reference/key_vault/service_access.h"

#include "reference/core/text.h"
#include "reference/key_vault/audit.h"
#include "reference/key_vault/crypto_operation.h"
#include "reference/key_vault/key_state.h"

namespace cmk::key_vault {
namespace {

using entra::KeyAction;

std::optional<std::string> version_asked(const KeyIdentifier& key) {
  if (key.version.empty()) return std::nullopt;
  return key.version;
}

KeyVersionCall call_of(const KeyUser& user, const KeyIdentifier& key) {
  KeyVersionCall call;
  call.vault = key.vault;
  call.caller = user.principalId;
  call.from = user.from;
  call.name = key.name;
  call.version = version_asked(key);
  return call;
}

// The refusal of a check, where it refuses.
template <class T>
std::optional<Refusal> refusal_of(const Result<T>& result) {
  if (result) return std::nullopt;
  return result.error();
}

std::optional<Refusal> read_key(Room& room, const KeyVersionCall& call) {
  return refusal_of(audited(room, call, KeyAction::get, call.name, asked_version(call),
                            [&](std::string& version) {
                              Result<KeyUse> use = open_version(room, call, KeyAction::get);
                              if (use) version = use->version->version;
                              return use;
                            }));
}

VaultFacts facts_of(const VaultRecord& vault) {
  return {vault.id,          vault.subscriptionId, vault.location,         vault.tenantId,
          vault.soft_delete, vault.retention_days, vault.purge_protection, vault.rbac,
          vault.network,     vault.audited};
}

KeyFacts facts_of(const Room& room, const KeyUse& use) {
  const KeyVersion& version = *use.version;
  return {use.kid(),
          version.version,
          version.version == use.key->current,
          version.kty,
          version.material ? version.material->bits() : 0,
          version.key_ops,
          version.enabled,
          version.nbf,
          version.exp,
          refusal_of(check_usable(room, version, KeyAction::wrapKey)),
          refusal_of(check_usable(room, version, KeyAction::unwrapKey))};
}

void look_at_key(const Room& room, const VaultRecord& vault, const KeyIdentifier& key,
                 KeyExamination& seen) {
  Result<const Key*> found = find_key(room, vault, key.name);
  if (!found) {
    if (vault.deleted_keys.contains(to_lower(key.name))) seen.key = Presence::deleted;
    return;
  }
  Result<const KeyVersion*> version = find_version(**found, version_asked(key));
  if (!version) return;
  seen.key = Presence::live;
  seen.key_facts = facts_of(room, KeyUse{&vault, *found, *version});
}

}  // namespace

KeyExamination examine_key(Room& room, const KeyUser& user, const KeyIdentifier& key,
                           std::span<const KeyAction> needed) {
  KeyExamination seen;
  seen.refusal = read_key(room, call_of(user, key));
  Result<const VaultRecord*> found = find_vault(room, key.vault);
  if (!found) {
    if (const DeletedVault* deleted = room.vaults.deleted.find(to_lower(key.vault))) {
      seen.vault = Presence::deleted;
      seen.vault_facts = facts_of(deleted->vault);
    }
    return seen;
  }
  const VaultRecord& vault = **found;
  seen.vault = Presence::live;
  seen.vault_facts = facts_of(vault);
  seen.admitted = admit(room, vault, user.from, KeyAction::get).has_value();
  seen.signed_in = room.directory.sign_in(room.rules, user.principalId).has_value();
  for (const KeyAction action : needed) {
    if (!check_permission(room, vault, user.principalId, action, key.name)) {
      seen.missing.push_back(action);
    }
  }
  look_at_key(room, vault, key, seen);
  return seen;
}

std::optional<Instant> next_change(const Room& room, const KeyIdentifier& key) {
  const std::string name = to_lower(key.name);
  Result<const VaultRecord*> vault = find_vault(room, key.vault);
  if (!vault) {
    const DeletedVault* deleted = room.vaults.deleted.find(to_lower(key.vault));
    if (deleted == nullptr) return std::nullopt;
    return deleted->scheduledPurgeDate;
  }
  Result<const Key*> found = find_key(room, **vault, key.name);
  if (!found) {
    const DeletedKey* deleted = (*vault)->deleted_keys.find(name);
    if (deleted == nullptr) return std::nullopt;
    return deleted->scheduledPurgeDate;
  }
  Result<const KeyVersion*> version = find_version(**found, version_asked(key));
  if (!version) return std::nullopt;
  std::optional<Instant> next = next_window_edge(room, **version);
  const std::optional<Instant>& rotation = (*found)->rotation_due;
  if (key.version.empty() && rotation && (!next || *rotation < *next)) next = rotation;
  return next;
}

Result<Ciphertext> wrap_under(Room& room, const KeyUser& user, const KeyIdentifier& key,
                              ByteView clear) {
  return encrypt_with(room, call_of(user, key), KeyAction::wrapKey, std::string(kDataKeyAlg),
                      clear);
}

Result<Plaintext> unwrap_under(Room& room, const KeyUser& user, const KeyIdentifier& key,
                               ByteView wrapped) {
  return decrypt_with(room, call_of(user, key), KeyAction::unwrapKey, std::string(kDataKeyAlg),
                      wrapped);
}

}  // namespace cmk::key_vault
