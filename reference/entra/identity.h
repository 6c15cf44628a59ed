// An identity as operations tell of it.
#pragma once

#include <optional>

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
  std::optional<std::string> resource = {};
  std::optional<std::string> location = {};
  bool operator==(const Identity&) const = default;
};
BOOST_DESCRIBE_STRUCT(Identity, (),
                      (id, name, type, tenantId, principalId, clientId, resource, location))

[[nodiscard]] Identity identity_of(const Principal& principal);

// Puts a new principal under its id, with an object id of its own, and a client id where it has
// none. A deleted one of that id is set aside: the new one is another identity, inherits nothing
// and does not bring it back (vCore: recovering from managed identity deletion). No living one may
// have the id. The reference holds until the next change of the directory.
Principal& add_principal(Room& room, Principal principal);

// Takes a deleted principal out of the way of its id; it is told by its object id from then on, and
// can no longer be recovered.
void set_aside(Directory& directory, const std::string& id);

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
      FieldNote{"clientId", "The application id.", Mark::chosen},
      FieldNote{"resource",
                "The ARM id of the service resource that a system-assigned identity was created "
                "with; absent for the others."},
      FieldNote{"location",
                "The region, in lower case without spaces; absent for people and first-party "
                "principals."}};
};
}  // namespace cmk
