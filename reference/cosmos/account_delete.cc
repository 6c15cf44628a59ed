#include "reference/cosmos/account_delete.h"

#include "reference/core/text.h"
#include "reference/cosmos/backup_source.h"
#include "reference/cosmos/revocation_rules.h"

namespace cmk::cosmos {
namespace {

void take_key_away(Room& room, const service::Resource& resource) {
  const service::KeyEpoch& epoch = resource.ring.epochs.back();
  key_vault::VaultRecord* vault = room.vaults.live.edit(to_lower(epoch.vault));
  if (vault != nullptr) vault->keys.erase(to_lower(epoch.name));
}

}  // namespace

Result<Done> apply(Room& room, const AccountDelete& op) {
  Result<AccountUse> account = edit_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  const service::Resource& resource = *account->resource;
  if (!resource.accessible() && room.rules.fault(rules::kRevokedAccountCannotBeDeleted)) {
    return std::unexpected(service::inaccessible(resource.lost));
  }
  if (resource.key && room.rules.fault(rules::kDeletionTakesTheKey)) take_key_away(room, resource);
  keep_backups(room, *account);
  room.accounts.live.erase(to_lower(op.account));
  remove_resource(room, *account->resource);
  return Done{};
}

}  // namespace cmk::cosmos
