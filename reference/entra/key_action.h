// What may be done with the keys of a vault: one table from which access policies, roles and the
// audit log take their names.
#pragma once

#include <bitset>
#include <optional>
#include <span>
#include <string_view>

namespace cmk::entra {

enum class KeyAction {
  get,
  list,
  create,
  import,
  update,
  remove,
  recover,
  purge,
  backup,
  restore,
  rotate,
  getRotationPolicy,
  setRotationPolicy,
  wrapKey,
  unwrapKey,
  encrypt,
  decrypt,
  sign,
  verify,
};
inline constexpr std::size_t kKeyActions = 19;
using KeyActionSet = std::bitset<kKeyActions>;

struct KeyActionInfo {
  KeyAction action;
  std::string_view permission;  // in an access policy (permissions.keys, azure-facts 2.4)
  std::string_view dataAction;  // in a role, below Microsoft.KeyVault/vaults/ (azure-facts 2.6)
};

// All actions, in the order of the enum. Get and list are one data action under roles.
[[nodiscard]] std::span<const KeyActionInfo> key_actions();
[[nodiscard]] const KeyActionInfo& info(KeyAction action);

// The action that an access policy names so, whatever the case; "all" is no action of its own.
[[nodiscard]] std::optional<KeyAction> key_action_from_permission(std::string_view permission);

[[nodiscard]] KeyActionSet set_of(std::span<const KeyAction> actions);
[[nodiscard]] inline bool has(const KeyActionSet& set, KeyAction action) {
  return set.test(static_cast<std::size_t>(action));
}

}  // namespace cmk::entra
