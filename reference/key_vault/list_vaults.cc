#include "reference/key_vault/list_vaults.h"

namespace cmk::key_vault {

Result<VaultList> apply(Room& room, const ListVaults& op) {
  if (!room.directory.subscriptions.contains(op.subscriptionId)) {
    return refuse(Reason::notFound, "no such subscription");
  }
  VaultList list;
  const auto add = [&](const VaultRecord& vault, std::optional<Instant> deleted,
                       std::optional<Instant> purged) {
    if (vault.subscriptionId != op.subscriptionId) return;
    list.value.push_back({vault.id, vault.name, vault.location, deleted, purged});
  };
  if (op.deleted.value_or(false)) {
    room.vaults.deleted.for_each([&](const std::string& /*name*/, const DeletedVault& gone) {
      add(gone.vault, gone.deletedDate, gone.scheduledPurgeDate);
    });
  } else {
    room.vaults.live.for_each(
        [&](const std::string& /*name*/, const VaultRecord& vault) { add(vault, {}, {}); });
  }
  return list;
}

}  // namespace cmk::key_vault
