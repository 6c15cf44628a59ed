#include "reference/entra/identity_create.h"

#include <fmt/format.h>

#include <algorithm>

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/entra/location.h"

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
  std::string location = {};
};

Result<Place> place_of(const Room& room, const IdentityCreate& op) {
  if (op.type == PrincipalType::User || op.type == PrincipalType::FirstParty) {
    if (!op.tenantId || !room.directory.tenants.contains(*op.tenantId)) {
      return refuse(Reason::notFound, "no such tenant");
    }
    if (op.location) return refuse(Reason::invalidParameter, "only managed identities have one");
    return Place{fmt::format("/tenants/{}/principals/{}", *op.tenantId, op.name), *op.tenantId};
  }
  if (!op.subscriptionId || !op.resourceGroup || op.resourceGroup->empty()) {
    return refuse(Reason::invalidParameter,
                  "a managed identity needs subscription and resource group");
  }
  const Subscription* subscription = room.directory.subscriptions.find(*op.subscriptionId);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  if (op.tenantId && *op.tenantId != subscription->tenantId) return refuse(Reason::wrongTenant);
  const std::string location = fold_location(op.location.value_or(std::string(kDefaultLocation)));
  if (location.empty()) return refuse(Reason::invalidParameter, "location names no region");
  return Place{arm_id(*op.subscriptionId, *op.resourceGroup,
                      "Microsoft.ManagedIdentity/userAssignedIdentities", op.name),
               subscription->tenantId, location};
}

}  // namespace

Result<Identity> apply(Room& room, const IdentityCreate& op) {
  if (!is_identity_name(op.name)) return refuse(Reason::invalidName);
  Result<Place> place = place_of(room, op);
  if (!place) return std::unexpected(place.error());
  const Principal* present = room.directory.principals.find(to_lower(place->id));
  if (present != nullptr && !present->deleted) return refuse(Reason::nameTaken);
  return identity_of(add_principal(
      room, {place->id, op.name, op.type, place->tenantId, {}, {}, false, {}, place->location}));
}

}  // namespace cmk::entra
