#include "reference/entra/identity_get.h"

#include "reference/core/text.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<Identity> apply(Room& room, const IdentityGet& op) {
  const Principal* principal = room.directory.principals.find(to_lower(op.id));
  if (principal == nullptr) return refuse(Reason::notFound, "no such identity");
  if (principal->deleted && !room.rules.fault(rules::kDeletedIdentityIsReadable)) {
    return refuse(Reason::notFound, "the identity is deleted");
  }
  return identity_of(*principal);
}

}  // namespace cmk::entra
