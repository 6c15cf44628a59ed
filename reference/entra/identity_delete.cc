#include "reference/entra/identity_delete.h"

#include "reference/entra/rules.h"

namespace cmk::entra {

Result<Done> apply(Room& room, const IdentityDelete& op) {
  Result<Principal*> principal = edit_principal(room, op.id, false);
  if (!principal) return std::unexpected(principal.error());
  if (!(*principal)->resource.empty()) {
    return refuse(Reason::invalidParameter,
                  "a system-assigned identity is deleted through its resource");
  }
  (*principal)->deleted = true;
  if (room.rules.fault(rules::kRecoveredIdentityLosesGrants)) {
    room.directory.remove_assignments_of((*principal)->principalId);
  }
  return Done{};
}

}  // namespace cmk::entra
