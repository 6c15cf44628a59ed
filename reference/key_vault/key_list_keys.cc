#include "reference/key_vault/key_list_keys.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/page.h"

namespace cmk::key_vault {
namespace {

Result<KeyList> list(const Room& room, const KeyListKeys& op) {
  Result<const VaultRecord*> vault = find_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::list, ""); !may) {
    return std::unexpected(may.error());
  }
  Result<Page> page = Page::open(room.rules, op.maxresults);
  if (!page) return std::unexpected(page.error());
  const auto add = [&](const std::string& lower, const Key& key) {
    return page->add(
        item_of(room, **vault, current_version(key), key_identifier((*vault)->name, key.name, "")),
        lower);
  };
  const std::string after = op.skipToken.value_or("");
  if (op.deleted.value_or(false)) {
    (*vault)->deleted_keys.for_each_after(
        after,
        [&](const std::string& name, const DeletedKey& gone) { return add(name, gone.key); });
  } else {
    (*vault)->keys.for_each_after(after, add);
  }
  return page->close();
}

}  // namespace

Result<KeyList> apply(Room& room, const KeyListKeys& op) {
  return audited(room, op, entra::KeyAction::list, "", "",
                 [&](std::string& /*version*/) { return list(room, op); });
}

}  // namespace cmk::key_vault
