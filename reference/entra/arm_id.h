// ARM resource identifiers: /subscriptions/S[/resourceGroups/G[/providers/NAMESPACE/TYPE/NAME…]].
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cmk::entra {

// The identifier of a resource of the given provider type, e.g.
// arm_id("s1", "rg", "Microsoft.KeyVault/vaults", "v") is
// "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v".
[[nodiscard]] std::string arm_id(std::string_view subscription, std::string_view resource_group,
                                 std::string_view type, std::string_view name);
[[nodiscard]] std::string vault_id(std::string_view subscription, std::string_view resource_group,
                                   std::string_view vault);
[[nodiscard]] std::string key_id(std::string_view vault_id, std::string_view key);

// The subscription named by an identifier; nothing when the text is no identifier at all.
[[nodiscard]] std::optional<std::string_view> subscription_of(std::string_view arm_id);

// Whether a grant at `scope` holds at `resource`: the same identifier or one above it, compared
// without regard to case, segment by segment.
[[nodiscard]] bool covers(std::string_view scope, std::string_view resource);

}  // namespace cmk::entra
