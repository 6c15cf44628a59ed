#include "reference/entra/subscription_create.h"

#include "reference/entra/first_party.h"
#include "reference/entra/rules.h"

namespace cmk::entra {

Result<Done> apply(Room& room, const SubscriptionCreate& op) {
  if (op.subscriptionId.empty() || op.subscriptionId.contains('/')) {
    return refuse(Reason::invalidName);
  }
  if (!room.directory.tenants.contains(op.tenantId))
    return refuse(Reason::notFound, "no such tenant");
  if (room.directory.subscriptions.contains(op.subscriptionId)) return refuse(Reason::nameTaken);
  room.directory.subscriptions.put(op.subscriptionId,
                                   Subscription{op.subscriptionId, op.tenantId, {}});
  if (room.rules.fault(rules::kPrincipalBeforeRegistration)) {
    bring_first_party(room, op.tenantId, *app_of_provider(kDocumentDb));
  }
  return Done{};
}

}  // namespace cmk::entra
