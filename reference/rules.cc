#include "reference/rules.h"

#include <vector>

#include "reference/entra/rules.h"
#include "reference/envelope/rules.h"
#include "reference/key_vault/rules.h"

namespace cmk {

std::span<const Rule* const> all_rules() {
  static const std::vector<const Rule*> rules = [] {
    std::vector<const Rule*> all;
    const auto add = [&](const auto& room) { all.insert(all.end(), room.begin(), room.end()); };
    add(entra::rules::kRules);
    add(key_vault::rules::kVaultRules);
    add(key_vault::rules::kKeyRules);
    add(envelope::rules::kRules);
    return all;
  }();
  return rules;
}

}  // namespace cmk
