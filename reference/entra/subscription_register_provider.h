#pragma once

#include "reference/core/describe.h"
#include "reference/entra/directory.h"

namespace cmk::entra {

struct Registration {
  std::string registrationState;
  bool operator==(const Registration&) const = default;
};
BOOST_DESCRIBE_STRUCT(Registration, (), (registrationState))

// subscription.registerProvider
struct SubscriptionRegisterProvider {
  using Answer = Registration;
  std::string subscriptionId;
  std::string resourceProviderNamespace;
  bool operator==(const SubscriptionRegisterProvider&) const = default;
};
BOOST_DESCRIBE_STRUCT(SubscriptionRegisterProvider, (), (subscriptionId, resourceProviderNamespace))

Result<Registration> apply(Room& room, const SubscriptionRegisterProvider& op);

}  // namespace cmk::entra

namespace cmk {
template <>
struct Note<entra::Registration> {
  static constexpr std::string_view kName = "Registration";
  static constexpr std::string_view kSentence = "The state of a resource provider's registration.";
  static constexpr std::array kFields = {FieldNote{"registrationState", "Registered."}};
};
template <>
struct Note<entra::SubscriptionRegisterProvider> {
  static constexpr std::string_view kName = "subscription.registerProvider";
  static constexpr std::string_view kSentence =
      "Registers a resource provider in a subscription, so that its resources can be created "
      "there; Microsoft.DocumentDB also brings its first-party principal to the tenant, where it "
      "is "
      "missing.";
  static constexpr std::array kFields = {
      FieldNote{"subscriptionId", "The subscription."},
      FieldNote{"resourceProviderNamespace", "The namespace, e.g. Microsoft.DocumentDB."}};
};
}  // namespace cmk
