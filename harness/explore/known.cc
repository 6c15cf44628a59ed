#include "harness/explore/known.h"

#include <algorithm>

#include "harness/explore/remedy.h"
#include "reference/core/describe.h"
#include "reference/core/text.h"
#include "reference/key_vault/names.h"

namespace cmk::explore {
namespace {

constexpr std::size_t kTextsMax = 12;  // of one meaning
constexpr std::size_t kTextsKept = 3;  // the first ones: those of the world
constexpr std::size_t kMadeMax = 24;
constexpr std::size_t kRecordsMax = 16;
constexpr std::size_t kVersionsMax = 6;  // of one key
constexpr std::size_t kInstantsMax = 32;
constexpr std::size_t kMomentsMax = 8;
constexpr std::size_t kRemediesMax = 8;

// Keeps the world's and the newest where there are too many.
template <class T>
void add_bounded(std::vector<T>& list, T value, std::size_t count_max, std::size_t num_kept) {
  if (list.size() >= count_max) list.erase(list.begin() + static_cast<std::ptrdiff_t>(num_kept));
  list.push_back(std::move(value));
}

// Walks a declared value and takes the texts whose rows mean something, and every instant.
class Learner {
 public:
  Learner(Known& known, Instant now) : known_(known), now_(now) {}

  template <class T>
  void walk(const T& value) {
    const auto& rows = meanings_of<T>();
    std::size_t i = 0;
    for_each_field<T>([&](auto member, const FieldNote& /*note*/) {
      take(rows[i++]->meaning, value.*member.pointer);
    });
  }

 private:
  template <class T>
  void take(Meaning meaning, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (meaning != Meaning::word && !value.empty()) known_.add(meaning, value);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      if (value > now_ && value < now_ + 400 * kDay) known_.add_instant(value);
    } else if constexpr (kIsStruct<T>) {
      walk(value);
    } else if constexpr (requires { value.has_value(); }) {
      if (value) take(meaning, *value);
    } else if constexpr (requires { value.begin()->data(); } || requires { value.front(); }) {
      take_elements(meaning, value);
    }
  }
  template <class T>
  void take_elements(Meaning meaning, const std::vector<T>& list) {
    if constexpr (kIsStruct<T> || std::is_same_v<T, std::string> ||
                  std::is_same_v<T, std::int64_t>) {
      for (const T& element : list) take(meaning, element);
    }
  }

