#include "reference/service/protection.h"

#include "reference/key_vault/key_lookup.h"
#include "reference/service/demands.h"
#include "reference/service/findings.h"
#include "reference/service/key_holder.h"
#include "reference/service/loss_rules.h"
#include "reference/service/rules.h"
#include "reference/service/seal_again.h"
#include "reference/service/told.h"

namespace cmk::service {
namespace {

key_vault::KeyUser user_of(const Room& room, const Resource& resource,
                           const IdentityChoice& choice) {
  const entra::Principal* holder = find_holder(room, resource, choice);
  return {holder == nullptr ? std::string() : holder->principalId};
}

SecretBytes fresh_key(Room& room) {
  SecretBytes key(kDataKeyLen);
  room.secrets.fill(key.writable());
  return key;
}

// The version that a versionless identifier means; empty where there is no such key.
std::string current_version(const Room& room, const key_vault::KeyIdentifier& key) {
  const auto vault = key_vault::find_vault(room, key.vault);
  if (!vault) return {};
  const auto found = key_vault::find_key(room, **vault, key.name);
  return found ? (*found)->current : std::string();
}

// The data key under the key's current version, or that named. The vault refuses only what a demand
// refuses before; a deviant that leaves such a demand out holds the data key unwrapped from then
// on.
KeyEpoch wrap(Room& room, const key_vault::KeyUser& user, const key_vault::KeyIdentifier& key,
              std::string version, ByteView data_key) {
  KeyEpoch epoch{key.vault, key.name, std::move(version), {}};
  auto wrapped =
      key_vault::wrap_under(room, user, {epoch.vault, epoch.name, epoch.version}, data_key);
  if (wrapped) epoch.wrapped = std::move(wrapped->value);
  return epoch;
}

// The ring with a data key for the customer's key to wrap. An account gets a layer of its own for
// it; a cluster's service key is what is wrapped (key_ring.h).
KeyRing with_data_key(Room& room, const Resource& resource) {
  KeyRing ring = resource.ring;
  if (ring.under_customer_key()) return ring;
  if (of(kTwoLayers, resource.service)) {
    const bool shared = room.rules.fault(rules::kLayersShareAKey);
    ring.data_key = shared ? ring.service_key : fresh_key(room);
    if (room.rules.fault(rules::kLayerKeyFromAccount)) {
      ring.data_key = SecretBytes(room.crypto.sha256(as_bytes(resource.id)).value_or(Bytes()));
    }
  } else {
    std::swap(ring.data_key, ring.service_key);
  }
  return ring;
}

// Refused for the first demand that the setting does not meet, and logged then.
Result<void> admit(Room& room, const Resource& resource, const KeySetting& setting) {
  const Cause cause = check_setting(room, resource, setting);
  if (cause == Cause::none) return {};
  log_failure(room, resource, setting.key_uri, cause);
  return std::unexpected(told(room.rules, refusal_of(cause)));
}

// What the documents let a service take, and a deviant refuses.
Cause refused_too_much(const Rulebook& rules, Service service, const Candidate& candidate) {
  const auto& [key, vault] = std::tie(candidate.seen.key_facts, candidate.seen.vault_facts);
  if (!key || !vault) return Cause::none;
  const Rule& type = key->kty == "RSA-HSM" ? rules::kHsmKeysRefused : rules::kSoftwareKeysRefused;
  const Advised advised{key->bits, vault->retention_days,
                        key_vault::admits_all_networks(vault->network)};
  return rules.fault(type) || refuses_advised(rules, service, advised) ? Cause::keyTypeUnsupported
                                                                       : Cause::none;
}

// A change of the key has faults of its own.
Result<void> admit_change(Room& room, Resource& resource, const KeySetting& setting) {
  Result<void> may = admit(room, resource, setting);
  if (may || !resource.ring.under_customer_key()) return may;
  if (has_fault(room.rules, rules::kTakesUncheckedKey, resource.service)) return {};
  if (has_fault(room.rules, rules::kTakesRefusedKey, resource.service)) resource.key = setting;
  return may;
}

}  // namespace

Cause outage(const Room& room) {
  if (room.estate.outages.token_service) return Cause::tokenServiceDown;
  if (room.estate.outages.vault_service) return Cause::vaultServiceDown;
  if (room.estate.outages.vault_failing) return Cause::vaultServiceFailing;
  return Cause::none;
}

Cause check_setting(Room& room, const Resource& resource, const KeySetting& setting) {
  if (const Cause down = outage(room); down != Cause::none) return down;
  const Candidate candidate = look_at_setting(room, resource, setting);
  const Cause unmet = first_unmet(room.rules, setting_demands(), resource.service, candidate);
  return unmet == Cause::none ? refused_too_much(room.rules, resource.service, candidate) : unmet;
}

Result<void> take_identity(Room& room, Resource& resource, const IdentityChoice& identity) {
  const KeySetting setting{resource.key->key_uri, identity};
  if (Result<void> may = admit(room, resource, setting); !may) return may;
  set_key(room, resource, setting);
  return {};
}

void set_key(const Room& room, Resource& resource, const KeySetting& setting) {
  resource.key = {setting.key_uri, resolved(room, resource, setting.identity)};
}

KeyRing make_ring(Room& room) { return {fresh_key(room), {}, {}}; }

Result<void> take_key(Room& room, Resource& resource, const KeySetting& setting) {
  if (Result<void> may = admit_change(room, resource, setting); !may) return may;
  put_under_key(room, resource, setting);
  return {};
}

void put_under_key(Room& room, Resource& resource, const KeySetting& setting) {
  const auto key =
      key_vault::parse_key_identifier(setting.key_uri).value_or(key_vault::KeyIdentifier{});
  KeyRing ring = with_data_key(room, resource);
  const bool another = room.rules.fault(rules::kWrappedKeyOpensNothing);
  const SecretBytes wrapped = another ? fresh_key(room) : ring.data_key;
  ring.epochs.push_back(wrap(room, user_of(room, resource, setting.identity), key,
                             key.version.empty() ? current_version(room, key) : key.version,
                             wrapped.view()));
  const bool new_layer = !resource.ring.under_customer_key() && of(kTwoLayers, resource.service);
  if (new_layer && !room.rules.fault(rules::kOldRecordsAsTheyWere)) {
    resource.data =
        seal_again(room, resource.data, {resource.id, resource.ring}, {resource.id, ring});
  }
  resource.ring = std::move(ring);
  set_key(room, resource, setting);
}

void move_to_version(Room& room, Resource& resource, const std::string& version) {
  const KeyEpoch& last = resource.ring.epochs.back();
  if (has_fault(room.rules, rules::kMovesWithoutDataKey, resource.service)) {
    resource.ring.data_key = fresh_key(room);
  }
  const bool behind = has_fault(room.rules, rules::kWrapsWithPreviousVersion, resource.service);
  KeyEpoch next =
      wrap(room, user_of(room, resource, resource.key->identity), {last.vault, last.name, {}},
           behind ? last.version : version, resource.ring.data_key.view());
  next.version = version;
  resource.ring.epochs.push_back(std::move(next));
}

SecretBytes open_epoch(Room& room, const Resource& resource, const IdentityChoice& choice,
                       const KeyEpoch& epoch) {
  auto opened = key_vault::unwrap_under(room, user_of(room, resource, choice),
                                        {epoch.vault, epoch.name, epoch.version}, epoch.wrapped);
  // What the vault gives back is no data key when its length is another.
  if (!opened || opened->value.size() != kDataKeyLen) return {};
  return std::move(opened->value);
}

bool unlock(Room& room, Resource& resource) {
  const std::vector<KeyEpoch>& epochs = resource.ring.epochs;
  const bool first = has_fault(room.rules, rules::kUnwrapsWithFirstVersion, resource.service);
  SecretBytes opened =
      open_epoch(room, resource, resource.key->identity, first ? epochs.front() : epochs.back());
  if (opened.empty()) return false;
  resource.ring.data_key = std::move(opened);
  return true;
}

bool serves_while_lost(const Room& room, const Resource& resource) {
  return has_fault(room.rules, rules::kServesWhileLost, resource.service);
}

Result<void> check_accessible(const Resource& resource) {
  if (resource.accessible()) return {};
  return std::unexpected(inaccessible(resource.lost));
}

void remember(const Room& room, Resource& resource) {
  resource.history.note(room.now,
                        {resource.data, resource.ring.epochs.size(), resource.accessible()},
                        resource.retention);
}

void log_failure(Room& room, const Resource& resource, std::string_view key_uri, Cause cause) {
  if (room.rules.fault(rules::kFailuresUnlogged)) return;
  room.estate.activity.write({room.now, resource.id, "Microsoft.KeyVault/vaults/keys/unwrap/action",
                              "Failed", std::string(key_uri),
                              std::string(cmk::info(info(cause).reason).name),
                              info(cause).substatus});
}

}  // namespace cmk::service
