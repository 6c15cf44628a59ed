#pragma once

#include "reference/entra/identity.h"

namespace cmk::entra {

// identity.find
struct IdentityFind {
  using Answer = Identity;
  std::string tenantId;
  std::string clientId;
  bool operator==(const IdentityFind&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdentityFind, (), (tenantId, clientId))

Result<Identity> apply(Room& room, const IdentityFind& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::IdentityFind> {
  static constexpr std::string_view kName = "identity.find";
  static constexpr std::string_view kSentence =
      "Finds the principal that an application has in a tenant; a first-party principal is found "
      "so. One that is deleted, or was never there, is not found.";
  static constexpr std::array kFields = {FieldNote{"tenantId", "The tenant."},
                                         FieldNote{"clientId",
                                                   "The application id; Azure Cosmos DB's own is "
                                                   "a232010e-820c-4083-83bb-3ace5fc29d0b."}};
};
