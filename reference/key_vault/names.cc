#include "reference/key_vault/names.h"

#include <algorithm>
#include <array>

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

constexpr std::string_view kSuffix = ".vault.azure.net";

bool is_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool has_length(std::string_view name, std::int64_t min, std::int64_t max) {
  const auto len = static_cast<std::int64_t>(name.size());
  return len >= min && len <= max;
}

struct Region {
  std::string_view location;
  std::string_view geography;
};
constexpr std::array kRegions = {
    Region{"westeurope", "Europe"},       Region{"northeurope", "Europe"},
    Region{"eastus", "United States"},    Region{"eastus2", "United States"},
    Region{"westus", "United States"},    Region{"westus2", "United States"},
    Region{"centralus", "United States"}, Region{"uksouth", "United Kingdom"},
    Region{"ukwest", "United Kingdom"},   Region{"germanywestcentral", "Germany"},
    Region{"germanynorth", "Germany"},    Region{"chinaeast2", "China"},
    Region{"chinanorth2", "China"},       Region{"southeastasia", "Asia Pacific"},
    Region{"eastasia", "Asia Pacific"},
};

}  // namespace

Result<void> check_vault_name(const Rulebook& rules, std::string_view name) {
  if (name.empty() && rules.fault(rules::kEmptyVaultName)) return {};
  if (!has_length(name, rules.limit(rules::kVaultNameMin), rules.limit(rules::kVaultNameMax))) {
    return refuse(Reason::invalidName, "a vault name has 3 to 24 characters");
  }
  if (!rules.holds(rules::kVaultNameCharacters, is_name(name))) {
    return refuse(Reason::invalidName, "a vault name has letters, digits and hyphens only");
  }
  return {};
}

Result<void> check_key_name(const Rulebook& rules, std::string_view name) {
  if (!has_length(name, rules.limit(rules::kKeyNameMin), rules.limit(rules::kKeyNameMax))) {
    return refuse(Reason::invalidName, "a key name has 1 to 127 characters");
  }
  if (!rules.holds(rules::kKeyNameCharacters, is_name(name))) {
    return refuse(Reason::invalidName, "a key name has letters, digits and hyphens only");
  }
  return {};
}

std::string key_identifier(std::string_view vault, std::string_view name,
                           std::string_view version) {
  return concat({"https://", vault, kSuffix, "/keys/", name, version.empty() ? "" : "/", version});
}

std::optional<KeyIdentifier> parse_key_identifier(std::string_view text) {
  const auto pieces = split(text, '/');  // "https:", "", host, "keys", name[, version]
  if (pieces.size() < 5 || pieces.size() > 6) return std::nullopt;
  const std::string host = to_lower(pieces[2]);
  if (!equal_ignoring_case(pieces[0], "https:") || !pieces[1].empty() || !host.ends_with(kSuffix) ||
      !equal_ignoring_case(pieces[3], "keys")) {
    return std::nullopt;
  }
  const std::string vault = host.substr(0, host.size() - kSuffix.size());
  const std::string_view name = pieces[4];
  const std::string_view version = pieces.size() == 6 ? pieces[5] : std::string_view();
  if (!has_length(vault, 3, 24) || !is_name(vault)) return std::nullopt;
  if (!has_length(name, 1, 127) || !is_name(name)) return std::nullopt;
  if (pieces.size() == 6 && (version.size() != 32 || !std::ranges::all_of(version, is_hex))) {
    return std::nullopt;
  }
  return KeyIdentifier{vault, std::string(name), to_lower(version)};
}

std::string_view geography_of(std::string_view location) {
  const auto* found = std::ranges::find(kRegions, location, &Region::location);
  return found == kRegions.end() ? location : found->geography;
}

}  // namespace cmk::key_vault
