#include "reference/entra/first_party.h"

#include <algorithm>
#include <array>

#include "reference/core/text.h"
#include "reference/entra/identity.h"

namespace cmk::entra {
namespace {

constexpr std::array kApps = {
    FirstPartyApp{kDocumentDb, "Azure Cosmos DB", "a232010e-820c-4083-83bb-3ace5fc29d0b"},
};

// No name that identity.create takes has a space, so that nobody else gets this id.
std::string id_of(std::string_view tenant_id, const FirstPartyApp& app) {
  return concat({"/tenants/", tenant_id, "/principals/", app.name});
}

}  // namespace

const FirstPartyApp* app_of_provider(std::string_view provider) {
  const auto* found = std::ranges::find_if(
      kApps, [&](const FirstPartyApp& app) { return equal_ignoring_case(app.provider, provider); });
  return found == kApps.end() ? nullptr : found;
}

std::string first_party_key(std::string_view tenant_id, const FirstPartyApp& app) {
  return to_lower(id_of(tenant_id, app));
}

const Principal* first_party(const Directory& directory, std::string_view tenant_id,
                             std::string_view provider) {
  const FirstPartyApp* app = app_of_provider(provider);
  if (app == nullptr) return nullptr;
  const Principal* principal = directory.principals.find(first_party_key(tenant_id, *app));
  return principal == nullptr || principal->deleted ? nullptr : principal;
}

void bring_first_party(Room& room, const std::string& tenant_id, const FirstPartyApp& app) {
  if (first_party(room.directory, tenant_id, app.provider) != nullptr) return;
  add_principal(room, {id_of(tenant_id, app),
                       std::string(app.name),
                       PrincipalType::FirstParty,
                       tenant_id,
                       {},
                       std::string(app.clientId)});
}

bool is_registered(const Directory& directory, std::string_view subscription_id,
                   std::string_view provider) {
  const Subscription* subscription = directory.subscriptions.find(subscription_id);
  return subscription != nullptr && contains(subscription->resourceProviders, to_lower(provider));
}

}  // namespace cmk::entra
