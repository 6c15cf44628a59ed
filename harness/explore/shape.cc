#include "harness/explore/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "harness/explore/choose.h"
#include "harness/explore/lose.h"
#include "reference/service/reserved_names.h"

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

void place(const Shaper& shaper, service::ResourcePlace& op) {
  if (!shaper.draw.one_in(8)) op.name = fresh_name(shaper, meaning_of("", "name"));
  if (shaper.draw.one_in(12)) return;
  if (const auto* known = known_text(shaper, Meaning::subscription)) op.subscriptionId = *known;
  op.location = usual_place(shaper);
}

// Mostly one that was let in, and a key that it was let in to.
std::optional<KeyUser> user_and_key(const Shaper& shaper) {
  if (!shaper.draw.one_in(6)) {
    if (auto user = key_user(shaper)) return user;
  }
  const auto id = user_identity(shaper);
  const std::string* uri = known_text(shaper, Meaning::keyUri);
  if (!id || uri == nullptr) return std::nullopt;
  KeyUser user{*id, *uri};
  const auto* version = known_text(shaper, Meaning::version);
  if (version != nullptr && shaper.draw.one_in(4)) user.uri += "/" + *version;
  return user;
}

template <class Op>
void under_a_key(const Shaper& shaper, Op& op) {
  const auto user = user_and_key(shaper);
  if (!user) return;
  op.identity = with_identity(shaper, user->id);
  op.keyVaultKeyUri = user->uri;
  op.defaultIdentity = "UserAssignedIdentity=" + user->id;
}
mongo_vcore::Encryption vcore_key(const KeyUser& user) {
  return {mongo_vcore::CustomerManagedKeyEncryption{user.uri, {"UserAssignedIdentity", user.id}}};
}
template <class Op>
void cluster_key(const Shaper& shaper, Op& op) {
  const auto user = user_and_key(shaper);
  if (!user || shaper.draw.one_in(6)) return;
  op.identity = with_identity(shaper, user->id);
  if constexpr (requires { op.encryption; }) {
    op.encryption = vcore_key(*user);
  } else {
    op.dataEncryption = postgresql::DataEncryption{"AzureKeyVault", user->uri, user->id};
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

// An operation of any kind stays as it was filled; then come those that can be helped.
template <class Op>
void help(const Shaper& /*shaper*/, Op& /*op*/) {}

// The tenant that the worlds do not have, mostly.
void help(const Shaper& shaper, entra::TenantCreate& op) {
  op.tenantId = fresh_name(shaper, meaning_of("", "tenantId"));
}
void help(const Shaper& shaper, entra::SubscriptionCreate& op) {
  op.subscriptionId = fresh_name(shaper, meaning_of("", "subscriptionId"));
  if (const auto* tenant = known_text(shaper, Meaning::tenant)) op.tenantId = *tenant;
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
  if (shaper.takes == Takes::newest && !vaults.empty()) op.vault = vaults.back();
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

void help(const Shaper& shaper, cosmos::AccountCreate& op) {
  place(shaper, op);
  under_a_key(shaper, op);
  choose_backup_policy(shaper, op.backupPolicy);
}
// One thing at a time is what the service takes, mostly.
void help(const Shaper& shaper, cosmos::AccountUpdate& op) {
  const auto user = user_and_key(shaper);
  const std::string account = op.account;
  const cosmos::AccountUpdate filled = std::move(op);
  op = {};
  op.account = account;
  const MeaningRow& defaults = meaning_of("account.update", "defaultIdentity");
  switch (shaper.draw.below(user ? 6 : 1)) {
    case 0:
      op = filled;
      choose_backup_policy(shaper, op.backupPolicy);
      return;
    case 1:
      op.keyVaultKeyUri = user->uri;
      return;
    case 2:
      op.defaultIdentity = shaper.draw.of(defaults.usual);
      return;
    case 3:
      op.defaultIdentity = "UserAssignedIdentity=" + user->id;
      return;
    case 4:
      op.identity = with_identity(shaper, user->id);
      op.defaultIdentity = "UserAssignedIdentity=" + user->id;
      return;
    default:
      op.identity = with_identity(shaper, user->id);
      op.identity->type = "SystemAssigned,UserAssigned";
      if (shaper.draw.one_in(2)) op.defaultIdentity = shaper.draw.of(defaults.usual);
  }
}
void help(const Shaper& shaper, cosmos::AccountRestore& op) {
  place(shaper, op);
  if (const KnownBackup* backup = one_of(shaper, shaper.known.backups)) {
    op.restoreSource = backup->source;
    op.restoreTimestamp =
        shaper.draw.one_in(4) ? past_instant(shaper) : shaper.draw.of(backup->instants);
    if (shaper.draw.one_in(8)) op.restoreTimestamp += shaper.draw.one_in(2) ? 1 : -1;
  }
  if (const auto user = user_and_key(shaper); user && !shaper.draw.one_in(4)) {
    op.identity = with_identity(shaper, user->id);
    op.defaultIdentity = "UserAssignedIdentity=" + user->id;
  }
}
void help(const Shaper& shaper, cosmos::ContainerCreate& op) {
  op.name = fresh_name(shaper, meaning_of("container.create", "name"));
  if (!shaper.draw.one_in(12)) op.keyVaultKeyUri.reset();
}
// A name that is reserved, or nearly so, as CQL writes it: what begins with an underscore is
// quoted.
std::string odd_column(const Shaper& shaper) {
  if (shaper.draw.one_in(4)) {
    return std::string(shaper.draw.of(meaning_of("table.create", "columns").odd));
  }
  constexpr auto kSystemNames =
      std::to_array<std::string_view>({"__sys_x", "__sys_", "_sys_x", "__sys", "x__sys_"});
  std::string name(shaper.draw.one_in(2) ? shaper.draw.of(service::kReservedNames)
                                         : shaper.draw.of(kSystemNames));
  switch (shaper.draw.below(8)) {
    case 0:
      name += "2";
      break;
    case 1:
      name.insert(0, "my");
      break;
    case 2:
      name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
      break;
    default:
      break;
  }
  const bool is_quoted = name.front() == '_' || shaper.draw.one_in(3);
  return is_quoted ? '"' + name + '"' : name;
}
void help(const Shaper& shaper, cosmos::TableCreate& op) {
  op.columns = {"k", "a"};
  if (!shaper.draw.one_in(4)) op.name = fresh_name(shaper, meaning_of("table.create", "name"));
  if (shaper.draw.one_in(2)) op.columns[shaper.draw.below(2)] = odd_column(shaper);
}
void help(const Shaper& shaper, cosmos::TableGet& op) {
  if (const KnownTable* table = one_of(shaper, shaper.known.tables)) {
    op.account = table->account;
    op.name = table->name;
  }
}
void help(const Shaper& shaper, cosmos::TableAlter& op) {
  std::vector<std::string> columns;
  if (const KnownTable* table = one_of(shaper, shaper.known.tables)) {
    op.account = table->account;
    op.name = table->name;
    columns = table->columns;
  }
  std::string fresh(shaper.draw.of(meaning_of("table.alter", "add").usual));
  if (shaper.draw.one_in(2)) fresh = odd_column(shaper);
  if (columns.empty() || shaper.draw.one_in(2)) {
    op.add = std::move(fresh);
    op.rename.reset();
  } else {
    op.add.reset();
    op.rename = cosmos::ColumnRename{shaper.draw.of(columns), std::move(fresh)};
  }
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
  if (shaper.draw.one_in(2)) op.enableHa = true;
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
  if (const KnownPlace* place = one_of(shaper, shaper.known.places)) {
    op.resource = place->resource;
    op.container = place->container;
  }
  if (shaper.draw.one_in(12)) {
    op.id = shaper.draw.of(meaning_of("record.write", "id").odd);
  } else if (shaper.draw.one_in(2)) {
    choose_record(shaper, op.resource, op.container, &op.id);
  }
  const bool is_document =
      shaper.draw.one_in(8);  // with a field of a name that is reserved elsewhere
  if (is_document) {
    op.value = SecretBytes(fmt::format(R"({{"{}": 1, "note": "{}"}})",
                                       shaper.draw.of(service::kReservedNames), kSecretMarker));
  }
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
  if (shaper.draw.one_in(6)) {
    op.context.container = shaper.draw.of(meaning_of("", "container").odd);  // a system's
    op.context.record = "";
  }
  if (op.at && *op.at > shaper.now) op.at = shaper.now;
}
void help(const Shaper& shaper, service::StorageWrite& op) {
  const Made* made = made_of(shaper, MadeKind::stored);
  if (made == nullptr) return;
  op.context = made->context;
  op.value = made->value;
  if (op.value.empty()) return;
  switch (shaper.draw.below(4)) {
    case 0:
      return;
    case 1:  // the header of the format lies in the first bytes
      op.value[shaper.draw.below(std::min<std::size_t>(op.value.size(), 16))] ^= 1U;
      return;
    case 2:
      if (shaper.draw.one_in(2)) return op.value.push_back(0);
      return op.value.pop_back();
    default:
      op.value[shaper.draw.below(op.value.size())] ^= 1U;
  }
}
void help(const Shaper& shaper, service::FaultInject& op) {
  op.active = shaper.draw.one_in(3);  // an outage hides what else there is to see
}

void help(const Shaper& shaper, monitoring::ActionGroupCreate& op) {
  const MeaningRow& receivers = meaning_of("", "receivers");
  if (!shaper.draw.one_in(8)) op.name = fresh_name(shaper, meaning_of("", "name"));
  op.receivers.assign(receivers.usual.begin(), receivers.usual.end());
  if (shaper.draw.one_in(2)) op.receivers.pop_back();
}
void help(const Shaper& shaper, monitoring::AlertCreate& op) {
  if (!shaper.draw.one_in(8)) op.name = fresh_name(shaper, meaning_of("", "name"));
  if (shaper.draw.one_in(2)) op.operationName.reset();
  if (shaper.draw.one_in(2)) op.status.reset();
}

// Whatever the operations of a vault have in common.
template <class Op>
void help_call(const Shaper& shaper, Op& op) {
  if constexpr (std::is_base_of_v<key_vault::ControlCall, Op>) {
    constexpr bool kIsRecovery = std::is_same_v<Op, key_vault::VaultRecover>;
    if (!shaper.draw.one_in(kIsRecovery ? 2 : 8)) {
      op.caller.reset();
    } else if (const auto* who = known_text(shaper, Meaning::principal)) {
      op.caller = *who;
    }
  } else if constexpr (requires { op.from; }) {
    constexpr bool kIsRare =
        std::is_same_v<Op, key_vault::KeyRecover> || std::is_same_v<Op, key_vault::KeyPurge>;
    if constexpr (requires { op.vault; }) {
      choose_caller(shaper, op.vault, op.caller, kIsRare);
    } else {
      choose_caller(shaper, "", op.caller);
    }
    choose_origin(shaper, op.from);
  }
  if constexpr (std::is_base_of_v<key_vault::KeyCall, Op>) {
    constexpr bool kIsNew =
        std::is_same_v<Op, key_vault::KeyCreate> || std::is_same_v<Op, key_vault::KeyImport>;
    if (!kIsNew || shaper.takes == Takes::lastPermit || shaper.draw.one_in(3))
      choose_key(shaper, op.vault, op.name);
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
