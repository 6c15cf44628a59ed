#include "harness/explore/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "harness/explore/choose.h"
#include "harness/explore/shape_vault.h"
#include "reference/service/reserved_names.h"

namespace cmk::explore {
namespace {

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
  op.location = shaper.takes == Takes::newest
                    ? std::string(meaning_of("vault.create", "location").usual.front())
                    : usual_place(shaper);
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
  if (!shaper.draw.one_in(8)) return;
  op.identity->type = "SystemAssigned,UserAssigned";
  op.defaultIdentity = "SystemAssignedIdentity";
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
      op.keyVaultKeyUri = shaper.draw.one_in(12) ? "" : user->uri;
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
  if (shaper.draw.one_in(8)) {
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
