#pragma once

#include "reference/entra/identity.h"

namespace cmk::entra {

// identity.delete
struct IdentityDelete {
  using Answer = Done;
  std::string id;
  bool operator==(const IdentityDelete&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdentityDelete, (), (id))

Result<Done> apply(Room& room, const IdentityDelete& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::IdentityDelete> {
  static constexpr std::string_view kName = "identity.delete";
  static constexpr std::string_view kSentence =
      "Deletes an identity; its object id and grants are kept for a recovery. The system-assigned "
      "identity of a service resource is deleted through that resource alone.";
  static constexpr std::array kFields = {FieldNote{"id", "The identity's id.", Mark::chosen}};
};