  Known& known_;
  Instant now_;
};

void add_version(Known& known, const std::string& vault, const std::string& name,
                 const std::string& kid) {
  const auto same = [&](const KnownKey& key) { return key.vault == vault && key.name == name; };
  auto found = std::ranges::find_if(known.keys, same);
  if (found == known.keys.end()) {
    add_bounded(known.keys, {vault, name, {}}, kTextsMax, kTextsKept);
    found = known.keys.end() - 1;
    known.add(Meaning::keyUri, kid.substr(0, kid.rfind('/')));
  }
  const std::string version = kid.substr(kid.rfind('/') + 1);
  if (contains(found->versions, version)) return;
  add_bounded(found->versions, version, kVersionsMax, 1);
  known.add(Meaning::version, version);
}

template <class Op>
void made_by_key(Known& known, const Op& op, MadeKind kind, const std::string& kid,
                 const Bytes& value, Bytes digest = {}) {
  add_bounded(known.made,
              Made{kind,
                   op.vault,
                   op.name,
                   kid.substr(kid.rfind('/') + 1),
                   op.alg,
                   value,
                   std::move(digest),
                   {}},
              kMadeMax, 0);
}

// What a particular operation's answer tells beyond its texts.
template <class Op, class Answer>
void learn_more(Known& /*known*/, const Op& /*op*/, const Answer& /*answer*/) {}

// What is restored has the versions that were there when it was backed up.
void learn_more(Known& known, const key_vault::KeyRestore& op, const key_vault::KeyBundle& bundle) {
  const auto kid = key_vault::parse_key_identifier(bundle.key.kid.value_or(""));
  const auto made = std::ranges::find(known.made, op.value, &Made::value);
  if (!kid) return;
  if (made != known.made.end()) {
    const auto source = std::ranges::find_if(known.keys, [&](const KnownKey& key) {
      return key.vault == made->vault && key.name == made->name;
    });
    const auto versions =
        source == known.keys.end() ? std::vector<std::string>() : source->versions;
    for (const std::string& version : versions) {
      add_version(known, op.vault, kid->name,
                  key_vault::key_identifier(op.vault, kid->name, version));
    }
  }
  add_version(known, op.vault, kid->name, *bundle.key.kid);
}

template <class Op>
void learn_more(Known& known, const Op& op, const key_vault::KeyBundle& bundle) {
  if (bundle.key.kid) add_version(known, op.vault, op.name, *bundle.key.kid);
}
void learn_more(Known& known, const key_vault::KeyWrapKey& op, const key_vault::Ciphertext& made) {
  made_by_key(known, op, MadeKind::wrapped, made.kid, made.value);
}
void learn_more(Known& known, const key_vault::KeyEncrypt& op, const key_vault::Ciphertext& made) {
  made_by_key(known, op, MadeKind::encrypted, made.kid, made.value);
}
void learn_more(Known& known, const key_vault::KeySign& op, const key_vault::Signature& made) {
  made_by_key(known, op, MadeKind::signature, made.kid, made.value, op.value);
}
void learn_more(Known& known, const key_vault::KeyBackup& op,
                const key_vault::KeyBackupResult& made) {
  add_bounded(known.made, Made{MadeKind::backup, op.vault, op.name, {}, {}, made.value, {}, {}},
              kMadeMax, 0);
}
void learn_more(Known& known, const envelope::EnvelopeSeal& op, const envelope::Envelope& made) {
  add_bounded(known.made,
              Made{MadeKind::envelope, op.vault, op.name, {}, {}, made.envelope, {}, op.context},
              kMadeMax, 0);
}
void learn_more(Known& known, const service::StorageInspect& op, const service::StoredBytes& made) {
  add_bounded(known.made, Made{MadeKind::stored, {}, {}, {}, {}, made.value, {}, op.context},
              kMadeMax, 0);
}
void mark_key(Known& known, const key_vault::KeyCall& op, bool is_deleted) {
  for (KnownKey& key : known.keys) {
    if (key.vault == op.vault && key.name == op.name) key.is_deleted = is_deleted;
  }
}
void learn_more(Known& known, const key_vault::KeyDelete& op, const key_vault::DeletedKeyBundle&) {
  mark_key(known, op, true);
}
void learn_more(Known& known, const key_vault::KeyRecover& op, const key_vault::KeyBundle&) {
  mark_key(known, op, false);
}
void learn_more(Known& known, const key_vault::VaultDelete& op, const Done&) {
  known.drop(Meaning::vault, op.vault);
  add_bounded(known.deleted_vaults, op.vault, kTextsMax, 0);
}
void learn_more(Known& known, const key_vault::VaultRecover& op, const key_vault::Vault&) {
  known.add(Meaning::vault, op.vault);
  std::erase(known.deleted_vaults, op.vault);
}
void learn_more(Known& known, const entra::IdentityDelete& op, const Done&) {
  known.drop(Meaning::identityId, op.id);
  add_bounded(known.deleted_identities, op.id, kTextsMax, 0);
}

// Whether the permissions are all that a service needs.
bool is_enough(const std::vector<std::string>& permissions) {
  if (contains(permissions, "all")) return true;
  return contains(permissions, "get") && contains(permissions, "wrapKey") &&
         contains(permissions, "unwrapKey");
}
void add_once(std::vector<KnownGrant>& grants, const std::string& vault,
              const std::string& principal) {
  KnownGrant grant{vault, principal};
  std::erase(grants, grant);  // the latest is the last
  add_bounded(grants, std::move(grant), kTextsMax, kTextsKept);
}
void add_policy(Known& known, const std::string& vault, const key_vault::AccessPolicyEntry& entry) {
  add_once(known.permits, vault, entry.objectId);
  if (is_enough(entry.permissions.keys)) add_once(known.grants, vault, entry.objectId);
}
void learn_more(Known& known, const key_vault::VaultCreate& op, const key_vault::Vault& vault) {
  for (const key_vault::AccessPolicyEntry& entry : op.accessPolicies) {
    add_policy(known, op.name, entry);
  }
  if (vault.enablePurgeProtection != true) {
    add_bounded(known.unprotected, op.name, kTextsMax, 0);
  }
}
void learn_more(Known& known, const key_vault::VaultSetAccessPolicy& op, const key_vault::Vault&) {
  add_policy(known, op.vault, op.accessPolicy);
}
void learn_more(Known& known, const entra::RoleAssign& op, const entra::RoleAssignment& made) {
  add_bounded(known.assignments, {made.id, op}, kTextsMax, kTextsKept);
  constexpr std::string_view kVaults = "/vaults/";
  const std::size_t place = op.scope.find(kVaults);
  std::string vault;
  if (place != std::string::npos) {
    vault = op.scope.substr(place + kVaults.size());
    vault.resize(std::min(vault.find('/'), vault.size()));
  }
  add_once(known.permits, vault, op.principalId);
  if (op.roleDefinitionName.contains("Crypto")) add_once(known.grants, vault, op.principalId);
}
template <class Op>
void learn_more(Known& known, const Op& /*op*/, const entra::Identity& identity) {
  if constexpr (std::is_same_v<Op, entra::IdentityRecover>) {
    std::erase(known.deleted_identities, identity.id);
  }
  const auto same = [&](const KnownIdentity& each) { return each.id == identity.id; };
  std::erase_if(known.identities, same);
  add_bounded(known.identities, {identity.id, identity.principalId}, kTextsMax, kTextsKept);
}

template <class Op>
void learn_more(Known& known, const Op& /*op*/, const cosmos::Account& account) {
  const bool has_tables =
      account.api == cosmos::Api::Cassandra || account.api == cosmos::Api::Table;
  if (has_tables) known.add(Meaning::tableAccount, account.id);
}
// Whether an operation of the method makes an example.
constexpr bool is_exemplary(std::string_view method) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {".create", ".createReplica", ".restore", ".update", ".import", ".setAccessPolicy", ".assign",
       ".migrateBackup", ".alter"});
  return !method.starts_with("tenant.") && !method.starts_with("subscription.") &&
         std::ranges::any_of(kEndings,
                             [&](std::string_view each) { return method.ends_with(each); });
}
void add_example(Known& known, const AnyParams& params) {
  constexpr std::ptrdiff_t kOfEach = 2;
  auto& examples = known.examples;
  const auto same = [&](const auto& each) { return each->index() == params.index(); };
  if (std::ranges::count_if(examples, same) == kOfEach) {
    examples.erase(std::ranges::find_if(examples, same));
  }
  examples.push_back(std::make_shared<const AnyParams>(params));
}

