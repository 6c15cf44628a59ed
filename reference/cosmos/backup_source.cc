#include "reference/cosmos/backup_source.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/cosmos/backup_policy.h"
#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/tasks.h"

namespace cmk::cosmos {
namespace {

std::optional<BackupSource> living(const Room& room, const std::string& key) {
  const AccountRecord* record = room.accounts.live.find(key);
  if (record == nullptr) return std::nullopt;
  return BackupSource{room.estate.resources.find(key), record, {}};
}

std::optional<BackupSource> deleted(const Room& room, const std::string& instance_id) {
  const AccountRecord* record = room.accounts.deleted.find(instance_id);
  const service::DeletedResource* gone = room.estate.deleted.find(instance_id);
  if (record == nullptr || gone == nullptr) return std::nullopt;
  return BackupSource{&gone->resource, record, gone->deleted};
}

Instant end_of(const Room& room, const BackupSource& source) {
  return source.deleted.value_or(room.now);
}

// Continuous backups: when the account began to have them, as far as its history is kept.
Instant beginning_of(const BackupSource& source) {
  return std::max(source.record->backup_since, source.resource->history.first().value_or(0));
}

std::vector<Instant> backups_of(const Room& room, const BackupSource& source) {
  return periodic_backups(*source.record, source.resource->history, end_of(room, source), room.now);
}

Result<void> check_continuous(const Room& room, const BackupSource& source, Instant when) {
  if (!room.rules.holds(rules::kNotInTheFuture, when <= end_of(room, source))) {
    return refuse(Reason::invalidRestoreTime, "the instant is yet to come, or after the deletion");
  }
  if (!room.rules.holds(rules::kNotBeforeItBegan, when >= beginning_of(source))) {
    return refuse(Reason::invalidRestoreTime, "the continuous backup had not begun");
  }
  if (when < room.now - retention_of(room.rules, source.record->backup)) {
    return refuse(Reason::invalidRestoreTime, "the backup of that instant is not kept any more");
  }
  return {};
}

}  // namespace

std::vector<BackupSource> find_sources(const Room& room, std::string_view account) {
  std::vector<BackupSource> found;
  const std::string key = to_lower(account);
  room.accounts.deleted.for_each([&](const std::string& instance_id, const AccountRecord&) {
    const auto source = deleted(room, instance_id);
    if (source && to_lower(source->resource->id) == key) found.push_back(*source);
  });
  std::ranges::sort(found, std::ranges::greater(), &BackupSource::deleted);
  if (const auto source = living(room, key)) found.insert(found.begin(), *source);
  return found;
}

Result<BackupSource> find_source(const Room& room, std::string_view instance_id) {
  if (const auto gone = deleted(room, std::string(instance_id))) return *gone;
  std::optional<BackupSource> found;
  room.accounts.live.for_each([&](const std::string& key, const AccountRecord&) {
    const auto source = living(room, key);
    if (source && source->resource->instanceId == instance_id) found = source;
    return !found;
  });
  if (!found) return refuse(Reason::notFound, "no such account to restore");
  return *found;
}

Restorable restorable_of(const Room& room, const BackupSource& source) {
  Restorable told;
  told.restoreSource = source.resource->instanceId;
  told.account = source.resource->id;
  told.type = source.record->backup.type;
  told.deletionTime = source.deleted;
  if (told.type == BackupType::Periodic) {
    told.backups = backups_of(room, source);
    return told;
  }
  told.oldestRestorableTime =
      std::max(beginning_of(source), room.now - retention_of(room.rules, source.record->backup));
  told.latestRestorableTime = end_of(room, source);
  return told;
}

Result<const service::Snapshot*> point_at(const Room& room, const BackupSource& source,
                                          Instant when) {
  const service::History& history = source.resource->history;
  if (source.record->backup.type == BackupType::Periodic) {
    if (!contains(backups_of(room, source), when)) {
      return refuse(Reason::invalidRestoreTime, "there is no periodic backup of that instant");
    }
    return history.at(when);
  }
  if (Result<void> may = check_continuous(room, source, when); !may) {
    return std::unexpected(may.error());
  }
  // Only a deviant asks for what lies before the first point.
  const service::Snapshot* point = history.at(when);
  return point != nullptr ? point : history.at(history.first().value_or(when));
}

void keep_backups(Room& room, const AccountUse& account) {
  service::Resource& resource = *account.resource;
  const auto lost_since = resource.history.lost_since();
  if (account.record->backup.type == BackupType::Continuous && lost_since) {
    Instant from = instant_within({*lost_since - kHour, *lost_since}, room.choices.timing,
                                  resource.id, "last backup");
    if (room.rules.fault(rules::kLosesMoreThanAnHour)) from = *lost_since - kHour - kMinute;
    resource.history.drop_from(from);
  }
  room.accounts.deleted.put(resource.instanceId, *account.record);
  room.agenda.book(room.now + resource.retention + 1, {kForgetAccount, resource.instanceId, {}});
}

void run_forget_account(Room& room, const Task& task) {
  room.accounts.deleted.erase(task.name.subject);
}

}  // namespace cmk::cosmos
