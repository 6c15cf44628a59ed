#include "reference/entra/identity_create.h"

#include <fmt/format.h>

#include <algorithm>

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"

namespace cmk::entra {
namespace {

// ^[a-zA-Z0-9]{1}[a-zA-Z0-9-_]{2,119}$ (azure-facts 2.5).
bool is_identity_name(std::string_view name) {
  const auto allowed = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; };
  return name.size() >= 3 && name.size() <= 120 && (is_letter(name[0]) || is_digit(name[0])) &&
         std::ranges::all_of(name, allowed);
}

struct Place {
  std::string id;
  std::string tenantId;
};

Result<Place> place_of(const Room& room, const IdentityCreate& op) {
  if (op.type == PrincipalType::User || op.type == PrincipalType::FirstParty) {
    if (!op.tenantId || !room.directory.tenants.contains(*op.tenantId)) {
      return refuse(Reason::notFound, "no such tenant");
    }
    return Place{fmt::format("/tenants/{}/principals/{}", *op.tenantId, op.name), *op.tenantId};
  }
  if (!op.subscriptionId || !op.resourceGroup || op.resourceGroup->empty()) {
    return refuse(Reason::invalidParameter,
                  "a managed identity needs subscription and resource group");
  }
  const Subscription* subscription = room.directory.subscriptions.find(*op.subscriptionId);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  if (op.tenantId && *op.tenantId != subscription->tenantId) return refuse(Reason::wrongTenant);
  return Place{arm_id(*op.subscriptionId, *op.resourceGroup,
                      "Microsoft.ManagedIdentity/userAssignedIdentities", op.name),
               subscription->tenantId};
}

// A new identity under the name of a deleted one is another identity, and does not bring it back
// (vCore: recovering from managed identity deletion); the deleted one is told by its object id.
void set_aside(Directory& directory, const std::string& key) {
  const Principal deleted = *directory.principals.find(key);
  const std::string aside = fmt::format("{}#{}", key, deleted.principalId);
  directory.principals.erase(key);
  directory.ids_by_object_id.put(deleted.principalId, aside);
  directory.principals.put(aside, deleted);
}

}  // namespace

Result<Identity> apply(Room& room, const IdentityCreate& op) {
  if (!is_identity_name(op.name)) return refuse(Reason::invalidName);
  Result<Place> place = place_of(room, op);
  if (!place) return std::unexpected(place.error());
  const std::string key = to_lower(place->id);
  if (const Principal* present = room.directory.principals.find(key)) {
    if (!present->deleted) return refuse(Reason::nameTaken);
    set_aside(room.directory, key);
  }
  Principal principal{place->id,          op.name,           op.type, place->tenantId,
                      room.source.uuid(), room.source.uuid()};
  room.directory.ids_by_object_id.put(principal.principalId, key);
  return identity_of(room.directory.principals.put(key, std::move(principal)));
}

}  // namespace cmk::entra
