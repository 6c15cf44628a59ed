#include "reference/entra/subscription_register_provider.h"

#include <algorithm>

namespace cmk::entra {

Result<Registration> apply(Room& room, const SubscriptionRegisterProvider& op) {
  if (!op.resourceProviderNamespace.contains('.')) return refuse(Reason::invalidName);
  Subscription* subscription = room.directory.subscriptions.edit(op.subscriptionId);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  auto& registered = subscription->resourceProviders;
  const auto at = std::ranges::lower_bound(registered, op.resourceProviderNamespace);
  if (at == registered.end() || *at != op.resourceProviderNamespace) {
    registered.insert(at, op.resourceProviderNamespace);
  }
  return Registration{"Registered"};
}

}  // namespace cmk::entra
