#include "harness/explore/blame.h"

#include <algorithm>

#include "reference/rules.h"

namespace cmk::explore {
namespace {

// The rules that decide something when the reference does the trace.
std::set<const Rule*> decisive_rules(const Trace& trace, const TraceSetting& setting,
                                     const MakeVariant& make) {
  Evaluations log;
  const auto recorded = [&] {
    System system = make({});
    system.record(&log);
    return system;
  };
  LawfulTarget reference(recorded, setting.watch);
  (void)run(trace, setting, reference, {});
  return log.decisive;
}

// In the order in which they are likeliest: what did not hold, what is counted, what might be
// wrong; and in each those first that the last step alone decided by.
std::vector<const Rule*> suspects(const Trace& trace, const TraceSetting& setting,
                                  const MakeVariant& make) {
  Trace before = trace;
  if (!before.steps.empty()) before.steps.pop_back();
  const auto all = decisive_rules(trace, setting, make);
  const auto earlier = decisive_rules(before, setting, make);
  std::vector<const Rule*> ordered;
  for (const bool is_earlier : {false, true}) {
    for (const RuleKind kind : {RuleKind::demand, RuleKind::limit, RuleKind::fault}) {
      for (const Rule* rule : all_rules()) {
        if (rule->kind == kind && all.contains(rule) && earlier.contains(rule) == is_earlier) {
          ordered.push_back(rule);
        }
      }
    }
  }
  return ordered;
}

enum class Likeness { alike, same };  // a difference of the kind; in the same words

bool reproduces(const Trace& trace, const TraceSetting& setting, const Divergence& divergence,
                const MakeVariant& make, const Override& deviation, Likeness likeness) {
  LawfulTarget deviant([&] { return make(deviation); }, setting.watch);
  const TraceRun made = run(trace, setting, deviant, {});
  return made.divergence && made.divergence->step == divergence.step &&
         made.divergence->is_like(divergence) &&
         (likeness == Likeness::alike || made.divergence->what == divergence.what);
}

}  // namespace

Blame blame(const Trace& trace, const TraceSetting& setting, const Divergence& divergence,
            const MakeVariant& make) {
  // The reference itself goes wrong so: whatever rule is broken besides explains nothing.
  if (reproduces(trace, setting, divergence, make, {}, Likeness::alike)) return {};
  const std::vector<const Rule*> ordered = suspects(trace, setting, make);
  for (const Likeness likeness : {Likeness::same, Likeness::alike}) {
    for (const Rule* rule : ordered) {
      const bool is_limit = rule->kind == RuleKind::limit;
      for (const std::int64_t delta :
           is_limit ? std::vector<std::int64_t>{1, -1} : std::vector<std::int64_t>{0}) {
        if (reproduces(trace, setting, divergence, make, {rule, delta}, likeness)) {
          return {std::string(rule->requirement), std::string(rule->name), true};
        }
      }
    }
  }
  if (divergence.law != nullptr && !divergence.law->requirement.empty()) {
    return {std::string(divergence.law->requirement), "", false};
  }
  if (ordered.empty() || ordered.front()->kind != RuleKind::demand) return {};
  return {std::string(ordered.front()->requirement), std::string(ordered.front()->name), false};
}

}  // namespace cmk::explore
