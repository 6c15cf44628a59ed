#include "reference/cosmos/account_list_backups.h"

#include "reference/cosmos/backup_source.h"

namespace cmk::cosmos {

Result<BackupList> apply(Room& room, const AccountListBackups& op) {
  BackupList list;
  for (const BackupSource& source : find_sources(room, op.account)) {
    list.value.push_back(restorable_of(room, source));
  }
  if (list.value.empty()) return refuse(Reason::notFound, "no such account, living or deleted");
  return list;
}

}  // namespace cmk::cosmos
