#include "reference/entra/identity_recover.h"

#include "reference/core/text.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<Identity> apply(Room& room, const IdentityRecover& op) {
  Result<Principal*> principal = edit_principal(room, op.id, true);
  if (!principal) return std::unexpected(principal.error());
  (*principal)->deleted = false;
  if (room.rules.fault(rules::kRecoveredIdentityIsNew)) {
    (*principal)->principalId = room.source.uuid();
    room.directory.ids_by_object_id.put((*principal)->principalId, to_lower(op.id));
  }
  return identity_of(**principal);
}

}  // namespace cmk::entra
