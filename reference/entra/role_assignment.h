// A role assignment as operations tell of it.
#pragma once

#include <vector>

#include "reference/core/describe.h"
#include "reference/entra/directory.h"

namespace cmk::entra {

struct RoleAssignment {
  std::string id;
  std::string scope;
  std::string roleDefinitionName;
  std::string principalId;
  bool operator==(const RoleAssignment&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoleAssignment, (), (id, scope, roleDefinitionName, principalId))

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::RoleAssignment> {
  static constexpr std::string_view kName = "RoleAssignment";
  static constexpr std::string_view kSentence = "A role, granted to a principal at a scope.";
  static constexpr std::array kFields = {
      FieldNote{"id", "The assignment's identifier.", Mark::chosen},
      FieldNote{"scope", "The ARM id at which, and below which, it holds."},
      FieldNote{"roleDefinitionName", "The built-in role's name."},
      FieldNote{"principalId", "The object id that holds the role.", Mark::chosen}};
};
