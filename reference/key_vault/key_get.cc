#include "reference/key_vault/key_get.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

Result<KeyBundle> apply(Room& room, const KeyGet& op) {
  constexpr auto kAction = entra::KeyAction::get;
  return audited(room, op, kAction, op.name, asked_version(op),
                 [&](std::string& version) -> Result<KeyBundle> {
                   Result<KeyUse> use = open_version(room, op, kAction);
                   if (!use) return std::unexpected(use.error());
                   version = use->version->version;
                   return bundle_of(room, *use->vault, *use->key, *use->version,
                                    rules::kGetReturnsPrivate);
                 });
}

}  // namespace cmk::key_vault
