#include "reference/entra/role_table.h"

#include <array>
#include <initializer_list>

#include "reference/core/text.h"

namespace cmk::entra {
namespace {

KeyActionSet keys(std::initializer_list<KeyAction> actions) {
  KeyActionSet set;
  for (KeyAction action : actions) set.set(static_cast<std::size_t>(action));
  return set;
}
VaultActionSet vaults(std::initializer_list<VaultAction> actions) {
  VaultActionSet set;
  for (VaultAction action : actions) set.set(static_cast<std::size_t>(action));
  return set;
}

}  // namespace

std::span<const Role> role_table() {
  using K = KeyAction;
  using V = VaultAction;
  static const KeyActionSet kAll = KeyActionSet().set();
  static const std::array kRoles = {
      Role{"Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", {}, VaultActionSet().set()},
      Role{"Contributor",
           "b24988ac-6180-42a0-ab88-20f7382dd24c",
           {},
           vaults({V::write, V::remove, V::purge})},
      Role{"Key Vault Contributor",
           "f25e0fa2-a7c8-4377-a976-54943a77a395",
           {},
           vaults({V::write, V::remove})},
      Role{"Key Vault Purge Operator",
           "a68e7c17-0ab2-4c09-9a58-125dae29748c",
           {},
           vaults({V::purge})},
      Role{kAdministrator, "00482a5a-887f-4fb3-b363-3b7fe8e74483", kAll, {}},
      Role{"Key Vault Crypto Officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603", kAll, {}},
      Role{"Key Vault Crypto User",
           "12338af0-0e69-4776-bea7-57ae8d297424",
           keys({K::get, K::list, K::update, K::backup, K::encrypt, K::decrypt, K::wrapKey,
                 K::unwrapKey, K::sign, K::verify}),
           {}},
      Role{kEncryptionUser,
           "e147488a-f6f5-4113-8e2d-b22465e65bf6",
           keys({K::get, K::list, K::wrapKey, K::unwrapKey}),
           {}},
      Role{"Key Vault Reader", "21090545-7ca7-4776-b22c-e363652d74d2", keys({K::get, K::list}), {}},
  };
  return kRoles;
}

const Role* find_role(std::string_view name_or_id) {
  for (const Role& role : role_table()) {
    if (role.name == name_or_id || equal_ignoring_case(role.id, name_or_id)) return &role;
  }
  return nullptr;
}

}  // namespace cmk::entra
