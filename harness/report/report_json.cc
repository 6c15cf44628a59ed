#include "harness/report/report_json.h"

#include "harness/report/run_jsonl.h"
#include "harness/report/scope.h"
#include "harness/report/view.h"
#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

using Json = nlohmann::ordered_json;

Json counts_json(const VerdictCounts& counts) {
  Json object = Json::object();
  for (std::size_t i = 0; i < kNumRequirementVerdicts; ++i) {
    const auto verdict = static_cast<RequirementVerdict>(i);
    object[std::string(to_string(verdict))] = counts.of(verdict);
  }
  return object;
}

Json profile_json(const ProfileView& view) {
  return {{"name", view.profile->name},
          {"title", view.profile->title},
          {"verdict", to_string(view.verdict)},
          {"words", view.words},
          {"requirements", counts_json(view.counts)}};
}

Json row_json(const RowView& view) {
  const Requirement& row = *view.row;
  return {{"id", row.id},
          {"level", to_string(row.level)},
          {"profile", row.profile},
          {"scored", row.scored},
          {"statement", row.statement},
          {"source", row.source},
          {"verdict", to_string(view.verdict)},
          {"words", view.words},
          {"reason", view.reason},
          {"checks", view.checks.size()}};
}

Json failure_json(const CheckView& view) {
  Json object = check_json(*view.check);
  object.erase("type");
  object["id"] = check_id(*view.check);
  object["repeat"] = view.repeat;
  if (view.known != nullptr) {
    object["known"] = Json{{"reason", view.known->reason},
                           {"issue", view.known->issue},
                           {"expires", view.known->expires}};
  }
  return object;
}

}  // namespace

std::string report_json(const RunResult& result, const Catalogue& catalogue) {
  const View view = make_view(result, catalogue);
  Json header = header_json(result.header);
  header.erase("type");
  header.erase("format");
  Json profiles = Json::array();
  for (const ProfileView& profile : view.profiles) profiles.push_back(profile_json(profile));
  Json rows = Json::array();
  Json failures = Json::array();
  for (const RowView& row : view.rows) {
    rows.push_back(row_json(row));
    for (const CheckView& check : row.checks) {
      if (check.check->status != CheckStatus::passed) failures.push_back(failure_json(check));
    }
  }
  const RunFooter& footer = result.footer;
  const Json report{
      {"format", 1},
      {"catalogue", catalogue.version},
      {"run", std::move(header)},
      {"verdict", footer.verdict},
      {"scope", scope_json(footer)},
      {"words", verdict_text(footer)},
      {"checks", Json{{"expected", footer.checksExpected}, {"emitted", footer.checksEmitted}}},
      {"extent", extent_json(footer.extent)},
      {"profiles", std::move(profiles)},
      {"requirements", std::move(rows)},
      {"notPassed", std::move(failures)},
      {"drift", footer.drift},
      {"conduct", conduct_json(footer.conduct)},
      {"body", footer.body},
      {"transcript", footer.transcript},
      {"digest", footer.digest}};
  return dump(report, 2) + "\n";
}

}  // namespace cmk::harness
