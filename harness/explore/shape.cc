#include "harness/explore/shape.h"

#include <algorithm>

#include "reference/service/reserved_names.h"

namespace cmk::explore {
namespace {

using key_vault::KeyVersionCall;

template <class T>
const T* one_of(const Shaper& shaper, const std::vector<T>& list) {
  return list.empty() ? nullptr : &shaper.filler.focused(list);
}
const std::string* known_text(const Shaper& shaper, Meaning meaning) {
  return one_of(shaper, shaper.known.of(meaning));
}
const Made* made_of(const Shaper& shaper, MadeKind kind) {
  std::vector<const Made*> fitting;
  for (const Made& made : shaper.known.made) {
    if (made.kind == kind) fitting.push_back(&made);
  }
  return fitting.empty() ? nullptr : shaper.draw.of(fitting);
}

// Whoever was let in before; now and then any other principal.
void choose_caller(const Shaper& shaper, std::string& caller) {
  const auto& callers = shaper.known.of(Meaning::caller);
  if (!callers.empty() && shaper.draw.one_in(2)) {
    caller = callers.front();  // who set up the world may do nearly everything
    return;
  }
  const bool anybody = shaper.draw.one_in(3) || callers.empty();
  const std::string* chosen = known_text(shaper, anybody ? Meaning::principal : Meaning::caller);
  if (chosen != nullptr) caller = *chosen;
}

// From elsewhere than usual only now and then.
void choose_origin(const Shaper& shaper, std::optional<std::string>& from) {
  if (!shaper.draw.one_in(5)) from.reset();
}

// A key that is deleted or not, as asked; now and then any.
void choose_key(const Shaper& shaper, std::string& vault, std::string& name,
                bool is_deleted = false) {
  const bool any = shaper.draw.one_in(12);
  std::vector<const KnownKey*> fitting;
  for (const KnownKey& key : shaper.known.keys) {
    if (any || key.is_deleted == is_deleted) fitting.push_back(&key);
  }
  if (fitting.empty()) return;
  const KnownKey& key = *shaper.filler.focused(fitting);
  vault = key.vault;
  name = key.name;
}
void choose_deleted(const Shaper& shaper, const std::vector<std::string>& deleted,
                    std::string& name) {
  if (!deleted.empty() && !shaper.draw.one_in(12)) name = shaper.draw.of(deleted);
}

void choose_version(const Shaper& shaper, KeyVersionCall& op) {
  op.version.reset();
  if (!shaper.draw.one_in(3)) return;
  for (const KnownKey& key : shaper.known.keys) {
    if (key.vault == op.vault && key.name == op.name && !key.versions.empty()) {
      op.version = shaper.draw.of(key.versions);
    }
  }
}

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

// Which identity uses a key, in the three forms that the services have for it.
std::optional<std::string> user_identity(const Shaper& shaper) {
  std::vector<std::string> fitting;
  for (const std::string& id : shaper.known.of(Meaning::identityId)) {
    if (id.contains("userAssignedIdentities/")) fitting.push_back(id);
  }
  return fitting.empty() ? std::nullopt : std::optional(shaper.filler.focused(fitting));
}
service::ResourceIdentity with_identity(const Shaper& shaper, const std::string& id) {
  service::ResourceIdentity identity{"UserAssigned", {id}, {}};
  if (shaper.draw.one_in(6)) identity.type = "SystemAssigned,UserAssigned";
  if (shaper.draw.one_in(8)) {
    if (const auto other = user_identity(shaper); other && *other != id) {
      identity.userAssignedIdentities.push_back(*other);
    }
  }
  return identity;
}

// Where a new resource goes: mostly where everything is.
std::string usual_place(const Shaper& shaper) {
  const MeaningRow& row = meaning_of("vault.create", "location");
  return std::string(shaper.draw.one_in(5) ? shaper.draw.of(row.odd) : row.usual.front());
}
void place(const Shaper& shaper, service::ResourcePlace& op) {
  if (shaper.draw.one_in(12)) return;
  if (const auto* known = known_text(shaper, Meaning::subscription)) op.subscriptionId = *known;
  op.location = usual_place(shaper);
}

template <class Op>
void under_a_key(const Shaper& shaper, Op& op) {
  const auto id = user_identity(shaper);
  const std::string* uri = known_text(shaper, Meaning::keyUri);
  if (!id || uri == nullptr) return;
  op.identity = with_identity(shaper, *id);
  op.keyVaultKeyUri = *uri;
  op.defaultIdentity = "UserAssignedIdentity=" + *id;
}
mongo_vcore::Encryption vcore_key(const std::string& uri, const std::string& id) {
  return {mongo_vcore::CustomerManagedKeyEncryption{uri, {"UserAssignedIdentity", id}}};
}
template <class Op>
void cluster_key(const Shaper& shaper, Op& op) {
  const auto id = user_identity(shaper);
  const std::string* uri = known_text(shaper, Meaning::keyUri);
  if (!id || uri == nullptr || shaper.draw.one_in(6)) return;
  op.identity = with_identity(shaper, *id);
  if constexpr (requires { op.encryption; }) {
    op.encryption = vcore_key(*uri, *id);
  } else {
    op.dataEncryption = postgresql::DataEncryption{"AzureKeyVault", *uri, id};
  }
}

void choose_backup_policy(const Shaper& shaper, std::optional<cosmos::BackupPolicy>& policy) {
  if (!policy) return;
  const bool periodic = policy->type == cosmos::BackupType::Periodic;
  if (periodic) policy->tier.reset();
  if (!periodic && !shaper.draw.one_in(8)) {
    policy->backupIntervalInMinutes.reset();
    policy->backupRetentionIntervalInHours.reset();
  }
}

void choose_record(const Shaper& shaper, std::string& resource, std::string& container,
                   std::string* id) {
  const KnownRecord* record = one_of(shaper, shaper.known.records);
  if (record == nullptr) return;
  resource = record->resource;
  container = record->container;
  if (id != nullptr && !shaper.draw.one_in(4)) *id = record->id;
}

// An operation of any kind stays as it was filled; then come those that can be helped.
template <class Op>
void help(const Shaper& /*shaper*/, Op& /*op*/) {}

void help(const Shaper& shaper, entra::IdentityCreate& op) {
  const bool managed = !shaper.draw.one_in(4);
  if (shaper.draw.one_in(2)) {
    op.name = shaper.draw.of(meaning_of("identity.create", "name").usual);
  }
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
  // What is known is taken.
  if (!shaper.draw.one_in(4)) op.name = shaper.draw.of(meaning_of("vault.create", "name").usual);
  op.location = shaper.draw.one_in(5) ? "westus" : usual_place(shaper);
  if (!shaper.draw.one_in(4)) op.enablePurgeProtection = true;
  if (!shaper.draw.one_in(6)) op.enableSoftDelete.reset();
  if (op.enableRbacAuthorization == true && shaper.draw.one_in(2)) {
    op.enableRbacAuthorization = false;
  }
  const auto& callers = shaper.known.of(Meaning::caller);
  if (!callers.empty() && shaper.draw.one_in(2)) {
    op.enableRbacAuthorization = false;
    op.accessPolicies = {{"tenant-1", callers.front(), {{"all", "purge"}}}};
  }
  if (shaper.draw.one_in(2)) op.networkAcls.reset();
  if (!shaper.draw.one_in(8)) op.publicNetworkAccess.reset();
}
void help(const Shaper& shaper, key_vault::VaultUpdate& op) {
  if (!shaper.draw.one_in(8)) op.caller.reset();
  if (!shaper.draw.one_in(6)) op.enableSoftDelete.reset();
  if (!shaper.draw.one_in(6)) op.enablePurgeProtection.reset();
  if (!shaper.draw.one_in(4)) op.enableRbacAuthorization.reset();
}
// The permissions that a service needs, all or all but one; or any.
void grant(const Shaper& shaper, key_vault::AccessPolicyEntry& entry) {
  if (const auto* tenant = known_text(shaper, Meaning::tenant)) entry.tenantId = *tenant;
  if (shaper.draw.one_in(3)) return;
  entry.permissions.keys = {"get", "wrapKey", "unwrapKey"};
  if (shaper.draw.one_in(2)) {
    entry.permissions.keys.erase(entry.permissions.keys.begin() +
                                 static_cast<std::ptrdiff_t>(shaper.draw.below(3)));
  }
}
void help(const Shaper& shaper, key_vault::VaultSetAccessPolicy& op) {
  if (!shaper.draw.one_in(8)) op.caller.reset();
  grant(shaper, op.accessPolicy);
}

void help(const Shaper& shaper, key_vault::KeyCreate& op) {
  only_window(op.attributes);
  const bool elliptic = op.kty.starts_with("EC");
  if (!elliptic) op.crv.reset();
  if (elliptic) op.key_size.reset();
  if (!shaper.draw.one_in(4)) op.key_ops.reset();
}
void help(const Shaper& shaper, key_vault::KeyUpdate& op) {
  only_window(op.attributes);
  choose_version(shaper, op);
  if (!shaper.draw.one_in(4)) op.key_ops.reset();
}
void help(const Shaper& shaper, key_vault::KeyImport& op) {
  only_window(op.attributes);
  op.key.reset();
  if (!shaper.draw.one_in(4)) op.key_ops.reset();
  if (shaper.imports.empty()) return;
  const Importable& file = shaper.draw.of(shaper.imports);
  op.value = file.file;
  op.password = file.password;
}
void help(const Shaper& shaper, key_vault::KeyRestore& op) {
  const Made* made = made_of(shaper, MadeKind::backup);
  if (made == nullptr) return;
  op.value = made->value;
  if (shaper.draw.one_in(3)) op.vault = made->vault;
}
void help(const Shaper& shaper, key_vault::KeyRecover& op) {
  choose_key(shaper, op.vault, op.name, /*is_deleted=*/true);
}
void help(const Shaper& shaper, key_vault::KeyPurge& op) {
  choose_key(shaper, op.vault, op.name, /*is_deleted=*/true);
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
// A digest of the length that the algorithm signs.
Bytes digest_for(const Shaper& shaper, std::string_view alg) {
  const std::size_t len = alg.ends_with("384") ? 48 : alg.ends_with("512") ? 64 : 32;
  return shaper.draw.bytes(len);
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
void help(const Shaper& /*shaper*/, key_vault::KeySetRotationPolicy& op) {
  for (key_vault::LifetimeAction& action : op.policy.lifetimeActions) {
    key_vault::LifetimeTrigger& trigger = action.trigger;
    if (trigger.timeAfterCreate && trigger.timeBeforeExpiry) trigger.timeBeforeExpiry.reset();
    if (!trigger.timeAfterCreate && !trigger.timeBeforeExpiry) trigger.timeAfterCreate = "P30D";
  }
}

void help(const Shaper& shaper, envelope::EnvelopeSeal& op) {
  choose_key(shaper, op.vault, op.name);
  op.context = {"account-1", "orders", "order-1"};
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
void help(const Shaper& shaper, envelope::EnvelopeOpen& op) { help_envelope(shaper, op); }
void help(const Shaper& shaper, envelope::EnvelopeRewrap& op) { help_envelope(shaper, op); }

// Somewhere in the past, and its ends.
Instant past_instant(const Shaper& shaper) {
  constexpr std::array<Seconds, 9> kDistances = {0,    0,        1,         kHour,        4 * kHour,
                                                 kDay, 7 * kDay, 35 * kDay, 35 * kDay + 1};
  return shaper.now - shaper.draw.of(kDistances);
}
void help(const Shaper& shaper, cosmos::AccountCreate& op) {
  place(shaper, op);
  under_a_key(shaper, op);
  choose_backup_policy(shaper, op.backupPolicy);
}
void help(const Shaper& shaper, cosmos::AccountUpdate& op) {
  choose_backup_policy(shaper, op.backupPolicy);
  // One thing at a time is what the service takes.
  if (op.keyVaultKeyUri && shaper.draw.one_in(2)) {
    op.backupPolicy.reset();
    op.identity.reset();
    op.enableAnalyticalStorage.reset();
  } else if (const auto id = user_identity(shaper); id && op.identity) {
    op.identity = with_identity(shaper, *id);
    if (op.defaultIdentity) op.defaultIdentity = "UserAssignedIdentity=" + *id;
  }
}
void help(const Shaper& shaper, cosmos::AccountRestore& op) {
  place(shaper, op);
  if (const KnownBackup* backup = one_of(shaper, shaper.known.backups)) {
    op.restoreSource = backup->source;
    op.restoreTimestamp =
        shaper.draw.one_in(2) ? shaper.draw.of(backup->instants) : past_instant(shaper);
    if (shaper.draw.one_in(6)) op.restoreTimestamp += shaper.draw.one_in(2) ? 1 : -1;
  }
  if (const auto id = user_identity(shaper); id && !shaper.draw.one_in(4)) {
    op.identity = with_identity(shaper, *id);
    op.defaultIdentity = "UserAssignedIdentity=" + *id;
  }
}
void help(const Shaper& shaper, cosmos::ContainerCreate& op) {
  if (!shaper.draw.one_in(12)) op.keyVaultKeyUri.reset();
}
// A name that is reserved, or nearly so.
std::string odd_column(const Shaper& shaper) {
  if (shaper.draw.one_in(2)) return std::string(shaper.draw.of(service::kReservedNames));
  return std::string(shaper.draw.of(meaning_of("table.create", "columns").odd));
}
void help(const Shaper& shaper, cosmos::TableCreate& op) {
  op.columns = {"k", "a"};
  if (!shaper.draw.one_in(4)) op.name = shaper.draw.of(meaning_of("table.create", "name").usual);
  if (shaper.draw.one_in(2)) op.columns[shaper.draw.below(2)] = odd_column(shaper);
}
void help(const Shaper& shaper, cosmos::TableGet& op) {
  if (const KnownTable* table = one_of(shaper, shaper.known.tables)) {
    op.account = table->account;
    op.name = table->name;
  }
}
void help(const Shaper& shaper, cosmos::TableAlter& op) {
  if (const KnownTable* table = one_of(shaper, shaper.known.tables)) {
    op.account = table->account;
    op.name = table->name;
    if (op.rename && !table->columns.empty()) op.rename->from = shaper.draw.of(table->columns);
  }
  if (op.add && shaper.draw.one_in(2)) op.add = odd_column(shaper);
  if (op.rename && shaper.draw.one_in(2)) op.rename->to = odd_column(shaper);
  if (op.add && op.rename) op.rename.reset();
  if (!op.add && !op.rename) op.add = shaper.filler.text(meaning_of("table.alter", "add"));
}
void help(const Shaper& shaper, mongo_vcore::MongoClusterCreate& op) {
  place(shaper, op);
  cluster_key(shaper, op);
}
void help(const Shaper& shaper, mongo_vcore::MongoClusterUpdate& op) { cluster_key(shaper, op); }
void help(const Shaper& shaper, mongo_vcore::MongoClusterCreateReplica& op) {
  place(shaper, op);
  cluster_key(shaper, op);
}
void help(const Shaper& shaper, mongo_vcore::MongoClusterRestore& op) {
  place(shaper, op);
  op.pointInTimeUTC = past_instant(shaper);
  cluster_key(shaper, op);
}
void help(const Shaper& shaper, postgresql::PostgresClusterCreate& op) {
  place(shaper, op);
  cluster_key(shaper, op);
}
void help(const Shaper& shaper, postgresql::PostgresClusterUpdate& op) {
  if (!shaper.draw.one_in(4)) op.dataEncryption.reset();
}
void help(const Shaper& shaper, postgresql::PostgresClusterRestore& op) {
  place(shaper, op);
  op.pointInTimeUTC = past_instant(shaper);
  cluster_key(shaper, op);
}

void help(const Shaper& shaper, service::RecordWrite& op) {
  choose_record(shaper, op.resource, op.container, &op.id);
}
void help(const Shaper& shaper, service::RecordRead& op) {
  choose_record(shaper, op.resource, op.container, &op.id);
}
void help(const Shaper& shaper, service::RecordQuery& op) {
  choose_record(shaper, op.resource, op.container, nullptr);
}
void help(const Shaper& shaper, service::RecordChangeFeed& op) {
  choose_record(shaper, op.resource, op.container, nullptr);
}
void help(const Shaper& shaper, service::RecordConflictFeed& op) {
  choose_record(shaper, op.resource, op.container, nullptr);
}
void help(const Shaper& shaper, service::StorageInspect& op) {
  choose_record(shaper, op.context.account, op.context.container, &op.context.record);
  if (op.at && *op.at > shaper.now) op.at = shaper.now;
}
void help(const Shaper& shaper, service::StorageWrite& op) {
  const Made* made = made_of(shaper, MadeKind::stored);
  if (made == nullptr) return;
  op.context = made->context;
  op.value = made->value;
  if (shaper.draw.one_in(3)) return;
  if (!op.value.empty()) op.value[shaper.draw.below(op.value.size())] ^= 1U;
}
void help(const Shaper& shaper, service::FaultInject& op) {
  op.active = shaper.draw.one_in(3);  // an outage hides what else there is to see
}

// Whatever the operations of a vault have in common.
template <class Op>
void help_call(const Shaper& shaper, Op& op) {
  if constexpr (std::is_base_of_v<key_vault::ControlCall, Op>) {
    if (!shaper.draw.one_in(6)) op.caller.reset();
  } else if constexpr (requires { op.from; }) {
    choose_caller(shaper, op.caller);
    choose_origin(shaper, op.from);
  }
  if constexpr (std::is_base_of_v<key_vault::KeyCall, Op>) {
    constexpr bool kIsNew =
        std::is_same_v<Op, key_vault::KeyCreate> || std::is_same_v<Op, key_vault::KeyImport>;
    if (!kIsNew || shaper.draw.one_in(3)) choose_key(shaper, op.vault, op.name);
  }
}

}  // namespace

void shape(const Shaper& shaper, AnyParams& params) {
  std::visit(
      [&](auto& op) {
        help_call(shaper, op);
        if (!shaper.draw.one_in(12)) help(shaper, op);
      },
      params);
}

}  // namespace cmk::explore
