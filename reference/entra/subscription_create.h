#pragma once

#include "reference/core/describe.h"
#include "reference/entra/directory.h"

namespace cmk::entra {

// subscription.create
struct SubscriptionCreate {
  using Answer = Done;
  std::string subscriptionId;
  std::string tenantId;
  bool operator==(const SubscriptionCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(SubscriptionCreate, (), (subscriptionId, tenantId))

Result<Done> apply(Room& room, const SubscriptionCreate& op);

}  // namespace cmk::entra

template <>
struct cmk::Note<cmk::entra::SubscriptionCreate> {
  static constexpr std::string_view kName = "subscription.create";
  static constexpr std::string_view kSentence = "Creates a subscription in a tenant.";
  static constexpr std::array kFields = {
      FieldNote{"subscriptionId", "The subscription's identifier, chosen by the caller.",
                Mark::plain, Sense::name},
      FieldNote{"tenantId", "The tenant that the subscription, and all in it, belongs to."}};
};
