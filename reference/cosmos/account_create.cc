#include "reference/cosmos/account_create.h"

#include "reference/cosmos/analytical_store.h"
#include "reference/cosmos/backup_policy.h"
#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/rules.h"
#include "reference/entra/arm_id.h"
#include "reference/service/protection.h"

namespace cmk::cosmos {
namespace {

using service::IdentityChoice;
using service::IdentityKind;

// The identities that the account gets, and which of them is the default.
Result<IdentityChoice> give_identities(Room& room, service::Resource& resource,
                                       const BackupPolicy& policy, const AccountCreate& op) {
  auto identities = service::read_identities(room, op.identity, resource.id, resource.tenantId);
  if (!identities) return std::unexpected(identities.error());
  resource.identities = *std::move(identities);
  auto choice = read_default_identity(room, resource, op.defaultIdentity);
  if (!choice) return choice;
  const bool exists = choice->kind != IdentityKind::SystemAssigned || !op.defaultIdentity;
  const bool protected_too = op.keyVaultKeyUri.has_value();
  if (!room.rules.holds(system_identity_rule(policy, protected_too), exists)) {
    return refuse(Reason::invalidIdentity, "the system-assigned identity does not exist yet");
  }
  if (auto fits = check_identity_for_backup(room, policy, *choice, protected_too); !fits) {
    return std::unexpected(fits.error());
  }
  return choice;
}

Result<void> give_key(Room& room, service::Resource& resource, const AccountRecord& record,
                      const std::string& key_uri) {
  if (room.rules.fault(rules::kNoKeyWith.at(static_cast<std::size_t>(record.api)))) {
    return refuse(Reason::unsupportedFeature);
  }
  if (record.backup.type == BackupType::Continuous &&
      room.rules.fault(rules::kContinuousNeverCreated)) {
    return refuse(Reason::unsupportedFeature);
  }
  // Only a deviant gets here with an identity that does not exist yet: there is nothing to check.
  if (record.backup.type == BackupType::Continuous &&
      record.default_identity.kind == IdentityKind::SystemAssigned) {
    put_under_key(room, resource, {key_uri, record.default_identity});
    return {};
  }
  return take_key(room, resource, {key_uri, record.default_identity});
}

// What is left to refuse when the account is at hand.
Result<void> finish(Room& room, service::Resource& resource, AccountRecord& record,
                    const AccountCreate& op) {
  if (op.keyVaultKeyUri) {
    if (auto given = give_key(room, resource, record, *op.keyVaultKeyUri); !given) return given;
  }
  return check_analytical_store(room, resource, record);
}

// What a wrong implementation does to the account that has the name.
void overwrite(Room& room, const AccountCreate& op) {
  const auto account = edit_account(
      room, entra::arm_id(op.subscriptionId, op.resourceGroup,
                          of(service::kResourceTypes, service::Service::cosmos), op.name));
  if (!account || !room.rules.fault(rules::kTakenNameOverwritten)) return;
  account->resource->data.records = {};
  account->record->analytical_storage = true;
}

}  // namespace

Result<Account> apply(Room& room, const AccountCreate& op) {
  Result<service::Resource> resource = new_resource(room, service::Service::cosmos, op);
  if (!resource) {
    overwrite(room, op);
    return std::unexpected(resource.error());
  }
  const Result<BackupPolicy> policy = read_policy(op.backupPolicy);
  if (!policy) return std::unexpected(policy.error());
  const Result<IdentityChoice> choice = give_identities(room, *resource, *policy, op);
  if (!choice) {
    if (room.rules.fault(rules::kRefusedCreationStays)) add_account(room, *resource, {});
    return std::unexpected(choice.error());
  }
  AccountRecord record;
  record.api = op.api.value_or(Api::NoSQL);
  record.default_identity = *choice;
  set_policy(room, *resource, record, *policy);
  record.analytical_storage = op.enableAnalyticalStorage.value_or(false);
  if (Result<void> finished = finish(room, *resource, record, op); !finished) {
    if (room.rules.fault(rules::kRefusedCreationStays)) add_account(room, *resource, record);
    return std::unexpected(finished.error());
  }
  return add_account(room, *std::move(resource), record);
}

}  // namespace cmk::cosmos
