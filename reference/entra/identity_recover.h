#pragma once

#include "reference/entra/identity.h"

namespace cmk::entra {

// identity.recover
struct IdentityRecover {
  using Answer = Identity;
  std::string id;
  bool operator==(const IdentityRecover&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdentityRecover, (), (id))

Result<Identity> apply(Room& room, const IdentityRecover& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::IdentityRecover> {
  static constexpr std::string_view kName = "identity.recover";
  static constexpr std::string_view kSentence =
      "Brings a deleted identity back, with its object id.";
  static constexpr std::array kFields = {FieldNote{"id", "The identity's id.", Mark::chosen}};
};
