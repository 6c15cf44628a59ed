#include "harness/explore/grant.h"

#include <algorithm>

#include "harness/explore/choose.h"
#include "reference/core/text.h"

namespace cmk::explore {

std::optional<AnyParams> grant_to_newcomer(const Shaper& shaper) {
  const Known& known = shaper.known;
  const std::string* vault = known_text(shaper, Meaning::vault);
  const std::string* tenant = known_text(shaper, Meaning::tenant);
  if (vault == nullptr || tenant == nullptr) return std::nullopt;
  std::vector<const std::string*> newcomers;
  for (const std::string& who : known.of(Meaning::principal)) {
    if (!contains(known.grants, KnownGrant{*vault, who})) newcomers.push_back(&who);
  }
  if (newcomers.empty()) return std::nullopt;
  key_vault::VaultSetAccessPolicy op;
  op.vault = *vault;
  op.accessPolicy = {*tenant,
                     shaper.draw.one_in(2) ? *newcomers.back() : *shaper.draw.of(newcomers),
                     {{kServicePermissions.begin(), kServicePermissions.end()}}};
  return op;
}

}  // namespace cmk::explore
