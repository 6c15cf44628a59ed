#include "reference/entra/identity_get.h"

#include "reference/core/text.h"

namespace cmk::entra {

Result<Identity> apply(Room& room, const IdentityGet& op) {
  const Principal* principal = room.directory.principals.find(to_lower(op.id));
  if (principal == nullptr || principal->deleted)
    return refuse(Reason::notFound, "no such identity");
  return identity_of(*principal);
}

}  // namespace cmk::entra
