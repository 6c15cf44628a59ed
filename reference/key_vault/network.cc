#include "reference/key_vault/network.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<void> let(bool in, std::string_view why) {
  if (in) return {};
  return refuse(Reason::networkDenied, std::string(why));
}

// Creating, listing and changing keys, as against using them.
bool is_administration(entra::KeyAction action) {
  using entra::KeyAction;
  return action == KeyAction::create || action == KeyAction::list || action == KeyAction::update;
}

Result<void> admit_trusted(const Room& room, const NetworkRules& network) {
  const Rulebook& rules = room.rules;
  if (admits_all_networks(network)) {
    return let(!rules.fault(rules::kOpenRefusesTrusted), "deviant");
  }
  if (!network.public_access && network.bypass && rules.fault(rules::kServicesLoseAccess)) {
    return let(false, "deviant");
  }
  if (network.bypass && rules.fault(rules::kBypassIgnored)) return let(false, "deviant");
  return let(rules.holds(rules::kTrustedNeedsBypass, network.bypass),
             "bypass is None and the caller comes past the rules only as a trusted service");
}

bool in_selected_networks(const Rulebook& rules, const NetworkRules& network,
                          std::uint32_t address) {
  const bool first_only = rules.fault(rules::kIpRulesMatchOneAddress);
  const bool too_wide = rules.fault(rules::kIpRulesTooWide);
  return std::ranges::any_of(network.ranges, [&](const IpRange& range) {
    int prefix = first_only ? 32 : range.prefix;
    if (too_wide && prefix > 0) --prefix;
    return IpRange{range.base, prefix, {}}.contains(address);
  });
}

Result<void> admit_public(const Room& room, const NetworkRules& network, std::uint32_t address,
                          entra::KeyAction action) {
  const Rulebook& rules = room.rules;
  if (!network.public_access) {
    const Rule& rule = is_administration(action) ? rules::kAdministrationObeysNetwork
                                                 : rules::kPublicDisabledRefuses;
    return let(rules.holds(rule, false), "public network access is disabled");
  }
  if (network.allow_by_default) return let(!rules.fault(rules::kOpenRefusesPublic), "deviant");
  const bool listed = in_selected_networks(rules, network, address);
  if (listed) return let(!rules.fault(rules::kIpRulesIgnored), "deviant");
  return let(rules.holds(rules::kFirewallRefusesOthers, false),
             "the client address is in none of the selected networks");
}

}  // namespace

Result<void> admit(const Room& room, const VaultRecord& vault,
                   const std::optional<std::string>& from, entra::KeyAction action) {
  if (!from) return admit_public(room, vault.network, kDefaultAddress, action);
  if (*from == kPrivateEndpoint) {
    return let(!room.rules.fault(rules::kPrivateEndpointRefused), "deviant");
  }
  if (*from == kTrustedService) return admit_trusted(room, vault.network);
  const auto address = parse_ipv4(*from);
  if (!address) {
    return refuse(Reason::invalidParameter,
                  "from is neither an IPv4 address nor trustedService nor privateEndpoint");
  }
  return admit_public(room, vault.network, *address, action);
}

bool admits_all_networks(const NetworkRules& rules) {
  return rules.public_access && rules.allow_by_default;
}

bool admits_private_endpoints_only(const NetworkRules& rules) {
  return !rules.public_access && !rules.bypass;
}

Result<void> set_public_access(NetworkRules& rules, const std::string& value) {
  const bool enabled = equal_ignoring_case(value, "Enabled");
  if (!enabled && !equal_ignoring_case(value, "Disabled")) {
    return refuse(Reason::invalidParameter, "publicNetworkAccess is Enabled or Disabled");
  }
  rules.public_access = enabled;
  return {};
}

Result<void> set_acls(NetworkRules& rules, const NetworkAcls& acls) {
  const std::string bypass = acls.bypass.value_or("AzureServices");
  const std::string action = acls.defaultAction.value_or("Allow");
  if (bypass != "AzureServices" && bypass != "None") {
    return refuse(Reason::invalidParameter, "bypass is AzureServices or None");
  }
  if (action != "Allow" && action != "Deny") {
    return refuse(Reason::invalidParameter, "defaultAction is Allow or Deny");
  }
  std::vector<IpRange> ranges;
  for (const IpRule& rule : acls.ipRules) {
    auto range = parse_ip_range(rule.value);
    if (!range) return refuse(Reason::invalidParameter, "an ipRule is no IPv4 address or range");
    ranges.push_back(*std::move(range));
  }
  if (ranges.size() > 1000) return refuse(Reason::limitExceeded, "at most 1000 ipRules");
  rules.bypass = bypass == "AzureServices";
  rules.allow_by_default = action == "Allow";
  rules.ranges = std::move(ranges);
  return {};
}

NetworkAcls acls_of(const NetworkRules& rules) {
  NetworkAcls acls;
  acls.bypass = rules.bypass ? "AzureServices" : "None";
  acls.defaultAction = rules.allow_by_default ? "Allow" : "Deny";
  for (const IpRange& range : rules.ranges) acls.ipRules.push_back({range.text});
  return acls;
}

}  // namespace cmk::key_vault
