#include "reference/entra/identity.h"

#include "reference/core/text.h"

namespace cmk::entra {

Identity identity_of(const Principal& principal) {
  return {principal.id,       principal.name,        principal.type,
          principal.tenantId, principal.principalId, principal.clientId};
}

Result<Principal*> edit_principal(Room& room, std::string_view id, bool deleted) {
  Principal* principal = room.directory.principals.edit(to_lower(id));
  if (principal == nullptr) return refuse(Reason::notFound, "no such identity");
  if (principal->deleted != deleted) {
    return refuse(Reason::notFound,
                  deleted ? "the identity is not deleted" : "the identity is deleted");
  }
  return principal;
}

}  // namespace cmk::entra
