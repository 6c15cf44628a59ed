#include "harness/report/night_md.h"

#include <fmt/core.h>

#include "harness/report/night_view.h"
#include "harness/report/text.h"

namespace cmk::harness {
namespace {

std::string finding_md(const NightFinding& finding, const Night& night,
                       const Catalogue& catalogue) {
  std::string text = fmt::format("### {}\n\n", escape_markdown(finding.signature));
  if (const Requirement* row = catalogue.find(finding.requirement)) {
    text += fmt::format("{} ({}): {} *Source: {}*\n\n", row->id, to_string(row->level),
                        escape_markdown(row->statement), escape_markdown(row->source));
  } else if (!finding.requirement.empty()) {
    text += fmt::format("{}: no row of the catalogue\n\n", escape_markdown(finding.requirement));
  }
  text += fmt::format("- {}, {} in {}, shown by {}\n- bytes: {} found, {} minimised\n",
                      to_string(finding.state), to_string(finding.kind),
                      escape_markdown(finding.target),
                      finding.times == 1 ? "1 input" : grouped(finding.times) + " inputs",
                      grouped(finding.bytesFound), grouped(finding.bytes));
  text += fmt::format("- input: {}\n", escape_markdown(finding.input));
  if (!finding.trace.empty()) text += fmt::format("- trace: {}\n", escape_markdown(finding.trace));
  if (!finding.repeat.empty()) {
    text += fmt::format("- repeat: {}\n", escape_markdown(finding.repeat));
  }
  const std::string promote = promote_command(finding, night.folder, catalogue);
  if (!promote.empty()) text += fmt::format("- promote: {}\n", escape_markdown(promote));
  return text + "\n";
}

std::string edges_md(const NightTarget& target) {
  std::string text = grouped(target.edges);
  if (is_below_floor(target)) text = "**" + text + "**";
  text += target.edgesFloor == 0 ? ", no floor" : ", floor " + grouped(target.edgesFloor);
  return text + (target.edgesBefore == 0 ? "" : ", before " + grouped(target.edgesBefore));
}

std::string targets_md(const Night& night) {
  if (night.targets.empty()) return {};
  std::string text =
      "## Targets\n\n| Target | Seconds | Executions | A second | Compared | Edges | Corpus | "
      "Findings |\n|---|---:|---:|---:|---:|---|---:|---:|\n";
  for (const NightTarget& target : night.targets) {
    if (!target.ran) {
      text += fmt::format("| {} | **did not run** | | | | | | |\n", escape_markdown(target.name));
      continue;
    }
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} → {} | {} |\n",
                        escape_markdown(target.name), seconds_text(target.seconds),
                        grouped(target.executions), grouped(target.executionsPerSecond),
                        grouped(target.compared), edges_md(target), grouped(target.corpusBefore),
                        grouped(target.corpusAfter), grouped(target.findings));
  }
  return text + "\n";
}

std::string faults_md(const NightView& view) {
  if (view.faults.empty()) return {};
  std::string text =
      "## Faults until found\n\n| Fault | Target | Found | Executions | Seconds | Allowed |\n"
      "|---|---|---:|---:|---:|---:|\n";
  for (const FaultSought* sought : view.faults) {
    const bool known = has_median(*sought);
    const std::string_view mark = luck_of(*sought) == FaultLuck::always ? "" : "**";
    text += fmt::format("| {0} | {1} | {2}{3} of {4}{2} | {5} | {6} | {7} |\n",
                        escape_markdown(sought->fault), escape_markdown(sought->target), mark,
                        grouped(sought->found), grouped(sought->seeds),
                        known ? grouped(sought->executions) : "–",
                        known ? seconds_text(sought->seconds) : "–", grouped(sought->secondsMax));
  }
  return text + "\n";
}

}  // namespace

std::string night_md(const Night& night, const Catalogue& catalogue) {
  const NightView view = night_view(night);
  std::string text = fmt::format("# Night of the fuzzers: {}\n\n{}\n\n", to_string(night.verdict),
                                 escape_markdown(verdict_sentence(night, view)));
  for (const std::string& reason : night.reasons) text += "- " + escape_markdown(reason) + "\n";
  if (!night.reasons.empty()) text += "\n";
  text +=
      fmt::format("- build {}, seed {}, {} minutes, {} worker{}\n", escape_markdown(night.build),
                  night.seed, night.minutes, night.workers, night.workers == 1 ? "" : "s");
  text += fmt::format("- canary {} {}\n", night.canary.found ? "found" : "**not found**",
                      escape_markdown(canary_text(night.canary)));
  text +=
      fmt::format("- {} of {} targets ran: {} executions, {} operations compared\n\n", view.num_ran,
                  night.targets.size(), grouped(view.executions), grouped(view.compared));
  if (!view.findings.empty()) text += "## Findings\n\n";
  for (const NightFinding* finding : view.findings) text += finding_md(*finding, night, catalogue);
  return text + targets_md(night) + faults_md(view);
}

}  // namespace cmk::harness
