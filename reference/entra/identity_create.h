#pragma once

#include <optional>

#include "reference/entra/identity.h"

namespace cmk::entra {

// identity.create
struct IdentityCreate {
  using Answer = Identity;
  std::string name;
  PrincipalType type = PrincipalType::User;
  std::optional<std::string> tenantId;
  std::optional<std::string> subscriptionId;
  std::optional<std::string> resourceGroup;
  std::optional<std::string> location = {};
  bool operator==(const IdentityCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdentityCreate, (),
                      (name, type, tenantId, subscriptionId, resourceGroup, location))

Result<Identity> apply(Room& room, const IdentityCreate& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::IdentityCreate> {
  static constexpr std::string_view kName = "identity.create";
  static constexpr std::string_view kSentence =
      "Creates a principal: a person or first-party principal in a tenant, or a managed identity "
      "in a subscription's resource group.";
  static constexpr std::array kFields = {
      FieldNote{"name", "3 to 120 letters, digits, - and _, the first a letter or digit.",
                Mark::plain, Sense::name},
      FieldNote{"type", "The kind of principal."},
      FieldNote{"tenantId", "The tenant; needed for User and FirstParty."},
      FieldNote{"subscriptionId", "The subscription; needed for the managed identities."},
      FieldNote{"resourceGroup", "The resource group; needed for the managed identities.",
                Mark::plain, Sense::name},
      FieldNote{"location",
                "The region of a managed identity, e.g. westeurope (when absent); nothing for User "
                "and FirstParty."}};
};
