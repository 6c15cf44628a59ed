#include "reference/key_vault/new_version.h"

#include "reference/core/text.h"
#include "reference/key_vault/crypto_reason.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

constexpr std::size_t kTagsMax = 15;  // azure-facts 3.1
constexpr std::size_t kTagLengthMax = 256;

}  // namespace

Result<void> check_tags(const std::map<std::string, std::string>& tags) {
  if (tags.size() > kTagsMax) return refuse(Reason::limitExceeded, "at most 15 tags");
  for (const auto& [name, value] : tags) {
    if (name.size() > kTagLengthMax || value.size() > kTagLengthMax) {
      return refuse(Reason::limitExceeded, "a tag's name and value have at most 256 characters");
    }
  }
  return {};
}

Result<void> check_window_times(const std::optional<KeyAttributes>& attributes) {
  if (!attributes) return {};
  for (const std::optional<Instant>& time : {attributes->nbf, attributes->exp}) {
    if (time && (*time < 0 || *time > kInstantMax)) {
      return refuse(Reason::invalidParameter, "nbf and exp lie between 1970 and 9999");
    }
  }
  return {};
}

Result<void> check_wish(const Rulebook& rules, const VersionWish& wish) {
  if (Result<void> type = check_key_type(rules, wish.kty, wish.crv); !type) return type;
  if (wish.key_ops) {
    if (Result<void> ops = check_key_ops(wish.kty, *wish.key_ops); !ops) return ops;
  }
  if (Result<void> times = check_window_times(wish.attributes); !times) return times;
  return check_tags(wish.tags);
}

Result<void> check_name_for_version(const Room& room, const VaultRecord& vault,
                                    std::string_view name) {
  if (Result<void> named = check_key_name(room.rules, name); !named) return named;
  const std::string lower = to_lower(name);
  if (!room.rules.holds(rules::kDeletedKeyHoldsName, !vault.deleted_keys.contains(lower))) {
    return refuse(Reason::nameDeleted, "a deleted key holds the name");
  }
  if (vault.keys.contains(lower) && room.rules.fault(rules::kExistingNameRefused)) {
    return refuse(Reason::nameTaken, "deviant");
  }
  return {};
}

Key& add_version(Room& room, VaultRecord& vault, const std::string& name, const VersionWish& wish,
                 crypto::RsaKeyPtr material) {
  const std::string lower = to_lower(name);
  vault.deleted_keys.erase(lower);  // there is one only where a deviant lets its name be taken
  Key* key = vault.keys.edit(lower);
  if (key == nullptr) key = &vault.keys.put(lower, Key{name, {}, {}, {}, {}});
  KeyVersion version;
  version.version = room.source.hex32();
  version.material = std::move(material);
  version.kty = wish.kty;
  version.crv = wish.crv;
  const bool curves_wrap = room.rules.fault(rules::kCurvesWrap);
  version.key_ops = wish.key_ops.value_or(default_key_ops(curves_wrap ? "RSA" : wish.kty));
  if (wish.attributes) {
    version.enabled = wish.attributes->enabled.value_or(true);
    version.nbf = wish.attributes->nbf;
    version.exp = wish.attributes->exp;
  }
  version.created = room.now - (room.rules.fault(rules::kCreatedIsWrong) ? 1 : 0);
  version.updated = room.now;
  version.tags = wish.tags;
  if (key->versions.empty() || !room.rules.fault(rules::kFirstStaysCurrent)) {
    key->current = version.version;
  }
  key->versions.push_back(std::move(version));
  book_rotation(room, vault, *key);
  return *key;
}

Result<void> check_size(const Rulebook& rules, std::int64_t bits) {
  const bool known = bits == 2048 || bits == 3072 || bits == 4096;
  const bool refused = (bits == 2048 && rules.fault(rules::k2048Refused)) ||
                       (bits == 3072 && rules.fault(rules::k3072Refused)) ||
                       (bits == 4096 && rules.fault(rules::k4096Refused));
  if (rules.holds(rules::kOnlyThreeSizes, known) && !refused) return {};
  return refuse(Reason::unsupportedKeySize, "an RSA key has 2048, 3072 or 4096 bits");
}

Result<crypto::RsaKeyPtr> take_material(Room& room, const VersionWish& wish, std::int64_t bits) {
  if (!wish.crv.empty() && !room.rules.fault(rules::kCurvesWrap)) return crypto::RsaKeyPtr();
  return take_key(room, bits);
}

Result<crypto::RsaKeyPtr> take_key(Room& room, std::int64_t bits) {
  if (Result<void> size = check_size(room.rules, bits); !size) return std::unexpected(size.error());
  const bool known = bits == 2048 || bits == 3072 || bits == 4096;
  auto key = room.keys.next(known ? static_cast<int>(bits) : 2048, room.keys_taken);
  if (!key) return refuse_crypto(key.error(), Reason::invalidParameter);
  return *std::move(key);
}

}  // namespace cmk::key_vault
