#include "reference/entra/arm_id.h"

#include "reference/core/text.h"

namespace cmk::entra {

std::string arm_id(std::string_view subscription, std::string_view resource_group,
                   std::string_view type, std::string_view name) {
  return concat({"/subscriptions/", subscription, "/resourceGroups/", resource_group, "/providers/",
                 type, "/", name});
}

std::string vault_id(std::string_view subscription, std::string_view resource_group,
                     std::string_view vault) {
  return arm_id(subscription, resource_group, "Microsoft.KeyVault/vaults", vault);
}

std::string key_id(std::string_view vault_id, std::string_view key) {
  return concat({vault_id, "/keys/", key});
}

std::optional<std::string_view> subscription_of(std::string_view arm_id) {
  constexpr std::string_view kPrefix = "/subscriptions/";
  if (arm_id.size() <= kPrefix.size() ||
      !equal_ignoring_case(arm_id.substr(0, kPrefix.size()), kPrefix)) {
    return std::nullopt;
  }
  arm_id.remove_prefix(kPrefix.size());
  const std::string_view subscription = arm_id.substr(0, arm_id.find('/'));
  if (subscription.empty() || arm_id.ends_with('/')) return std::nullopt;
  return subscription;
}

bool covers(std::string_view scope, std::string_view resource) {
  if (scope.size() > resource.size()) return false;
  if (!equal_ignoring_case(scope, resource.substr(0, scope.size()))) return false;
  return scope.size() == resource.size() || resource[scope.size()] == '/';
}

}  // namespace cmk::entra
