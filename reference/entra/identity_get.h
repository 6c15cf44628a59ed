#pragma once

#include "reference/entra/identity.h"

namespace cmk::entra {

// identity.get
struct IdentityGet {
  using Answer = Identity;
  std::string id;
  bool operator==(const IdentityGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdentityGet, (), (id))

Result<Identity> apply(Room& room, const IdentityGet& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::IdentityGet> {
  static constexpr std::string_view kName = "identity.get";
  static constexpr std::string_view kSentence = "Returns an identity that is not deleted.";
  static constexpr std::array kFields = {FieldNote{"id", "The identity's id.", Mark::chosen}};
};
