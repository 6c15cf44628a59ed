#include "reference/entra/role_remove.h"

#include "reference/entra/arm_id.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<Done> apply(Room& room, const RoleRemove& op) {
  const RoleAssignmentRecord* record = room.directory.assignments.find(op.id);
  if (record == nullptr) return refuse(Reason::notFound, "no such role assignment");
  if (room.rules.fault(rules::kRemovalIsIgnored)) return Done{};
  const std::string scope = record->scope;
  room.directory.remove_assignment(op.id);
  if (room.rules.fault(rules::kRemovalTakesAllOfScope)) {
    room.directory.remove_assignments_within(scope);
  }
  return Done{};
}

}  // namespace cmk::entra
