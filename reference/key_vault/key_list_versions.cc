#include "reference/key_vault/key_list_versions.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/page.h"

namespace cmk::key_vault {
namespace {

Result<KeyList> list(const Room& room, const KeyListVersions& op) {
  Result<const VaultRecord*> vault = find_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::list, op.name); !may) {
    return std::unexpected(may.error());
  }
  Result<const Key*> key = find_key(room, **vault, op.name);
  if (!key) return std::unexpected(key.error());
  Result<Page> page = Page::open(room.rules, op.maxresults);
  if (!page) return std::unexpected(page.error());
  bool begun = !op.skipToken;
  for (const KeyVersion& version : (*key)->versions) {
    const std::string kid = key_identifier((*vault)->name, (*key)->name, version.version);
    if (begun && !page->add(item_of(room, **vault, version, kid), version.version)) break;
    begun = begun || version.version == *op.skipToken;
  }
  return page->close();
}

}  // namespace

Result<KeyList> apply(Room& room, const KeyListVersions& op) {
  return audited(room, op, entra::KeyAction::list, op.name, "",
                 [&](std::string& /*version*/) { return list(room, op); });
}

}  // namespace cmk::key_vault
