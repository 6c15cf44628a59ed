#include "reference/cosmos/account_restore.h"

#include <tuple>

#include "reference/core/text.h"
#include "reference/cosmos/account_delete.h"
#include "reference/cosmos/backup_policy.h"
#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/restore_check.h"
#include "reference/entra/arm_id.h"
#include "reference/service/loan.h"
#include "reference/service/protection.h"
#include "reference/service/seal_again.h"

namespace cmk::cosmos {
namespace {

using service::IdentityChoice;
using service::Resource;
using service::Snapshot;

// The source's keys in clear. The vault opens the data key anew, by the identity of the target:
// what the source may hold in memory does not serve.
service::KeyRing opened_ring(Room& room, const Resource& source, const Snapshot& point,
                             const Resource& target, const IdentityChoice& choice) {
  service::KeyRing ring = source.ring;
  const service::KeyEpoch* epoch = epoch_of(source, point);
  ring.data_key = epoch == nullptr ? SecretBytes() : open_epoch(room, target, choice, *epoch);
  return ring;
}

// The point's data under the target's own keys. Records are sealed again, not handed over: each
// stays bound to the account that holds it, and no data key serves two accounts.
service::DataStore data_for(Room& room, const Resource& source, const Snapshot& point,
                            const service::KeyRing& opened, const Resource& target) {
  const service::DataStore& data =
      room.rules.fault(rules::kRestoresThePresent) ? source.data : point.data;
  service::DataStore restored =
      seal_again(room, data, {source.id, opened}, {target.id, target.ring});
  if (room.rules.fault(rules::kRestoresContainersAlone)) restored.records = {};
  if (!restored.records.empty() && room.rules.fault(rules::kRestoreLosesRecord)) {
    const std::string first = restored.records.first().first;
    restored.records.erase(first);
  }
  if (!restored.containers.empty() && room.rules.fault(rules::kRestoreLosesContainer)) {
    const std::string first = restored.containers.first().first;
    restored.containers.erase(first);
  }
  return restored;
}

// What a deviant does to a living source.
void put_back(Room& room, const Resource& source, const Snapshot& point) {
  const service::DataStore data = point.data;
  if (Resource* living = room.estate.resources.edit(to_lower(source.id))) living->data = data;
}

AccountRecord record_for(const Room& room, const BackupSource& source, Resource& target,
                         const IdentityChoice& choice) {
  AccountRecord record;
  record.api = source.record->api;
  record.default_identity = choice;
  set_policy(room, target, record, source.record->backup);
  return record;
}

// Fills the target with the point of the source.
Result<AccountRecord> restore(Room& room, const AccountRestore& op, Resource& target) {
  const auto source = find_source(room, op.restoreSource);
  if (!source) return std::unexpected(source.error());
  const auto point = point_at(room, *source, op.restoreTimestamp);
  if (!point) return std::unexpected(point.error());
  if (room.rules.fault(source->record->backup.type == BackupType::Periodic
                           ? rules::kPeriodicNeverRestored
                           : rules::kContinuousNeverRestored)) {
    return refuse(Reason::unsupportedFeature);
  }
  const auto choice = settle_identities(room, op, *source, target);
  if (!choice) return std::unexpected(choice.error());
  const Resource& from = *source->resource;
  if (from.key) {
    if (Result<void> usable = check_key(room, *source, **point, target, *choice); !usable) {
      return std::unexpected(usable.error());
    }
  }
  const service::KeyRing opened = opened_ring(room, from, **point, target, *choice);
  if (from.key && !room.rules.fault(rules::kRestoredWithoutKey)) {
    put_under_key(room, target, {from.key->key_uri, *choice});
  }
  target.data = data_for(room, from, **point, opened, target);
  if (room.rules.fault(rules::kRestoresInPlace)) put_back(room, from, **point);
  lend(room, from, source->deleted.has_value(), target);
  return record_for(room, *source, target, *choice);
}

}  // namespace

Result<Account> apply(Room& room, const AccountRestore& op) {
  Result<Resource> target = new_resource(room, service::Service::cosmos, op);
  if (!target && target.error().reason == Reason::nameTaken &&
      room.rules.fault(rules::kRestoreReplaces)) {
    const std::string id =
        entra::arm_id(op.subscriptionId, op.resourceGroup,
                      of(service::kResourceTypes, service::Service::cosmos), op.name);
    std::ignore = apply(room, AccountDelete{id});
    target = new_resource(room, service::Service::cosmos, op);
  }
  if (!target) return std::unexpected(target.error());
  Result<AccountRecord> record = restore(room, op, *target);
  if (!record) {
    if (room.rules.fault(rules::kRefusedRestoreStays)) add_account(room, *target, {});
    return std::unexpected(record.error());
  }
  return add_account(room, *std::move(target), *std::move(record));
}

}  // namespace cmk::cosmos
