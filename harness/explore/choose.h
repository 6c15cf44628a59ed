// Chooses what an operation is about among what is known: whoever may call, a key of the vault, an
// identity that the vault lets in. Now and then something else. Internal to the generator.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/explore/shape.h"

namespace cmk::explore {

// Null where there is none.
template <class T>
[[nodiscard]] const T* one_of(const Shaper& shaper, const std::vector<T>& list) {
  return list.empty() ? nullptr : &shaper.filler.focused(list);
}
[[nodiscard]] const std::string* known_text(const Shaper& shaper, Meaning meaning);
[[nodiscard]] const Made* made_of(const Shaper& shaper, MadeKind kind);
// A usual name of the row that nothing known bears yet, where a few tries find one.
[[nodiscard]] std::string fresh_name(const Shaper& shaper, const MeaningRow& row);

// A grant of a user-assigned identity; null where there is none.
[[nodiscard]] const KnownGrant* granted_identity(const Shaper& shaper);
// Whoever was let in before; now and then, or mostly, one that is permitted something at the vault,
// which may be too little, or any principal.
void choose_caller(const Shaper& shaper, std::string_view vault, std::string& caller,
                   bool mostly_anybody = false);
// From where it was filled with only now and then.
void choose_origin(const Shaper& shaper, std::optional<std::string>& from);
// A key that is deleted or not, as asked; now and then any.
void choose_key(const Shaper& shaper, std::string& vault, std::string& name,
                bool is_deleted = false);
// The same, mostly in a vault where what is deleted can be purged.
void choose_purgeable(const Shaper& shaper, std::string& vault, std::string& name, bool is_deleted);
void choose_deleted(const Shaper& shaper, const std::vector<std::string>& deleted,
                    std::string& name);
void choose_version(const Shaper& shaper, key_vault::KeyVersionCall& op);
void choose_record(const Shaper& shaper, std::string& resource, std::string& container,
                   std::string* id);

// A user-assigned identity, by resource id.
[[nodiscard]] std::optional<std::string> user_identity(const Shaper& shaper);
// An identity that was granted something at a vault, and a key of that vault.
struct KeyUser {
  std::string id;   // resource id of the identity
  std::string uri;  // of the key, without a version
};
[[nodiscard]] std::optional<KeyUser> key_user(const Shaper& shaper);
// Where a new resource goes: mostly where everything is.
[[nodiscard]] std::string usual_place(const Shaper& shaper);
// An instant in the past: one at which something was done, or at a usual distance.
[[nodiscard]] Instant past_instant(const Shaper& shaper);

}  // namespace cmk::explore
