#include "harness/report/night_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "harness/report/text.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

constexpr std::array<FindingState, kNumFindingStates> kStates = {
    FindingState::fresh, FindingState::known, FindingState::quarantined};

std::string_view meaning(const Night& night) {
  switch (night.verdict) {
    case NightVerdict::clean:
      return "Every target ran, the canary was found, and nothing else that stays was.";
    case NightVerdict::findings:
      return night.canary.found ? "More than the canary was found."
                                : "Something was found, though not the canary.";
    case NightVerdict::failed:
      return "A target did not run, or reaches less of the code than it did.";
    case NightVerdict::voided:
      return "A fault that every night must find was not found, so this one says nothing.";
    case NightVerdict::stopped:
      return "It was stopped before its end, so what it did not find may be there.";
  }
  return "";
}

}  // namespace

NightView night_view(const Night& night) {
  NightView view;
  for (const NightTarget& target : night.targets) {
    view.executions += target.executions;
    view.compared += target.compared;
    view.num_ran += target.ran ? 1 : 0;
  }
  for (const NightFinding& finding : night.findings) {
    ++view.num_by_state.at(static_cast<std::size_t>(finding.state));
    view.findings.push_back(&finding);
  }
  std::ranges::stable_sort(view.findings, {}, [](const NightFinding* finding) {
    return std::tie(finding->state, finding->signature, finding->target);
  });
  for (const FaultSought& sought : night.untilFound) view.faults.push_back(&sought);
  std::ranges::stable_sort(view.faults, {},
                           [](const FaultSought* sought) { return luck_of(*sought); });
  return view;
}

std::string findings_text(const NightView& view) {
  if (view.findings.empty()) return "no findings";
  std::string text =
      fmt::format("{} finding{}", view.findings.size(), view.findings.size() == 1 ? "" : "s");
  std::string_view before = ": ";
  for (const FindingState state : kStates) {
    if (view.of(state) == 0) continue;
    text += fmt::format("{}{} {}", before, view.of(state), to_string(state));
    before = ", ";
  }
  return text;
}

std::string verdict_sentence(const Night& night, const NightView& view) {
  std::string text(meaning(night));
  if (!view.findings.empty()) text += fmt::format(" {}.", findings_text(view));
  return text;
}

std::string canary_text(const NightCanary& canary) {
  const std::string by = canary.target.empty() ? "" : "by " + canary.target + " ";
  return fmt::format("{}{} {} executions, {} s", by, canary.found ? "after" : "in",
                     grouped(canary.executions), seconds_text(canary.seconds));
}

std::string grouped(std::int64_t count) {
  std::string text = std::to_string(count);
  const std::size_t first = count < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string grouped(double count) {
  if (count < 99.95 && count != std::floor(count)) return fmt::format("{:.1f}", count);
  return grouped(static_cast<std::int64_t>(std::llround(count)));
}

std::string seconds_text(double seconds) {
  if (seconds == 0) return "0";
  if (seconds < 0.001) return "under 0.001";
  if (seconds < 1) return fmt::format("{:.2g}", seconds);
  if (seconds < 99.95) return fmt::format("{:.1f}", seconds);
  return grouped(static_cast<std::int64_t>(std::llround(seconds)));
}

FaultLuck luck_of(const FaultSought& sought) {
  if (sought.found == 0) return FaultLuck::never;
  return sought.found < sought.seeds ? FaultLuck::some : FaultLuck::always;
}

bool has_median(const FaultSought& sought) { return sought.found * 2 >= sought.seeds; }

bool is_below_floor(const NightTarget& target) {
  return target.ran && target.edges < target.edgesFloor;
}

std::string promote_command(const NightFinding& finding, const std::string& folder,
                            const Catalogue& catalogue) {
  if (finding.trace.empty()) return {};
  const std::string trace = folder.empty() ? finding.trace : folder + "/" + finding.trace;
  const bool is_row = catalogue.find(finding.requirement) != nullptr;
  return fmt::format("build/release/bin/cmkconf promote {} {}", shell_word(trace),
                     is_row ? finding.requirement : "ID");
}

std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    if (is_letter(c) || is_digit(c) || std::string_view("-._~/").contains(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace cmk::harness
