// Names and identifiers of vaults and keys (azure-facts 2.4, 3.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/core/outcome.h"
#include "reference/core/rulebook.h"

namespace cmk::key_vault {

[[nodiscard]] Result<void> check_vault_name(const Rulebook& rules, std::string_view name);
[[nodiscard]] Result<void> check_key_name(const Rulebook& rules, std::string_view name);

// https://VAULT.vault.azure.net/keys/NAME[/VERSION]; the version is left out when empty.
[[nodiscard]] std::string key_identifier(std::string_view vault, std::string_view name,
                                         std::string_view version);

struct KeyIdentifier {
  std::string vault;
  std::string name;
  std::string version;  // empty: versionless
};

// Takes a key identifier apart; nothing when it is not one. Host and path are compared without
// regard to case.
[[nodiscard]] std::optional<KeyIdentifier> parse_key_identifier(std::string_view text);

// The geography of a region, which bounds where a backup can be restored.
[[nodiscard]] std::string_view geography_of(std::string_view location);

}  // namespace cmk::key_vault
