#include "harness/explore/choose.h"

#include <algorithm>

#include "reference/core/text.h"

namespace cmk::explore {
namespace {

bool is_user_assigned(std::string_view id) { return id.contains("userAssignedIdentities/"); }

// The user-assigned identity that was granted; null for anybody else.
const KnownIdentity* identity_of(const Known& known, const KnownGrant& grant) {
  const auto who =
      std::ranges::find(known.identities, grant.principal, &KnownIdentity::principalId);
  return who != known.identities.end() && is_user_assigned(who->id) ? &*who : nullptr;
}

// Whether a resource or a vault is known by the name.
bool is_taken(const Known& known, Meaning meaning, std::string_view name) {
  const auto bears = [&](const std::string& text) {
    return text.ends_with(name) &&
           (text.size() == name.size() || text[text.size() - name.size() - 1] == '/');
  };
  return std::ranges::any_of(known.of(meaning), bears) ||
         std::ranges::any_of(known.of(Meaning::resource), bears);
}

}  // namespace

const std::string* known_text(const Shaper& shaper, Meaning meaning) {
  return one_of(shaper, shaper.known.of(meaning));
}

const Made* made_of(const Shaper& shaper, MadeKind kind) {
  std::vector<const Made*> fitting;
  for (const Made& made : shaper.known.made) {
    if (made.kind == kind) fitting.push_back(&made);
  }
  return fitting.empty() ? nullptr : shaper.draw.of(fitting);
}

std::string fresh_name(const Shaper& shaper, const MeaningRow& row) {
  std::string_view name = shaper.draw.of(row.usual);
  for (int attempt = 0; attempt < 4 && is_taken(shaper.known, row.meaning, name); ++attempt) {
    name = shaper.draw.of(row.usual);
  }
  return std::string(name);
}

const KnownGrant* granted_identity(const Shaper& shaper) {
  std::vector<const KnownGrant*> fitting;
  for (const KnownGrant& grant : shaper.known.grants) {
    if (identity_of(shaper.known, grant) != nullptr) fitting.push_back(&grant);
  }
  return fitting.empty() ? nullptr : shaper.filler.focused(fitting);
}

void choose_caller(const Shaper& shaper, std::string_view vault, std::string& caller,
                   bool mostly_anybody) {
  if (shaper.takes == Takes::lastPermit && !shaper.known.permits.empty()) {
    caller = shaper.known.permits.back().principal;
    return;
  }
  const auto& callers = shaper.known.of(Meaning::caller);
  if (shaper.takes == Takes::newest && !callers.empty()) {
    caller = callers.front();
    return;
  }
  if (shaper.draw.one_in(mostly_anybody ? 2 : 6)) {
    std::vector<const std::string*> permitted;
    for (const KnownGrant& permit : shaper.known.permits) {
      if (permit.vault.empty() || permit.vault == vault) permitted.push_back(&permit.principal);
    }
    if (!permitted.empty()) {
      caller = *shaper.draw.of(permitted);
      return;
    }
  }
  if (!callers.empty() && shaper.draw.one_in(2)) {
    caller = callers.front();  // who set up the world may do nearly everything
    return;
  }
  const bool anybody = shaper.draw.one_in(3) || callers.empty();
  const std::string* chosen = known_text(shaper, anybody ? Meaning::principal : Meaning::caller);
  if (chosen != nullptr) caller = *chosen;
}

void choose_origin(const Shaper& shaper, std::optional<std::string>& from) {
  if (!shaper.draw.one_in(4)) from.reset();
}

void choose_key(const Shaper& shaper, std::string& vault, std::string& name, bool is_deleted) {
  const bool any = shaper.draw.one_in(12);
  const bool is_one_vault = shaper.takes == Takes::lastPermit && !shaper.known.permits.empty();
  std::vector<const KnownKey*> fitting;
  for (const KnownKey& key : shaper.known.keys) {
    if (is_one_vault && key.vault != shaper.known.permits.back().vault) continue;
    const bool is_there =
        key.is_deleted == is_deleted && !contains(shaper.known.deleted_vaults, key.vault);
    if (any || is_there) fitting.push_back(&key);
  }
  if (fitting.empty()) return;
  const bool last = shaper.takes == Takes::newest;
  const KnownKey& key = last ? *fitting.back() : *shaper.filler.focused(fitting);
  vault = key.vault;
  name = key.name;
}

void choose_purgeable(const Shaper& shaper, std::string& vault, std::string& name,
                      bool is_deleted) {
  std::vector<const KnownKey*> fitting;
  for (const KnownKey& key : shaper.known.keys) {
    if (key.is_deleted == is_deleted && contains(shaper.known.unprotected, key.vault)) {
      fitting.push_back(&key);
    }
  }
  if (fitting.empty() || shaper.draw.one_in(3)) {
    return choose_key(shaper, vault, name, is_deleted);
  }
  const KnownKey& key = *shaper.draw.of(fitting);
  vault = key.vault;
  name = key.name;
}
void choose_deleted(const Shaper& shaper, const std::vector<std::string>& deleted,
                    std::string& name) {
  if (!deleted.empty() && !shaper.draw.one_in(12)) name = shaper.draw.of(deleted);
}

void choose_version(const Shaper& shaper, key_vault::KeyVersionCall& op) {
  op.version.reset();
  if (!shaper.draw.one_in(3)) return;
  for (const KnownKey& key : shaper.known.keys) {
    if (key.vault == op.vault && key.name == op.name && !key.versions.empty()) {
      op.version = shaper.draw.of(key.versions);
    }
  }
}

void choose_record(const Shaper& shaper, std::string& resource, std::string& container,
                   std::string* id) {
  const KnownRecord* record = one_of(shaper, shaper.known.records);
  if (record == nullptr) return;
  resource = record->resource;
  container = record->container;
  if (id != nullptr && !shaper.draw.one_in(4)) *id = record->id;
}

std::optional<std::string> user_identity(const Shaper& shaper) {
  std::vector<const std::string*> fitting;
  for (const std::string& id : shaper.known.of(Meaning::identityId)) {
    if (is_user_assigned(id)) fitting.push_back(&id);
  }
  return fitting.empty() ? std::nullopt : std::optional(*shaper.filler.focused(fitting));
}

std::optional<KeyUser> key_user(const Shaper& shaper) {
  const Known& known = shaper.known;
  std::vector<std::pair<const std::string*, const std::string*>> fitting;
  for (const KnownGrant& grant : known.grants) {
    const KnownIdentity* who = identity_of(known, grant);
    if (who == nullptr) continue;
    const std::string vault = "https://" + grant.vault + (grant.vault.empty() ? "" : ".");
    for (const std::string& uri : known.of(Meaning::keyUri)) {
      if (uri.starts_with(vault)) fitting.emplace_back(&who->id, &uri);
    }
  }
  if (fitting.empty()) return std::nullopt;
  const auto& [id, uri] =
      shaper.takes == Takes::newest ? fitting.back() : shaper.filler.focused(fitting);
  return KeyUser{*id, *uri};
}

std::string usual_place(const Shaper& shaper) {
  const MeaningRow& row = meaning_of("vault.create", "location");
  return std::string(shaper.draw.one_in(5) ? shaper.draw.of(row.odd) : row.usual.front());
}

Instant past_instant(const Shaper& shaper) {
  constexpr std::array<Seconds, 9> kDistances = {0,    0,        1,         kHour,        4 * kHour,
                                                 kDay, 7 * kDay, 35 * kDay, 35 * kDay + 1};
  const auto& moments = shaper.known.moments;
  if (moments.empty() || shaper.draw.one_in(3)) return shaper.now - shaper.draw.of(kDistances);
  return shaper.draw.of(moments) + static_cast<Instant>(shaper.draw.below(3)) - 1;
}

}  // namespace cmk::explore
