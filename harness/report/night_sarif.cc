#include "harness/report/night_sarif.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "harness/report/night_view.h"
#include "harness/report/text.h"
#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

using SarifJson = nlohmann::ordered_json;

// What each rule says, by the rule's id.
using SarifRules = std::map<std::string, std::string, std::less<>>;

std::string_view kind_sentence(FindingKind kind) {
  switch (kind) {
    case FindingKind::finding:
      return "A property of the target does not hold.";
    case FindingKind::crash:
      return "No input ends the process.";
    case FindingKind::timeout:
      return "Every input is done within the limit of time.";
    case FindingKind::memory:
      return "Every input is done within the limit of memory.";
    case FindingKind::leak:
      return "All memory is given back.";
  }
  return "";
}

// A message of SARIF: brackets would be links in it and braces places to fill in (3.11.5, 3.11.6).
SarifJson sarif_message(std::string_view text) {
  std::string escaped;
  for (const char c : clean(text)) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    if (c == '{' || c == '}') escaped += c;
    escaped += c;
  }
  return {{"text", escaped}};
}

std::string rule_id(const NightFinding& finding) {
  return finding.requirement.empty() ? std::string(to_string(finding.kind)) : finding.requirement;
}

SarifRules sarif_rules(const NightView& view, const Catalogue& catalogue) {
  SarifRules rules;
  for (const NightFinding* finding : view.findings) {
    const Requirement* row = catalogue.find(finding->requirement);
    std::string& sentence = rules[rule_id(*finding)];
    if (row != nullptr) {
      sentence = row->statement;
    } else if (finding->requirement.empty()) {
      sentence = kind_sentence(finding->kind);
    } else {
      sentence = "No row of the catalogue.";
    }
  }
  return rules;
}

SarifJson result_json(const NightFinding& finding, const SarifRules& rules) {
  const auto rule = rules.find(rule_id(finding));
  const bool stays = finding.state != FindingState::quarantined;
  const std::string text =
      fmt::format("{}: {} {} in {}, minimised from {} to {} bytes. {} Repeat with: {}",
                  finding.signature, to_string(finding.state), to_string(finding.kind),
                  finding.target, finding.bytesFound, finding.bytes, rule->second, finding.repeat);
  // All of the input: where in it the fault lies, nobody knows.
  const SarifJson place = {{"physicalLocation",
                            {{"artifactLocation", {{"uri", uri_of(finding.input)}}},
                             {"region", {{"byteOffset", 0}, {"byteLength", finding.bytes}}}}}};
  return {{"ruleId", clean(rule->first)},
          {"ruleIndex", std::distance(rules.begin(), rule)},
          {"level", stays ? "error" : "note"},
          {"message", sarif_message(text)},
          {"locations", SarifJson::array({place})},
          {"partialFingerprints", {{"signature/v1", finding.signature}}},
          {"properties",
           {{"state", to_string(finding.state)},
            {"kind", to_string(finding.kind)},
            {"target", clean(finding.target)},
            {"times", finding.times},
            {"trace", clean(finding.trace)},
            {"detail", clean(finding.detail)}}}};
}

SarifJson driver_json(const SarifRules& rules, std::string_view version) {
  SarifJson list = SarifJson::array();
  for (const auto& [id, sentence] : rules) {
    list.push_back({{"id", clean(id)}, {"shortDescription", {{"text", clean(sentence)}}}});
  }
  return {{"name", "cmkconf"}, {"version", version}, {"rules", std::move(list)}};
}

// A viewer must not take a night that says nothing for one that found nothing.
SarifJson invocation_json(const Night& night, const NightView& view) {
  const bool is_done =
      night.verdict == NightVerdict::clean || night.verdict == NightVerdict::findings;
  const bool is_whole = is_done && night.canary.found && view.num_ran == night.targets.size();
  std::vector<std::string> lines = {
      fmt::format("{}: {}", to_string(night.verdict), verdict_sentence(night, view))};
  lines.insert(lines.end(), night.reasons.begin(), night.reasons.end());
  SarifJson notifications = SarifJson::array();
  for (const std::string& line : lines) {
    notifications.push_back(
        {{"level", is_whole ? "note" : "error"}, {"message", sarif_message(line)}});
  }
  return {{"executionSuccessful", is_whole},
          {"toolExecutionNotifications", std::move(notifications)}};
}

}  // namespace

std::string night_sarif(const Night& night, const Catalogue& catalogue, std::string_view version) {
  const NightView view = night_view(night);
  const SarifRules rules = sarif_rules(view, catalogue);
  SarifJson results = SarifJson::array();
  for (const NightFinding* finding : view.findings) results.push_back(result_json(*finding, rules));
  const SarifJson run = {{"tool", {{"driver", driver_json(rules, version)}}},
                         {"invocations", SarifJson::array({invocation_json(night, view)})},
                         {"results", std::move(results)}};
  const SarifJson log = {{"$schema",
                          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/"
                          "sarif-schema-2.1.0.json"},
                         {"version", "2.1.0"},
                         {"runs", SarifJson::array({run})}};
  return dump(log, 2) + "\n";
}

}  // namespace cmk::harness
