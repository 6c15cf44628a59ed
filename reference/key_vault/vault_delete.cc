#include "reference/key_vault/vault_delete.h"

#include "reference/core/text.h"
#include "reference/key_vault/access.h"
#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

// A deleted vault's keys are not rotated; the bookings are made again when it is recovered.
void cancel_rotations(Room& room, VaultRecord& vault) {
  std::vector<std::string> booked;
  vault.keys.for_each([&](const std::string& name, const Key& key) {
    if (key.rotation_due) booked.push_back(name);
  });
  for (const std::string& name : booked) cancel_rotation(room, vault, *vault.keys.edit(name));
}

}  // namespace

Result<Done> apply(Room& room, const VaultDelete& op) {
  const std::string lower = to_lower(op.vault);
  VaultRecord* vault = room.vaults.live.edit(lower);
  if (vault == nullptr) return refuse(Reason::notFound, "no such vault");
  if (auto may = authorize_control(room, op.caller, entra::VaultAction::remove, *vault); !may) {
    return std::unexpected(may.error());
  }
  if (!room.rules.holds(rules::kLockBlocksDeletion, !vault->lock)) {
    return refuse(Reason::locked, "a resource lock forbids the deletion");
  }
  cancel_rotations(room, *vault);
  if (!room.rules.fault(rules::kRolesSurviveDeletion)) {
    room.directory.remove_assignments_within(vault->id);
  }
  DeletedVault gone{std::move(*vault), room.now, 0};
  gone.scheduledPurgeDate = room.now + gone.vault.retention_days * kDay;
  room.vaults.live.erase(lower);
  if (!gone.vault.soft_delete) return Done{};
  room.agenda.book(gone.scheduledPurgeDate, {kPurgeVault, lower, ""});
  room.vaults.deleted.put(lower, std::move(gone));
  return Done{};
}

}  // namespace cmk::key_vault
