// The rules that the reference keeps, as data with the id of their requirement. A deviant is the
// reference with one of them overridden; what the reference does at each is visible here and where
// it is evaluated, nowhere else.
#pragma once

#include <cstdint>
#include <set>
#include <source_location>
#include <string>
#include <string_view>

namespace cmk {

enum class RuleKind {
  demand,  // something must be so, else the operation is refused or the answer differs
  limit,   // a number
  fault,   // a named point at which a wrong implementation would go wrong (rows that permit)
};

// Declared once as a constant of its room (rules.h), listed in the room's kRules.
struct Rule {
  std::string_view requirement;  // "KEY-05"
  std::string_view name;         // "wrap-before-exp": unique within the requirement
  RuleKind kind = RuleKind::demand;
  std::string_view sentence;  // what holds; for a fault, what a wrong implementation does
  std::int64_t number = 0;    // a limit's value
};

// The one override of a deviant: a demand switched off, a limit moved, or a fault switched on.
struct Override {
  const Rule* rule = nullptr;
  std::int64_t delta = 0;  // for a limit: +1 or -1
  bool operator==(const Override&) const = default;
};

struct Evaluations {
  // Where rules were evaluated: (rule, "reference/key_vault/window.cc:31").
  std::set<std::pair<const Rule*, std::string>> places;
  // The rules whose override would have been felt: limits, faults, and demands that did not hold.
  std::set<const Rule*> decisive;
};

class Rulebook {
 public:
  Rulebook() = default;
  explicit Rulebook(Override deviation) : deviation_(deviation) {}

  // True when the condition holds, or when a deviant has this demand switched off.
  [[nodiscard]] bool holds(const Rule& demand, bool condition,
                           std::source_location place = std::source_location::current()) const {
    note(demand, !condition, place);
    return condition || deviation_.rule == &demand;
  }
  // The number of a limit, as the running variant has it.
  [[nodiscard]] std::int64_t limit(
      const Rule& limit, std::source_location place = std::source_location::current()) const {
    note(limit, true, place);
    return limit.number + (deviation_.rule == &limit ? deviation_.delta : 0);
  }
  // True only in the deviant that has this fault.
  [[nodiscard]] bool fault(const Rule& fault,
                           std::source_location place = std::source_location::current()) const {
    note(fault, true, place);
    return deviation_.rule == &fault;
  }

  // From now on evaluations are recorded to `log` (none when null), which outlives the rulebook.
  void record(Evaluations* log) { log_ = log; }

  bool operator==(const Rulebook& other) const { return deviation_ == other.deviation_; }

 private:
  void note(const Rule& rule, bool decisive, const std::source_location& place) const {
    if (log_ != nullptr) write(rule, decisive, place);
  }
  void write(const Rule& rule, bool decisive, const std::source_location& place) const;

  Override deviation_;
  Evaluations* log_ = nullptr;
};

}  // namespace cmk