// A copy of a resource has its records.
void copy_records(Known& known, std::string_view from, const std::string& to) {
  std::vector<KnownRecord> copies;
  for (const KnownRecord& record : known.records) {
    if (equal_ignoring_case(record.resource, from)) {
      copies.push_back({to, record.container, record.id});
    }
  }
  for (KnownRecord& copy : copies) add_bounded(known.records, std::move(copy), kRecordsMax, 1);
}
void learn_more(Known& known, const cosmos::AccountRestore& op, const cosmos::Account& account) {
  for (const KnownBackup& backup : known.backups) {
    if (backup.source == op.restoreSource) copy_records(known, backup.account, account.id);
  }
}
void add_place(Known& known, const std::string& resource, const std::string& container) {
  KnownPlace place{resource, container};
  if (contains(known.places, place)) return;
  add_bounded(known.places, std::move(place), kTextsMax, kTextsKept);
}
void learn_more(Known& known, const cosmos::ContainerCreate& op,
                const cosmos::ContainerInfo& made) {
  add_place(known, op.account, made.name);
}
// A cluster takes records in any collection or table.
template <class Op>
void learn_cluster(Known& known, const Op& op, const std::string& id) {
  add_place(known, id, "orders");
  add_place(known, id, "admin.users");  // a system's own
  if constexpr (requires { op.sourceResourceId; }) copy_records(known, op.sourceResourceId, id);
}
template <class Op>
void learn_more(Known& known, const Op& op, const mongo_vcore::MongoCluster& cluster) {
  learn_cluster(known, op, cluster.id);
}
template <class Op>
void learn_more(Known& known, const Op& op, const postgresql::PostgresCluster& cluster) {
  learn_cluster(known, op, cluster.id);
}
void learn_more(Known& known, const cosmos::AccountDelete& op, const Done&) {
  known.drop(Meaning::account, op.account);
}
void learn_more(Known& known, const mongo_vcore::MongoClusterDelete& op, const Done&) {
  known.drop(Meaning::mongo, op.cluster);
}
void learn_more(Known& known, const postgresql::PostgresClusterDelete& op, const Done&) {
  known.drop(Meaning::postgres, op.cluster);
}
template <class Op>
void learn_more(Known& known, const Op& op, const cosmos::Table& table) {
  const auto same = [&](const KnownTable& each) {
    return each.account == op.account && each.name == op.name;
  };
  std::erase_if(known.tables, same);
  add_bounded(known.tables, {op.account, op.name, table.columns}, kTextsMax, 0);
}
void learn_more(Known& known, const cosmos::AccountListBackups& /*op*/,
                const cosmos::BackupList& list) {
  for (const cosmos::Restorable& each : list.value) {
    KnownBackup backup{each.restoreSource, each.account, each.backups};
    if (each.oldestRestorableTime) backup.instants.push_back(*each.oldestRestorableTime);
    if (each.latestRestorableTime) backup.instants.push_back(*each.latestRestorableTime);
    if (backup.instants.empty()) continue;
    std::erase_if(known.backups,
                  [&](const KnownBackup& other) { return other.source == backup.source; });
    add_bounded(known.backups, std::move(backup), kTextsMax, 0);
  }
}
void learn_more(Known& known, const service::RecordWrite& op, const service::RecordWritten&) {
  add_place(known, op.resource, op.container);
  KnownRecord record{op.resource, op.container, op.id};
  if (contains(known.records, record)) return;
  add_bounded(known.records, std::move(record), kRecordsMax, 1);
}

