#include "harness/explore/pursue.h"

#include <fmt/format.h>

#include "harness/explore/capture.h"
#include "harness/explore/same_answer.h"
#include "harness/explore/shrink.h"

namespace cmk::explore {
namespace {

// Without what comes after the step that shows it.
Trace ended(Trace trace, const Divergence& divergence) {
  const std::size_t count = divergence.in_world ? 0 : divergence.step + 1;
  if (trace.steps.size() > count) trace.steps.resize(count);
  return trace;
}

}  // namespace

std::optional<Counterexample> pursue(const Trace& trace, const TraceSetting& setting,
                                     harness::Target& subject, const RunnerOptions& options,
                                     const MakeVariant& make) {
  const TraceRun first = run(trace, setting, subject, options);
  if (!first.divergence) return std::nullopt;
  const auto shows = [&](const Trace& each) {
    const TraceRun made = run(each, setting, subject, options);
    return made.divergence && made.divergence->is_like(*first.divergence);
  };
  Counterexample found;
  found.trace = shrink(ended(trace, *first.divergence), shows);
  // A subject that is not the same twice may not show it once more.
  const TraceRun last = run(found.trace, setting, subject, options);
  if (!last.divergence || !last.divergence->is_like(*first.divergence)) return std::nullopt;
  found.divergence = *last.divergence;
  found.blame = blame(found.trace, setting, found.divergence, make);
  found.trace.requirement = found.blame.requirement;
  found.trace.law = found.divergence.law == nullptr ? "" : found.divergence.law->name;
  found.trace.what = fmt::format("{}: {}", found.divergence.method, found.divergence.what);
  return found;
}

std::optional<Counterexample> pursue(const Arena& arena, const Finding& finding,
                                     const TraceSetting& setting,
                                     const std::function<System()>& make_subject,
                                     const MakeVariant& make) {
  LawfulTarget subject(make_subject, setting.watch);
  Trace trace = capture(arena, finding);
  if (finding.law != nullptr) trace.law = finding.law->name;
  return pursue(trace, setting, subject, {}, make);
}

std::string to_text(const Counterexample& found) {
  const Divergence& divergence = found.divergence;
  std::string text = to_list(found.trace);
  const std::string place = divergence.in_world
                                ? fmt::format("step {} of the world", divergence.step + 1)
                                : fmt::format("step {}", divergence.step + 1);
  text += fmt::format("  at {} ({}): {}\n", place, divergence.method, divergence.what);
  if (divergence.law != nullptr) {
    text +=
        fmt::format("  breaks the law {}: {}\n", divergence.law->name, divergence.law->sentence);
  } else {
    text += fmt::format("  expected  {}\n  came      {}\n", to_text(divergence.expected),
                        to_text(divergence.actual));
  }
  if (found.blame.requirement.empty()) return text + "  no single rule explains it\n";
  return text + fmt::format("  requirement {}{}{}\n", found.blame.requirement,
                            found.blame.rule.empty() ? "" : ", rule " + found.blame.rule,
                            found.blame.is_reproduced ? ": the reference without it answers alike"
                                                      : ": what decided the last step");
}

}  // namespace cmk::explore
