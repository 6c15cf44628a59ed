#include "reference/entra/role_list.h"

#include "reference/entra/arm_id.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<RoleAssignmentList> apply(Room& room, const RoleList& op) {
  if (!subscription_of(op.scope)) return refuse(Reason::invalidParameter, "the scope is no ARM id");
  RoleAssignmentList list;
  if (room.rules.fault(rules::kListShowsNothing)) return list;
  const bool omit_inherited = room.rules.fault(rules::kListOmitsInherited);
  const bool every_scope = room.rules.fault(rules::kListShowsEveryScope);
  const bool one_role = room.rules.fault(rules::kListForgetsRole);
  room.directory.assignments.for_each(
      [&](const std::string& id, const RoleAssignmentRecord& record) {
        if (!covers(record.scope, op.scope) && !every_scope) return;
        if (omit_inherited && !covers(op.scope, record.scope)) return;
        const bool first = list.value.empty();
        list.value.push_back(
            {id, record.scope,
             one_role && !first ? list.value.front().roleDefinitionName : std::string(record.role),
             record.principalId});
      });
  return list;
}

}  // namespace cmk::entra
