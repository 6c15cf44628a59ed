// Accounts as sources of a restore: those that live, and those that are deleted as long as a backup
// of them is kept.
#pragma once

#include <optional>
#include <vector>

#include "reference/cosmos/backup.h"

namespace cmk::cosmos {

struct BackupSource {
  const service::Resource* resource = nullptr;
  const AccountRecord* record = nullptr;
  std::optional<Instant> deleted;  // none: it lives
};

// All accounts that had this ARM id, the living one first, then the deleted ones, the last first.
[[nodiscard]] std::vector<BackupSource> find_sources(const Room& room, std::string_view account);

// The account of this instance; notFound otherwise.
[[nodiscard]] Result<BackupSource> find_source(const Room& room, std::string_view instance_id);

[[nodiscard]] Restorable restorable_of(const Room& room, const BackupSource& source);

// The state that a restore to this instant starts from; invalidRestoreTime when there is no backup
// of it (BAK-09).
[[nodiscard]] Result<const service::Snapshot*> point_at(const Room& room,
                                                        const BackupSource& source, Instant when);

// Sets the backups of an account aside that is about to be deleted. One whose key is lost may lose
// the writes of the last hour before that (BAK-12): the timing policy says how many.
void keep_backups(Room& room, const AccountUse& account);

}  // namespace cmk::cosmos
