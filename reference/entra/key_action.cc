#include "reference/entra/key_action.h"

#include <array>

#include "reference/core/text.h"

namespace cmk::entra {
namespace {

constexpr std::array kActions = {
    KeyActionInfo{KeyAction::get, "get", "keys/read"},
    KeyActionInfo{KeyAction::list, "list", "keys/read"},
    KeyActionInfo{KeyAction::create, "create", "keys/create/action"},
    KeyActionInfo{KeyAction::import, "import", "keys/import/action"},
    KeyActionInfo{KeyAction::update, "update", "keys/update/action"},
    KeyActionInfo{KeyAction::remove, "delete", "keys/delete"},
    KeyActionInfo{KeyAction::recover, "recover", "keys/recover/action"},
    KeyActionInfo{KeyAction::purge, "purge", "keys/purge/action"},
    KeyActionInfo{KeyAction::backup, "backup", "keys/backup/action"},
    KeyActionInfo{KeyAction::restore, "restore", "keys/restore/action"},
    KeyActionInfo{KeyAction::rotate, "rotate", "keys/rotate/action"},
    KeyActionInfo{KeyAction::getRotationPolicy, "getrotationpolicy", "keyrotationpolicies/read"},
    KeyActionInfo{KeyAction::setRotationPolicy, "setrotationpolicy", "keyrotationpolicies/write"},
    KeyActionInfo{KeyAction::wrapKey, "wrapKey", "keys/wrap/action"},
    KeyActionInfo{KeyAction::unwrapKey, "unwrapKey", "keys/unwrap/action"},
    KeyActionInfo{KeyAction::encrypt, "encrypt", "keys/encrypt/action"},
    KeyActionInfo{KeyAction::decrypt, "decrypt", "keys/decrypt/action"},
    KeyActionInfo{KeyAction::sign, "sign", "keys/sign/action"},
    KeyActionInfo{KeyAction::verify, "verify", "keys/verify/action"},
};
static_assert(kActions.size() == kKeyActions);

}  // namespace

std::span<const KeyActionInfo> key_actions() { return kActions; }

const KeyActionInfo& info(KeyAction action) {
  return kActions.at(static_cast<std::size_t>(action));
}

std::optional<KeyAction> key_action_from_permission(std::string_view permission) {
  for (const KeyActionInfo& entry : kActions) {
    if (equal_ignoring_case(entry.permission, permission)) return entry.action;
  }
  return std::nullopt;
}

KeyActionSet set_of(std::span<const KeyAction> actions) {
  KeyActionSet set;
  for (KeyAction action : actions) set.set(static_cast<std::size_t>(action));
  return set;
}

}  // namespace cmk::entra
