#include "reference/entra/role_assign.h"

#include <fmt/format.h>

#include "reference/entra/arm_id.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<RoleAssignment> apply(Room& room, const RoleAssign& op) {
  const auto subscription_id = subscription_of(op.scope);
  if (!subscription_id) return refuse(Reason::invalidParameter, "the scope is no ARM id");
  const Subscription* subscription = room.directory.subscriptions.find(*subscription_id);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  const Role* role = find_role(op.roleDefinitionName);
  if (role == nullptr) return refuse(Reason::notFound, "no such role");
  const Principal* principal = room.directory.find_by_object_id(op.principalId);
  if (principal == nullptr) return refuse(Reason::notFound, "no such principal");
  if (principal->deleted && !room.rules.fault(rules::kDeletedIdentityTakesGrants)) {
    return refuse(Reason::notFound, "the principal is deleted");
  }
  if (!room.rules.holds(rules::kGrantWithinTenant, principal->tenantId == subscription->tenantId)) {
    return refuse(Reason::wrongTenant);
  }
  for (const RoleAssignmentRecord* other : room.directory.assignments_of(op.principalId)) {
    if (other->role == role->name && covers(op.scope, other->scope) &&
        covers(other->scope, op.scope)) {
      return refuse(Reason::nameTaken, "the assignment exists");
    }
  }
  RoleAssignmentRecord record{fmt::format("{}/providers/Microsoft.Authorization/roleAssignments/{}",
                                          op.scope, room.source.uuid()),
                              op.scope, role->name, op.principalId};
  RoleAssignment answer{record.id, record.scope, std::string(role->name), op.principalId};
  room.directory.add(std::move(record));
  return answer;
}

}  // namespace cmk::entra
