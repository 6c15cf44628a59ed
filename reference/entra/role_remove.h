#pragma once

#include "reference/entra/role_assignment.h"

namespace cmk::entra {

// role.remove
struct RoleRemove {
  using Answer = Done;
  std::string id;
  bool operator==(const RoleRemove&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoleRemove, (), (id))

Result<Done> apply(Room& room, const RoleRemove& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::RoleRemove> {
  static constexpr std::string_view kName = "role.remove";
  static constexpr std::string_view kSentence = "Takes a role assignment away.";
  static constexpr std::array kFields = {
      FieldNote{"id", "The assignment's identifier, as role.assign returned it.", Mark::chosen}};
};
