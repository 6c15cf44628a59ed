#include "reference/entra/identity_find.h"

#include "reference/core/text.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<Identity> apply(Room& room, const IdentityFind& op) {
  if (!room.directory.tenants.contains(op.tenantId)) {
    return refuse(Reason::notFound, "no such tenant");
  }
  const bool also_deleted = room.rules.fault(rules::kDeletedIdentityIsReadable);
  const Principal* found = nullptr;
  room.directory.principals.for_each([&](const std::string& /*id*/, const Principal& principal) {
    const bool fits = (!principal.deleted || also_deleted) && principal.tenantId == op.tenantId &&
                      equal_ignoring_case(principal.clientId, op.clientId);
    if (fits) found = &principal;
    return !fits;
  });
  if (found == nullptr) return refuse(Reason::notFound, "the application has no principal there");
  return identity_of(*found);
}

}  // namespace cmk::entra
