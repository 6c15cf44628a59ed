#include "reference/entra/identity.h"

#include <fmt/format.h>

#include "reference/core/text.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Identity identity_of(const Principal& principal) {
  Identity identity{principal.id,       principal.name,        principal.type,
                    principal.tenantId, principal.principalId, principal.clientId};
  if (!principal.resource.empty()) identity.resource = principal.resource;
  if (!principal.location.empty()) identity.location = principal.location;
  return identity;
}

void set_aside(Directory& directory, const std::string& id) {
  const std::string key = to_lower(id);
  const Principal deleted = *directory.principals.find(key);
  const std::string aside = fmt::format("{}#{}", key, deleted.principalId);
  directory.principals.erase(key);
  directory.ids_by_object_id.put(deleted.principalId, aside);
  directory.principals.put(aside, deleted);
}

Principal& add_principal(Room& room, Principal principal) {
  const std::string key = to_lower(principal.id);
  principal.principalId = room.source.uuid();
  if (const Principal* deleted = room.directory.principals.find(key)) {
    const bool is_old = room.rules.fault(rules::kNewIdentityIsTheOld);
    if (is_old) principal.principalId = deleted->principalId;
    set_aside(room.directory, key);
  }
  if (principal.clientId.empty()) principal.clientId = room.source.uuid();
  room.directory.ids_by_object_id.put(principal.principalId, key);
  return room.directory.principals.put(key, std::move(principal));
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
