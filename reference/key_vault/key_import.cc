#include "reference/key_vault/key_import.h"

#include "reference/core/text.h"
#include "reference/crypto/byok.h"
#include "reference/crypto/jwk.h"
#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/crypto_reason.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/new_version.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

using crypto::CryptoError;
using Material = crypto::CryptoResult<crypto::RsaKeyPtr>;

Material from_pfx(const Room& room, const KeyImport& op) {
  if (room.rules.fault(rules::kPfxRefused) || !op.value)
    return std::unexpected(CryptoError::malformed);
  return room.crypto.rsa_from_pkcs12(op.value->view(),
                                     op.password ? op.password->view() : ByteView());
}

// The transfer key that a .byok blob names: a key of this vault whose one operation is import.
Material from_byok(const Room& room, const VaultRecord& vault, const KeyImport& op) {
  if (room.rules.fault(rules::kByokRefused) || !op.value)
    return std::unexpected(CryptoError::malformed);
  const auto blob = crypto::byok_parse(op.value->text());
  if (!blob) return std::unexpected(CryptoError::malformed);
  const auto kid = parse_key_identifier(blob->kid);
  if (!kid || kid->vault != to_lower(vault.name)) return std::unexpected(CryptoError::malformed);
  Result<const Key*> key = find_key(room, vault, kid->name);
  if (!key) return std::unexpected(CryptoError::malformed);
  Result<const KeyVersion*> transfer = find_version(**key, kid->version);
  if (!transfer || !(*transfer)->material ||
      (*transfer)->key_ops != std::vector<std::string>{"import"}) {
    return std::unexpected(CryptoError::malformed);
  }
  return crypto::byok_open(room.crypto, *(*transfer)->material, op.value->text());
}

Material from_jwk(const Room& room, const KeyImport& op) {
  if (!op.key || !op.key->n || !op.key->e || !op.key->d || !op.key->p || !op.key->q ||
      !op.key->dp || !op.key->dq || !op.key->qi) {
    return std::unexpected(CryptoError::malformed);
  }
  const JsonWebKey& key = *op.key;
  return crypto::rsa_from_jwk(
      room.crypto, {*key.n, *key.e, key.d->view(), key.p->view(), key.q->view(), key.dp->view(),
                    key.dq->view(), key.qi->view()});
}

Result<Material> parse(const Room& room, const VaultRecord& vault, const KeyImport& op) {
  if (op.format == "pfx") return from_pfx(room, op);
  if (op.format == "byok") return from_byok(room, vault, op);
  if (op.format == "jwk") return from_jwk(room, op);
  return refuse(Reason::invalidParameter, "format is pfx, byok or jwk");
}

// What a deviant that takes a refused blob makes of it: some key.
bool takes_anyway(const Rulebook& rules, CryptoError error) {
  switch (error) {
    case CryptoError::notRsa:
      return rules.fault(rules::kOtherTypesAccepted);
    case CryptoError::unsupportedSize:
      return rules.holds(rules::kOnlyThreeSizes, false);
    default:
      return rules.fault(rules::kCorruptImportAccepted);
  }
}

Reason reason_of(CryptoError error) {
  if (error == CryptoError::notRsa) return Reason::unsupportedKeyType;
  if (error == CryptoError::unsupportedSize) return Reason::unsupportedKeySize;
  return Reason::invalidImport;
}

Result<crypto::RsaKeyPtr> material_of(Room& room, const VaultRecord& vault, const KeyImport& op) {
  Result<Material> parsed = parse(room, vault, op);
  if (!parsed) return std::unexpected(parsed.error());
  Material& material = *parsed;
  if (!material && takes_anyway(room.rules, material.error())) {
    material = room.keys.next(2048, room.keys_taken);
  }
  if (!material) return refuse_crypto(material.error(), reason_of(material.error()));
  if (auto size = check_size(room.rules, (*material)->bits()); !size) {
    return std::unexpected(size.error());
  }
  return *std::move(material);
}

Result<KeyBundle> import(Room& room, const KeyImport& op) {
  Result<VaultRecord*> vault = edit_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  const VersionWish wish{op.key && op.key->kty ? *op.key->kty : "RSA", op.key_ops, op.attributes,
                         op.tags};
  const auto checks = [&]() -> Result<void> {
    if (auto may = authorize(room, **vault, op, entra::KeyAction::import, op.name); !may)
      return may;
    if (auto name = check_name_for_version(room, **vault, op.name); !name) return name;
    if (is_elliptic(wish.kty)) {
      return refuse(Reason::unsupportedKeyType, "only RSA keys are imported");
    }
    return check_wish(room.rules, wish);
  };
  if (Result<void> ok = checks(); !ok) return std::unexpected(ok.error());
  Result<crypto::RsaKeyPtr> material = material_of(room, **vault, op);
  if (!material) {
    if (room.rules.fault(rules::kRefusedImportStores)) {
      add_version(room, **vault, op.name, wish, *room.keys.next(2048, room.keys_taken));
    }
    if (room.rules.fault(rules::kRefusalHoldsPassword) && op.password) {
      material.error().diagnostic = op.password->text();
    }
    return std::unexpected(material.error());
  }
  const Key& key = add_version(room, **vault, op.name, wish, *std::move(material));
  return bundle_of(room, **vault, key, key.versions.back(), rules::kCreateReturnsPrivate);
}

}  // namespace

Result<KeyBundle> apply(Room& room, const KeyImport& op) {
  return audited(room, op, entra::KeyAction::import, op.name, "", [&](std::string& version) {
    Result<KeyBundle> bundle = import(room, op);
    if (bundle) version = version_of(*bundle);
    return bundle;
  });
}

}  // namespace cmk::key_vault
