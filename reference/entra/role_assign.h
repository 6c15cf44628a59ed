#pragma once

#include "reference/entra/role_assignment.h"

namespace cmk::entra {

// role.assign
struct RoleAssign {
  using Answer = RoleAssignment;
  std::string scope;
  std::string roleDefinitionName;
  std::string principalId;
  bool operator==(const RoleAssign&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoleAssign, (), (scope, roleDefinitionName, principalId))

Result<RoleAssignment> apply(Room& room, const RoleAssign& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::RoleAssign> {
  static constexpr std::string_view kName = "role.assign";
  static constexpr std::string_view kSentence = "Grants a built-in role to a principal at a scope.";
  static constexpr std::array kFields = {
      FieldNote{"scope", "An ARM id: subscription, resource group, vault, or one key of a vault."},
      FieldNote{"roleDefinitionName", "A built-in role, by name or GUID."},
      FieldNote{"principalId", "The object id that gets the role.", Mark::chosen}};
};
