#include "reference/cosmos/backup_policy.h"

#include <algorithm>

#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/rules.h"

namespace cmk::cosmos {
namespace {

using service::IdentityKind;

// Minutes and hours (azure-facts 2.1; azure-docs, periodic backup).
constexpr std::int64_t kIntervalMin = 60;
constexpr std::int64_t kIntervalMax = 1440;
constexpr std::int64_t kIntervalDefault = 240;
constexpr std::int64_t kRetentionMin = 8;
constexpr std::int64_t kRetentionMax = 720;
constexpr std::int64_t kRetentionDefault = 8;

bool within(std::int64_t value, std::int64_t low, std::int64_t high) {
  return value >= low && value <= high;
}

Result<BackupPolicy> read_continuous(BackupPolicy policy) {
  if (policy.backupIntervalInMinutes || policy.backupRetentionIntervalInHours) {
    return refuse(Reason::invalidParameter, "a continuous backup has no interval or retention");
  }
  policy.tier = policy.tier.value_or(ContinuousTier::Continuous30Days);
  return policy;
}

Result<BackupPolicy> read_periodic(BackupPolicy policy) {
  if (policy.tier) return refuse(Reason::invalidParameter, "a periodic backup has no tier");
  policy.backupIntervalInMinutes = policy.backupIntervalInMinutes.value_or(kIntervalDefault);
  policy.backupRetentionIntervalInHours =
      policy.backupRetentionIntervalInHours.value_or(kRetentionDefault);
  if (!within(*policy.backupIntervalInMinutes, kIntervalMin, kIntervalMax)) {
    return refuse(Reason::invalidParameter, "backupIntervalInMinutes is 60 to 1440");
  }
  if (!within(*policy.backupRetentionIntervalInHours, kRetentionMin, kRetentionMax)) {
    return refuse(Reason::invalidParameter, "backupRetentionIntervalInHours is 8 to 720");
  }
  return policy;
}

bool is_continuous(const BackupPolicy& policy) { return policy.type == BackupType::Continuous; }

Seconds interval_of(const BackupPolicy& policy) {
  return policy.backupIntervalInMinutes.value_or(kIntervalDefault) * kMinute;
}

// A change of the type begins anew; one of a periodic interval keeps the backups that there are.
void begin(const Room& room, service::Resource& resource, AccountRecord& record,
           const BackupPolicy& policy) {
  if (policy.type != record.backup.type) {
    record.earlier_backups.clear();
    record.backup_since = room.now;
  } else if (!is_continuous(policy) && interval_of(policy) != interval_of(record.backup)) {
    record.earlier_backups = periodic_backups(record, resource.history, room.now, room.now);
    record.backup_since = room.now;
  }
  record.backup = policy;
  resource.retention = retention_of(room.rules, policy);
}

}  // namespace

Result<BackupPolicy> read_policy(const std::optional<BackupPolicy>& given) {
  const BackupPolicy policy = given.value_or(BackupPolicy{});
  return is_continuous(policy) ? read_continuous(policy) : read_periodic(policy);
}

Seconds retention_of(const Rulebook& rules, const BackupPolicy& policy) {
  if (!is_continuous(policy)) {
    return policy.backupRetentionIntervalInHours.value_or(kRetentionDefault) * kHour;
  }
  return policy.tier == ContinuousTier::Continuous7Days ? rules.limit(rules::kContinuous7Days)
                                                        : rules.limit(rules::kContinuous30Days);
}

void set_policy(const Room& room, service::Resource& resource, AccountRecord& record,
                const BackupPolicy& policy) {
  record.backup = policy;
  record.backup_since = room.now;
  resource.retention = retention_of(room.rules, policy);
}

Result<void> change_policy(const Room& room, const AccountUse& account, const BackupPolicy& asked) {
  const Result<BackupPolicy> policy = read_policy(asked);
  if (!policy) return std::unexpected(policy.error());
  const bool was_continuous = is_continuous(account.record->backup);
  if (!room.rules.holds(rules::kContinuousStays, !was_continuous || is_continuous(*policy))) {
    return refuse(Reason::immutableProperty, "there is no way back from continuous backup");
  }
  if (!was_continuous && is_continuous(*policy)) {
    return refuse(Reason::invalidParameter, "account.migrateBackup leads to continuous backup");
  }
  begin(room, *account.resource, *account.record, *policy);
  return {};
}

Result<void> migrate(const Room& room, const AccountUse& account,
                     std::optional<ContinuousTier> tier) {
  if (is_continuous(account.record->backup)) {
    return refuse(Reason::invalidParameter, "the account has continuous backup");
  }
  const Result<BackupPolicy> policy =
      read_policy(BackupPolicy{BackupType::Continuous, tier, {}, {}});
  if (!policy) return std::unexpected(policy.error());
  if (room.rules.fault(rules::kPeriodicStays)) return refuse(Reason::unsupportedFeature);
  Result<void> fits = check_identity_for_backup(room, *policy, account.record->default_identity,
                                                account.resource->key.has_value());
  if (fits) begin(room, *account.resource, *account.record, *policy);
  return fits;
}

const Rule& system_identity_rule(const BackupPolicy& policy, bool under_customer_key) {
  return under_customer_key && is_continuous(policy) ? rules::kContinuousStartsUserAssigned
                                                     : rules::kNoSystemIdentityAtCreation;
}

Result<void> check_identity_for_backup(const Room& room, const BackupPolicy& policy,
                                       const service::IdentityChoice& choice,
                                       bool under_customer_key) {
  if (!under_customer_key) return {};
  if (!is_continuous(policy) && !room.rules.fault(rules::kPeriodicNeedsManagedIdentity)) return {};
  if (room.rules.holds(rules::kContinuousNeedsManagedIdentity,
                       choice.kind != IdentityKind::FirstParty)) {
    return {};
  }
  return refuse(Reason::invalidIdentity, "continuous backup needs a managed identity as default");
}

std::vector<Instant> periodic_backups(const AccountRecord& record, const service::History& history,
                                      Instant end, Instant now) {
  std::vector<Instant> kept;
  const Instant oldest = now - record.backup.backupRetentionIntervalInHours.value_or(0) * kHour;
  const auto keep = [&](Instant at) {
    const service::Snapshot* state = history.at(at);
    if (at > oldest && state != nullptr && state->accessible) kept.push_back(at);
  };
  std::ranges::for_each(record.earlier_backups, keep);
  const Seconds interval = interval_of(record.backup);
  // The first one of the grid that may be kept still.
  const std::int64_t number = std::max<std::int64_t>(1, (oldest - record.backup_since) / interval);
  for (Instant at = record.backup_since + number * interval; at <= end; at += interval) keep(at);
  return kept;
}

}  // namespace cmk::cosmos
