// What a restore needs of identities and keys, for either type of backup (cosmos, how do
// customer-managed keys affect periodic and continuous backups).
#pragma once

#include "reference/cosmos/account_restore.h"
#include "reference/cosmos/backup_source.h"

namespace cmk::cosmos {

// The identity by which the restored account uses the key. Gives the target its identities: those
// of the request, or where it tells none those of the source. A system-assigned one is not carried
// over: the first-party identity stands in (BAK-03). Refused: as account.create refuses identities;
// invalidIdentity where the restore of a continuous account under a customer's key names no
// user-assigned identity (BAK-08).
[[nodiscard]] Result<service::IdentityChoice> settle_identities(Room& room,
                                                                const AccountRestore& op,
                                                                const BackupSource& source,
                                                                service::Resource& target);

// The version of the customer's key that the point's data lies under; null: under none.
[[nodiscard]] const service::KeyEpoch* epoch_of(const service::Resource& source,
                                                const service::Snapshot& point);

// Whether the key of a source under a customer's key can be used: in the version of the point and
// in the current one by the identity chosen (BAK-02, BAK-03, BAK-10), and still by the one that the
// source used (BAK-11). Refused for the reason of what is missing.
[[nodiscard]] Result<void> check_key(Room& room, const BackupSource& source,
                                     const service::Snapshot& point,
                                     const service::Resource& target,
                                     const service::IdentityChoice& choice);

}  // namespace cmk::cosmos
