#pragma once

#include "reference/entra/role_assignment.h"

namespace cmk::entra {

struct RoleAssignmentList {
  std::vector<RoleAssignment> value;
  bool operator==(const RoleAssignmentList&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoleAssignmentList, (), (value))

// role.list
struct RoleList {
  using Answer = RoleAssignmentList;
  std::string scope;
  bool operator==(const RoleList&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoleList, (), (scope))

Result<RoleAssignmentList> apply(Room& room, const RoleList& op);

}  // namespace cmk::entra

namespace cmk {
template <>
struct Note<entra::RoleAssignmentList> {
  static constexpr std::string_view kName = "RoleAssignmentList";
  static constexpr std::string_view kSentence = "Role assignments, in any order.";
  static constexpr std::array kFields = {FieldNote{"value", "The assignments."}};
};
template <>
struct Note<entra::RoleList> {
  static constexpr std::string_view kName = "role.list";
  static constexpr std::string_view kSentence =
      "Lists the role assignments that hold at a scope: those made at it and above it.";
  static constexpr std::array kFields = {FieldNote{"scope", "An ARM id."}};
};
}  // namespace cmk
