// The identities of a service's resource, and which of them uses the customer's key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/core/describe.h"
#include "reference/core/outcome.h"
#include "reference/entra/directory.h"

namespace cmk::service {

// As operations tell of it (the ARM property `identity`).
struct ResourceIdentity {
  std::string type;  // None, SystemAssigned, UserAssigned, or "SystemAssigned,UserAssigned"
  std::vector<std::string> userAssignedIdentities;  // resource ids
  std::optional<std::string> principalId;           // of the system-assigned one; answers only
  bool operator==(const ResourceIdentity&) const = default;
};
BOOST_DESCRIBE_STRUCT(ResourceIdentity, (), (type, userAssignedIdentities, principalId))

// As a resource keeps it. The system-assigned principal lives in the directory under the
// resource's own id.
struct Identities {
  bool system_assigned = false;
  std::vector<std::string> user_assigned;  // ids as given, in order
  bool operator==(const Identities&) const = default;

  [[nodiscard]] bool has_user_assigned(std::string_view id) const;
};

// Reads the wire form. invalidParameter: type is none of the four, or does not fit the list;
// notFound: an identity that does not exist; invalidIdentity: one that is not user-assigned
// (a resource's own identity serves no other, IDN-06); wrongTenant.
[[nodiscard]] Result<Identities> read_identities(const entra::Room& room,
                                                 const std::optional<ResourceIdentity>& given,
                                                 std::string_view resource_id,
                                                 std::string_view tenant);
[[nodiscard]] ResourceIdentity told(const entra::Room& room, const Identities& identities,
                                    std::string_view resource_id);

// Which identity uses the key: the three forms of defaultIdentity (azure-facts 2.1).
enum class IdentityKind { FirstParty, SystemAssigned, UserAssigned };

struct IdentityChoice {
  IdentityKind kind = IdentityKind::FirstParty;
  std::string id;  // of a user-assigned one
  // Its object id at the time when the key was set: one that is created under the same id later is
  // another identity (IDN-05). Empty: not looked up yet.
  std::string principal_id = {};
  bool operator==(const IdentityChoice&) const = default;
};

// FirstPartyIdentity, SystemAssignedIdentity or UserAssignedIdentity=<resource id>; nothing for
// anything else.
[[nodiscard]] std::optional<IdentityChoice> parse_choice(std::string_view text);
[[nodiscard]] std::string to_string(const IdentityChoice& choice);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::ResourceIdentity> {
  static constexpr std::string_view kName = "ResourceIdentity";
  static constexpr std::string_view kSentence = "The managed identities of a resource.";
  static constexpr std::array kFields = {
      FieldNote{"type",
                "None, SystemAssigned, UserAssigned, or both as SystemAssigned,UserAssigned."},
      FieldNote{"userAssignedIdentities", "The resource ids of the user-assigned ones."},
      FieldNote{
          "principalId",
          "The object id of the system-assigned one; in answers, and only where there is one.",
          Mark::chosen}};
};
}  // namespace cmk
