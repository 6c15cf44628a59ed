#include "reference/cosmos/account_update.h"

#include "reference/core/text.h"
#include "reference/cosmos/analytical_store.h"
#include "reference/cosmos/backup_policy.h"
#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/reserved_name.h"
#include "reference/cosmos/revocation_rules.h"
#include "reference/cosmos/rules.h"
#include "reference/service/loan.h"
#include "reference/service/loss_rules.h"
#include "reference/service/protection.h"
#include "reference/service/revalidation.h"

namespace cmk::cosmos {
namespace {

// The account as it will be: what is refused on the way to it has changed nothing.
struct Draft {
  service::Resource resource;
  AccountRecord record;
};

bool sets_key(const AccountUpdate& op) { return op.keyVaultKeyUri || op.defaultIdentity; }
bool sets_more(const AccountUpdate& op) {
  return op.identity || op.enableAnalyticalStorage || op.backupPolicy;
}

// A key URI that is null is none at all on the wire.
Result<void> check(const Room& room, const AccountUpdate& op) {
  if (!sets_key(op) && !sets_more(op) && !room.rules.fault(rules::kNullUriTurnsOff)) {
    return refuse(Reason::invalidParameter, "no property is given");
  }
  if (!room.rules.holds(rules::kKeySettingsAlone, !sets_key(op) || !sets_more(op))) {
    return refuse(Reason::conflictingChanges);
  }
  if (sets_more(op) && room.rules.fault(rules::kOthersConflict)) {
    return refuse(Reason::conflictingChanges);
  }
  return {};
}

// While its key is lost an account takes nothing, or another identity alone: the option decides.
Result<void> check_change_while_revoked(const Room& room, const service::Resource& resource,
                                        const AccountUpdate& op) {
  const bool repair = !op.keyVaultKeyUri && !op.enableAnalyticalStorage && !op.backupPolicy;
  if (repair && room.choices.options.on("revoked-allows-identity-repair")) return {};
  if (repair && service::is_lost_by_loan(room, resource)) return {};  // the documented way back
  if (!room.rules.holds(rules::kRevokedAccountStaysAsItIs, resource.accessible())) {
    return check_open(room, resource);
  }
  return {};
}

// What an account that has data already must be like to be put under a key (COS-09).
Result<void> check_existing(const Room& room, Draft& account) {
  if (room.rules.fault(rules::kKeyOnlyAtCreation)) return refuse(Reason::immutableProperty);
  if (account.record.api == Api::Cassandra && room.rules.fault(rules::kReservedColumnsDropped)) {
    drop_reserved_columns(account.resource.data);
    return {};
  }
  if (!room.rules.holds(rules::kNoKeyForOldCassandra, account.record.api != Api::Cassandra)) {
    return refuse(Reason::unsupportedFeature, "an existing Cassandra account takes no key");
  }
  const auto len_max = static_cast<std::size_t>(room.rules.limit(rules::kIdMaxForKeys));
  bool fit = true;
  account.resource.data.records.for_each([&](const std::string& key, const auto& /*record*/) {
    fit = service::id_of_record_key(key).size() <= len_max;
    return fit;
  });
  if (fit) return {};
  return refuse(Reason::limitExceeded, "a record id is longer than 990 bytes");
}

Result<void> set_default_identity(Room& room, Draft& account, const std::string& text) {
  const auto choice = read_default_identity(room, account.resource, text);
  if (!choice) return std::unexpected(choice.error());
  if (choice->kind == service::IdentityKind::SystemAssigned &&
      room.rules.fault(rules::kSystemIdentityNeverDefault)) {
    return refuse(Reason::invalidIdentity);
  }
  const service::IdentityKind now = account.record.default_identity.kind;
  if (now == service::IdentityKind::FirstParty && room.rules.fault(rules::kFirstPartyForEver)) {
    return {};
  }
  if (account.record.backup.type == BackupType::Continuous &&
      room.rules.fault(rules::kContinuousIdentityStays)) {
    return refuse(Reason::immutableProperty);
  }
  account.record.default_identity = *choice;
  return {};
}

Result<void> set_key_uri(Room& room, Draft& account, const std::string& key_uri) {
  if (key_uri.empty() && room.rules.fault(rules::kEmptyUriTurnsOff)) {
    account.resource.key.reset();
    return {};
  }
  const bool first = !account.resource.key;
  if (first) {
    if (Result<void> may = check_existing(room, account); !may) return may;
  }
  Result<void> taken = take_key(room, account.resource, {key_uri, account.record.default_identity});
  if (taken && first && room.rules.fault(rules::kRecordsLostToKey)) {
    account.resource.data.records = {};
  }
  return taken;
}

Result<void> set_key(Room& room, Draft& account, const AccountUpdate& op) {
  if (op.defaultIdentity) {
    Result<void> set = set_default_identity(room, account, *op.defaultIdentity);
    if (!set) return set;
  }
  if (op.keyVaultKeyUri) return set_key_uri(room, account, *op.keyVaultKeyUri);
  if (!op.defaultIdentity || !account.resource.key) return {};
  return take_identity(room, account.resource, account.record.default_identity);
}

Result<void> set_analytical_storage(Room& room, Draft& account, bool on) {
  if (on == account.record.analytical_storage) return {};
  if (!on) return refuse(Reason::immutableProperty, "Synapse Link cannot be turned off");
  return turn_on_analytical_store(room, account.resource, account.record);
}

Result<void> set_more(Room& room, Draft& account, const AccountUpdate& op) {
  service::Resource& resource = account.resource;
  if (op.identity) {
    auto identities = service::read_identities(room, op.identity, resource.id, resource.tenantId);
    if (!identities) return std::unexpected(identities.error());
    resource.identities = *std::move(identities);
    if (room.rules.fault(rules::kAssigningBinds)) resource.loan.reset();
  }
  if (op.enableAnalyticalStorage) {
    Result<void> set = set_analytical_storage(room, account, *op.enableAnalyticalStorage);
    if (!set) return set;
  }
  if (!op.backupPolicy) return {};
  return change_policy(room, {&resource, &account.record}, *op.backupPolicy);
}

Result<void> change(Room& room, Draft& account, const AccountUpdate& op) {
  if (!sets_key(op) && !sets_more(op)) account.resource.key.reset();  // a fault let it through
  if (Result<void> set = set_more(room, account, op); !set) return set;
  if (Result<void> set = set_key(room, account, op); !set) return set;
  if (sets_key(op)) {
    Result<void> fits =
        check_identity_for_backup(room, account.record.backup, account.record.default_identity,
                                  account.resource.key.has_value());
    if (!fits) return fits;
  }
  return check_analytical_store(room, account.resource, account.record);
}

const service::Resource& keep(Room& room, Draft account) {
  const std::string key = to_lower(account.resource.id);
  room.accounts.live.put(key, std::move(account.record));
  service::Resource& kept = room.estate.resources.put(key, std::move(account.resource));
  settle_system_identity(room, kept);
  remember(room, kept);
  start_watching(room, kept);
  return kept;
}

Result<void> attempt(Room& room, Draft& account, const AccountUpdate& op) {
  if (Result<void> valid = check(room, op); !valid) return valid;
  if (auto may = check_change_while_revoked(room, account.resource, op); !may) return may;
  return change(room, account, op);
}

// What a wrong implementation leaves of an update that it refuses.
void leave_behind(Room& room, Draft account, const Draft& tried, const AccountUpdate& op) {
  if (has_fault(room.rules, service::rules::kTakesRefusedKey, service::Service::cosmos)) {
    keep(room, tried);
  }
  if (room.rules.fault(rules::kRefusedUpdateLosesData)) {
    account.resource.data.records = {};
    keep(room, account);
  }
  if (room.rules.fault(rules::kRefusedUpdateStays)) {
    if (op.keyVaultKeyUri && account.resource.key)
      account.resource.key->key_uri = *op.keyVaultKeyUri;
    const auto choice = service::parse_choice(op.defaultIdentity.value_or(""));
    account.record.default_identity = choice.value_or(account.record.default_identity);
    keep(room, account);
  }
}

}  // namespace

Result<Account> apply(Room& room, const AccountUpdate& op) {
  const Result<AccountUse> account = edit_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  const Draft before{*account->resource, *account->record};
  Draft draft = before;
  if (const Result<void> changed = attempt(room, draft, op); !changed) {
    leave_behind(room, before, draft, op);
    return std::unexpected(changed.error());
  }
  return account_of(room, keep(room, std::move(draft)));
}

}  // namespace cmk::cosmos
