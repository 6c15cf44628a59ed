#include "reference/entra/directory.h"

#include <algorithm>

#include "reference/entra/arm_id.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<const Principal*> Directory::sign_in(const Rulebook& rules,
                                            const std::string& principal_id) const {
  const Principal* principal = find_by_object_id(principal_id);
  if (principal == nullptr) return refuse(Reason::unauthenticated, "no such principal");
  if (!rules.holds(rules::kDeletedIdentityHasNoAccess, !principal->deleted)) {
    return refuse(Reason::unauthenticated, "the principal is deleted");
  }
  return principal;
}

const Principal* Directory::find_by_object_id(const std::string& principal_id) const {
  const std::string* id = ids_by_object_id.find(principal_id);
  return id == nullptr ? nullptr : principals.find(*id);
}

void Directory::add(RoleAssignmentRecord record) {
  std::vector<std::string>* ids = assignment_ids_.edit(record.principalId);
  if (ids == nullptr) ids = &assignment_ids_.put(record.principalId, {});
  ids->push_back(record.id);
  std::ranges::sort(*ids);
  std::string id = record.id;
  assignments.put(std::move(id), std::move(record));
}

void Directory::remove_assignment(const std::string& id) {
  const RoleAssignmentRecord* record = assignments.find(id);
  if (record == nullptr) return;
  std::vector<std::string>& ids = *assignment_ids_.edit(record->principalId);
  std::erase(ids, id);
  if (ids.empty()) assignment_ids_.erase(record->principalId);
  assignments.erase(id);
}

void Directory::remove_assignments_within(std::string_view scope) {
  std::vector<std::string> doomed;
  assignments.for_each([&](const std::string& id, const RoleAssignmentRecord& record) {
    if (covers(scope, record.scope)) doomed.push_back(id);
  });
  for (const std::string& id : doomed) remove_assignment(id);
}

void Directory::remove_assignments_of(const std::string& principal_id) {
  const std::vector<std::string>* ids = assignment_ids_.find(principal_id);
  if (ids == nullptr) return;
  for (const std::string& id : *ids) assignments.erase(id);
  assignment_ids_.erase(principal_id);
}

std::vector<const RoleAssignmentRecord*> Directory::assignments_of(
    const std::string& principal_id) const {
  std::vector<const RoleAssignmentRecord*> found;
  const std::vector<std::string>* ids = assignment_ids_.find(principal_id);
  if (ids == nullptr) return found;
  for (const std::string& id : *ids) found.push_back(assignments.find(id));
  return found;
}

Directory::Changes Directory::take_changes() {
  return {principals.take_changes(), assignment_ids_.take_changes()};
}

bool is_key_management(KeyAction action) {
  switch (action) {
    case KeyAction::create:
    case KeyAction::import:
    case KeyAction::update:
    case KeyAction::remove:
    case KeyAction::recover:
    case KeyAction::purge:
    case KeyAction::backup:
    case KeyAction::restore:
    case KeyAction::rotate:
    case KeyAction::setRotationPolicy:
      return true;
    default:
      return false;
  }
}

bool role_covers(const Rulebook& rules, const Role& role, KeyAction action) {
  const bool covered = has(role.keys, action);
  if (role.name == kEncryptionUser) {
    const bool read = action == KeyAction::get || action == KeyAction::list;
    if (read && rules.fault(rules::kEncryptionUserCannotList)) return false;
    if (action == KeyAction::wrapKey && rules.fault(rules::kEncryptionUserCannotWrap)) return false;
    if (action == KeyAction::unwrapKey && rules.fault(rules::kEncryptionUserCannotUnwrap)) {
      return false;
    }
    // "Nothing else": switched off, the role covers whatever is asked.
    return rules.holds(rules::kEncryptionUserOnlyThree, covered);
  }
  if (role.name == kAdministrator && is_key_management(action) &&
      rules.fault(rules::kAdministratorCannotManage)) {
    return false;
  }
  return covered;
}

bool Directory::allows(const std::string& principal_id, VaultAction action,
                       std::string_view resource) const {
  for (const RoleAssignmentRecord* record : assignments_of(principal_id)) {
    if (covers(record->scope, resource) &&
        find_role(record->role)->vaults.test(static_cast<std::size_t>(action))) {
      return true;
    }
  }
  return false;
}

}  // namespace cmk::entra
