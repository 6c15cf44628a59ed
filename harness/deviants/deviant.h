// Known-wrong variants of the reference: what the suite must catch.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "harness/target/target.h"
#include "reference/core/rulebook.h"

namespace cmk::harness {

// The reference with one rule off, one number moved by one, or one fault planted.
struct Deviant {
  std::string name;         // "KEY-05-wrap-before-exp", "KVT-02-retention-min-plus-one"
  std::string requirement;  // the row whose checks must catch it
  std::string what;         // a sentence
  Override deviation;
};

// One for each demand and fault, two for each limit, in the order of the rules.
[[nodiscard]] std::vector<Deviant> deviants_of(std::span<const Rule* const> rules);

[[nodiscard]] const Deviant* find_deviant(const std::vector<Deviant>& deviants,
                                          std::string_view name);

// A wrong variant that is no rule's: its crypto backend or its answers are decorated.
struct TargetDeviant {
  std::string name;
  std::string requirement;
  std::string what;
  std::function<std::unique_ptr<Target>()> make;  // not started yet
};

// A wrong variant of what rows of kind `harness` check; it runs in this process alone.
struct HarnessDeviant {
  std::string name;
  std::string requirement;
  std::string what;
  // The ids of the rows that fail on it.
  std::function<std::vector<std::string>()> failing_requirements;
};

}  // namespace cmk::harness
