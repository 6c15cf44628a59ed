#include "reference/key_vault/key_create.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/new_version.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<VersionWish> wish_of(const KeyCreate& op) {
  const bool elliptic = is_elliptic(op.kty);
  if (elliptic && op.key_size) {
    return refuse(Reason::invalidParameter, "an EC key has a curve and no size");
  }
  return VersionWish{op.kty, op.key_ops, op.attributes, op.tags,
                     op.crv.value_or(elliptic ? "P-256" : "")};
}

Result<KeyBundle> create(Room& room, const KeyCreate& op) {
  Result<VaultRecord*> vault = edit_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  const Result<VersionWish> wish = wish_of(op);
  const auto checks = [&]() -> Result<void> {
    if (auto may = authorize(room, **vault, op, entra::KeyAction::create, op.name); !may)
      return may;
    if (auto name = check_name_for_version(room, **vault, op.name); !name) return name;
    if (!wish) return std::unexpected(wish.error());
    return check_wish(room.rules, *wish);
  };
  if (Result<void> ok = checks(); !ok) return std::unexpected(ok.error());
  auto material = take_material(room, *wish, op.key_size.value_or(2048));
  if (!material) return std::unexpected(material.error());
  const Key& key = add_version(room, **vault, op.name, *wish, *std::move(material));
  return bundle_of(room, **vault, key, key.versions.back(), rules::kCreateReturnsPrivate);
}

}  // namespace

Result<KeyBundle> apply(Room& room, const KeyCreate& op) {
  return audited(room, op, entra::KeyAction::create, op.name, "", [&](std::string& version) {
    Result<KeyBundle> bundle = create(room, op);
    if (bundle) version = version_of(*bundle);
    return bundle;
  });
}

}  // namespace cmk::key_vault
