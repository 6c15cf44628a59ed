// An identity as operations tell of it.
#pragma once

#include "reference/core/describe.h"
#include "reference/entra/directory.h"

namespace cmk::entra {

BOOST_DESCRIBE_ENUM(PrincipalType, User, FirstParty, SystemAssigned, UserAssigned)

struct Identity {
  std::string id;
  std::string name;
  PrincipalType type = PrincipalType::User;
  std::string tenantId;
  std::string principalId;
  std::string clientId;
  bool operator==(const Identity&) const = default;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, name, type, tenantId, principalId, clientId))

[[nodiscard]] Identity identity_of(const Principal& principal);

// The principal with this id whose deletion state is as asked, for changing; notFound otherwise.
[[nodiscard]] Result<Principal*> edit_principal(Room& room, std::string_view id, bool deleted);

}  // namespace cmk::entra

namespace cmk {
template <>
struct Note<entra::PrincipalType> {
  static constexpr std::string_view kName = "PrincipalType";
  static constexpr std::string_view kSentence = "The kind of a principal.";
  static constexpr std::array<std::string_view, 4> kValues = {"User", "FirstParty",
                                                              "SystemAssigned", "UserAssigned"};
};
template <>
struct Note<entra::Identity> {
  static constexpr std::string_view kName = "Identity";
  static constexpr std::string_view kSentence =
      "A principal: a person, a service's first-party principal, or a managed identity.";
  static constexpr std::array kFields = {
      FieldNote{"id", "The resource identifier; for a person, any identifier of the target's.",
                Mark::chosen},
      FieldNote{"name", "The name it was created with."},
      FieldNote{"type", "The kind of principal."},
      FieldNote{"tenantId", "The tenant it belongs to."},
      FieldNote{"principalId", "The object id: what grants are made to, and who calls.",
                Mark::chosen},
      FieldNote{"clientId", "The application id.", Mark::chosen}};
};
}  // namespace cmk
