// The principals of services' own applications: each tenant gets one of a service's when the
// service's resource provider is registered in one of its subscriptions (cosmos: access policy
// (tip); azure-facts 2.6).
#pragma once

#include <string>
#include <string_view>

#include "reference/entra/directory.h"

namespace cmk::entra {

inline constexpr std::string_view kDocumentDb = "Microsoft.DocumentDB";

struct FirstPartyApp {
  std::string_view provider;  // resource provider namespace
  std::string_view name;
  std::string_view clientId;  // the same in every tenant of the public cloud
};

// The application of a resource provider's service, whatever the case of the namespace; null for a
// provider that has none.
[[nodiscard]] const FirstPartyApp* app_of_provider(std::string_view provider);

// The key in the directory of the application's principal in a tenant, whether it exists or not.
[[nodiscard]] std::string first_party_key(std::string_view tenant_id, const FirstPartyApp& app);

// The living principal of the provider's service in a tenant; null before the provider is
// registered there, while the principal is deleted, and for providers that have none.
[[nodiscard]] const Principal* first_party(const Directory& directory, std::string_view tenant_id,
                                           std::string_view provider = kDocumentDb);

// Creates the principal of the application in a tenant where it is missing.
void bring_first_party(Room& room, const std::string& tenant_id, const FirstPartyApp& app);

// Whether a resource provider is registered in a subscription, whatever the case of its namespace.
[[nodiscard]] bool is_registered(const Directory& directory, std::string_view subscription_id,
                                 std::string_view provider);

}  // namespace cmk::entra