// What an operation that did not find its subject shows to be gone.
template <class Op>
void forget(Known& /*known*/, const Op& /*op*/) {}
void forget_key(Known& known, const key_vault::KeyCall& op) {
  std::erase_if(known.keys, [&](const KnownKey& key) {
    return key.is_deleted && key.vault == op.vault && key.name == op.name;
  });
}
void forget(Known& known, const key_vault::KeyRecover& op) { forget_key(known, op); }
void forget(Known& known, const key_vault::KeyPurge& op) { forget_key(known, op); }
void forget(Known& known, const key_vault::VaultRecover& op) {
  std::erase(known.deleted_vaults, op.vault);
}
void forget(Known& known, const key_vault::VaultPurge& op) {
  std::erase(known.deleted_vaults, op.vault);
}
void forget(Known& known, const entra::IdentityRecover& op) {
  std::erase(known.deleted_identities, op.id);
}

}  // namespace

void Known::miss(const AnyParams& params) {
  std::visit([&](const auto& op) { forget(*this, op); }, params);
}

void Known::drop(Meaning meaning, std::string_view text) {
  std::erase_if(texts[static_cast<std::size_t>(meaning)],
                [&](const std::string& each) { return equal_ignoring_case(each, text); });
}

void Known::add(Meaning meaning, std::string_view text) {
  std::vector<std::string>& list = texts[static_cast<std::size_t>(meaning)];
  if (contains(list, text)) return;
  add_bounded(list, std::string(text), kTextsMax, kTextsKept);
  if (meaning == Meaning::account || meaning == Meaning::mongo || meaning == Meaning::postgres) {
    add(Meaning::resource, text);
    if (meaning == Meaning::account) add(Meaning::anyAccount, text);
    add(Meaning::scope, text);
  }
}

void Known::add_instant(Instant at) {
  const auto place = std::ranges::lower_bound(instants, at);
  if (place != instants.end() && *place == at) return;
  instants.insert(place, at);
  if (instants.size() > kInstantsMax) instants.erase(instants.begin());
}

void Known::pass(Instant now) {
  const auto passed = std::ranges::lower_bound(instants, now - 1);
  instants.erase(instants.begin(), passed);
}

void Known::learn(const Operation& operation, const AnyAnswer& answer) {
  Learner learner(*this, operation.now);
  std::visit(
      [&]<class Op>(const Op& op) {
        learner.walk(op);
        if constexpr (is_exemplary(Note<Op>::kName)) add_example(*this, operation.params);
        constexpr bool kChangesData = std::is_same_v<Op, service::RecordWrite> ||
                                      std::is_same_v<Op, cosmos::TableCreate> ||
                                      std::is_same_v<Op, cosmos::TableAlter>;
        if (kChangesData && !contains(moments, operation.now)) {
          add_bounded(moments, operation.now, kMomentsMax, 1);
        }
      },
      operation.params);
  std::visit([&](const auto& told) { learner.walk(told); }, answer);
  std::visit(
      [&]<class Op>(const Op& op) { learn_more(*this, op, std::get<typename Op::Answer>(answer)); },
      operation.params);
}

void Known::add_remedy(AnyParams remedy) {
  add_bounded(remedies, std::move(remedy), kRemediesMax, 0);
}

bool Known::learn_loss(const Operation& operation) {
  std::optional<AnyParams> remedy = remedy_of(operation.params, operation.now, *this);
  if (!remedy) return false;
  add_remedy(*std::move(remedy));
  return true;
}

}  // namespace cmk::explore
