// The rules of the reference with the planted one broken: for parsers that are asked with a
// rulebook.
#pragma once

#include "fuzz/planted.h"
#include "reference/rules.h"

namespace cmk::fuzz {

// The rulebook in which the planted "KVT-17/key-name-max" is switched off, or moved by one.
[[nodiscard]] inline const Rulebook& planted_rulebook() {
  static const Rulebook rules = [] {
    for (const Rule* rule : all_rules()) {
      const std::string name = std::string(rule->requirement) + "/" + std::string(rule->name);
      if (planted(name)) return Rulebook({rule, 1});
    }
    return Rulebook();
  }();
  return rules;
}

}  // namespace cmk::fuzz
