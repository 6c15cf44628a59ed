#include "reference/entra/tenant_create.h"

namespace cmk::entra {

Result<Done> apply(Room& room, const TenantCreate& op) {
  if (op.tenantId.empty()) return refuse(Reason::invalidName);
  if (room.directory.tenants.contains(op.tenantId)) return refuse(Reason::nameTaken);
  room.directory.tenants.put(op.tenantId, {});
  return Done{};
}

}  // namespace cmk::entra
