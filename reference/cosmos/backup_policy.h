// The backup policy of an account: what it may be, which identities it goes with, and what follows
// from a change of it.
#pragma once

#include <vector>

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// The policy with its defaults filled in: Periodic every 240 minutes, kept for 8 hours; Continuous
// for 30 days. invalidParameter: an interval outside 60 to 1440 minutes, a retention outside 8 to
// 720 hours, or a member of the other type (azure-facts 2.1).
[[nodiscard]] Result<BackupPolicy> read_policy(const std::optional<BackupPolicy>& given);

// How long a backup under this policy can be restored (BAK-09), in seconds.
[[nodiscard]] Seconds retention_of(const Rulebook& rules, const BackupPolicy& policy);

// Gives a new account its policy; it counts from now on.
void set_policy(const Room& room, service::Resource& resource, AccountRecord& record,
                const BackupPolicy& policy);

// Another interval or retention, or another tier. parameters as read_policy; immutableProperty:
// from continuous back to periodic (BAK-07); invalidParameter: from periodic to continuous, which
// account.migrateBackup does. A refused change changes nothing.
[[nodiscard]] Result<void> change_policy(const Room& room, const AccountUse& account,
                                         const BackupPolicy& asked);

// From periodic to continuous (BAK-07). invalidParameter: it is continuous.
[[nodiscard]] Result<void> migrate(const Room& room, const AccountUse& account,
                                   std::optional<ContinuousTier> tier);

// The rule by which a new account is refused its system-assigned identity, which does not exist
// yet, as default: COS-07, or BAK-06 where it is to have continuous backup under a customer's key.
[[nodiscard]] const Rule& system_identity_rule(const BackupPolicy& policy, bool under_customer_key);

// Whether the default identity goes with the policy: invalidIdentity for the first-party identity
// with continuous backup under a customer's key (BAK-05).
[[nodiscard]] Result<void> check_identity_for_backup(const Room& room, const BackupPolicy& policy,
                                                     const service::IdentityChoice& choice,
                                                     bool under_customer_key);

// The instants of the periodic backups that are kept at `now`, the oldest first: those made until
// `end` (now, or the account's deletion), while the key could be used.
[[nodiscard]] std::vector<Instant> periodic_backups(const AccountRecord& record,
                                                    const service::History& history, Instant end,
                                                    Instant now);

}  // namespace cmk::cosmos
