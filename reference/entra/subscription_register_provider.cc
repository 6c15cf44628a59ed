#include "reference/entra/subscription_register_provider.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/entra/first_party.h"
#include "reference/entra/rules.h"

namespace cmk::entra {
namespace {

// The principal of the provider's service, where it is missing in the tenant.
void bring_principal(Room& room, const std::string& tenant_id, const std::string& provider,
                     bool again) {
  const FirstPartyApp* app = app_of_provider(provider);
  if (app == nullptr || room.rules.fault(rules::kRegisteringBringsNoPrincipal)) return;
  if (again && room.rules.fault(rules::kRegisteringAgainBringsNothing)) return;
  const Principal* present = first_party(room.directory, tenant_id, provider);
  if (present != nullptr && room.rules.fault(rules::kRegisteringReplacesPrincipal)) {
    room.directory.principals.edit(to_lower(present->id))->deleted = true;
  }
  bring_first_party(room, tenant_id, *app);
}

}  // namespace

Result<Registration> apply(Room& room, const SubscriptionRegisterProvider& op) {
  if (!op.resourceProviderNamespace.contains('.')) return refuse(Reason::invalidName);
  Subscription* subscription = room.directory.subscriptions.edit(op.subscriptionId);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  auto& registered = subscription->resourceProviders;
  const std::string provider = to_lower(op.resourceProviderNamespace);
  const auto at = std::ranges::lower_bound(registered, provider);
  const bool again = at != registered.end() && *at == provider;
  const std::string tenant_id = subscription->tenantId;
  const bool in_tenant = first_party(room.directory, tenant_id, provider) != nullptr;
  if ((again || in_tenant) && room.rules.fault(rules::kRegisteringTwiceRefused)) {
    return refuse(Reason::nameTaken, "deviant");
  }
  if (!again) registered.insert(at, provider);
  bring_principal(room, tenant_id, provider, again);
  return Registration{"Registered"};
}

}  // namespace cmk::entra
