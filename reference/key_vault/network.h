// Who may reach a vault's data plane at all (KVT-10, KVT-11; azure-facts 2.4).
#pragma once

#include <optional>
#include <string>

#include "reference/entra/key_action.h"
#include "reference/key_vault/ip_range.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

inline constexpr std::string_view kTrustedService = "trustedService";
inline constexpr std::string_view kPrivateEndpoint = "privateEndpoint";
// Where a call comes from that does not say: a public address (RFC 5737).
inline constexpr std::uint32_t kDefaultAddress = *parse_ipv4("203.0.113.10");

// Whether a call from `from` gets in; networkDenied, or invalidParameter when `from` is no place.
[[nodiscard]] Result<void> admit(const Room& room, const VaultRecord& vault,
                                 const std::optional<std::string>& from, entra::KeyAction action);

// Whether every network gets in ("all networks"), and whether nothing but private endpoints does:
// public access off and no bypass for trusted services either.
[[nodiscard]] bool admits_all_networks(const NetworkRules& rules);
[[nodiscard]] bool admits_private_endpoints_only(const NetworkRules& rules);

// Reads the wire form; invalidParameter for values that are none.
[[nodiscard]] Result<void> set_public_access(NetworkRules& rules, const std::string& value);
[[nodiscard]] Result<void> set_acls(NetworkRules& rules, const NetworkAcls& acls);
[[nodiscard]] NetworkAcls acls_of(const NetworkRules& rules);

}  // namespace cmk::key_vault
