#include "harness/report/run_jsonl.h"

#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

using Json = nlohmann::ordered_json;

template <class Map>
Json names_of(const Map& verdicts) {
  Json object = Json::object();
  for (const auto& [name, verdict] : verdicts) object[name] = to_string(verdict);
  return object;
}

Json target_json(const TargetInfo& target) {
  Json options = Json::object();
  for (const auto& [name, value] : target.options) options[name] = value;
  return {{"name", target.name},
          {"version", target.version},
          {"language", target.language},
          {"homepage", target.homepage},
          {"keySource", target.keySource},
          {"profiles", target.profiles},
          {"capabilities", target.capabilities},
          {"options", std::move(options)},
          {"batch", target.batch}};
}

Json suite_json(const SuiteDigests& suite) {
  Json object = Json::object();
  for (const auto& [name, digest] : named_digests(suite)) object[std::string(name)] = digest;
  return object;
}

Json share_json(const Share& share) { return {{"taken", share.taken}, {"all", share.all}}; }

Json shares_json(const std::map<std::string, Share>& shares) {
  Json object = Json::object();
  for (const auto& [name, share] : shares) object[name] = share_json(share);
  return object;
}

}  // namespace

Json scope_json(const RunFooter& footer) {
  return footer.scope.empty() ? Json() : Json(footer.scope);
}

Json extent_json(const Extent& extent) {
  return {{"scenarios", share_json(extent.scenarios)},
          {"profiles", shares_json(extent.profiles)},
          {"requirements", shares_json(extent.rows)}};
}

Json header_json(const RunHeader& header) {
  Json backends = Json::array();
  for (const auto& [name, version] : header.backends) {
    backends.push_back(Json{{"name", name}, {"version", version}});
  }
  return {{"type", "header"},
          {"format", 1},
          {"version", header.version},
          {"run", header.run},
          {"suite", suite_json(header.suite)},
          {"target", target_json(header.target)},
          {"targetCommand", header.targetCommand},
          {"backends", std::move(backends)},
          {"profiles", header.profiles},
          {"filter", header.filter},
          {"timing", header.timing},
          {"seed", header.seed},
          {"seedFixed", header.seedFixed},
          {"failFast", header.failFast},
          {"baseline", header.baseline},
          {"shard", Json{{"index", header.shardIndex}, {"count", header.shardCount}}}};
}

Json check_json(const Check& check) {
  return {{"type", "check"},
          {"requirement", check.requirement},
          {"scenario", check.scenario},
          {"case", check.caseName},
          {"step", check.step},
          {"backend", check.backend},
          {"title", check.title},
          {"status", to_string(check.status)},
          {"expected", check.expected},
          {"actual", check.actual},
          {"message", check.message}};
}

Json conduct_json(const Conduct& conduct) {
  return {{"restarts", conduct.restarts},
          {"firstBreak", conduct.firstBreak},
          {"died", conduct.died},
          {"end", conduct.end}};
}

Json footer_json(const RunFooter& footer) {
  Json known = Json::array();
  for (const KnownFailure& failure : footer.known) {
    known.push_back(Json{{"check", failure.check},
                         {"reason", failure.reason},
                         {"issue", failure.issue},
                         {"expires", failure.expires}});
  }
  return {{"type", "footer"},
          {"verdict", footer.verdict},
          {"scope", scope_json(footer)},
          {"profiles", names_of(footer.profiles)},
          {"requirements", names_of(footer.requirements)},
          {"checks", Json{{"expected", footer.checksExpected}, {"emitted", footer.checksEmitted}}},
          {"extent", extent_json(footer.extent)},
          {"known", std::move(known)},
          {"drift", footer.drift},
          {"conduct", conduct_json(footer.conduct)},
          {"body", footer.body},
          {"transcript", footer.transcript},
          {"digest", footer.digest}};
}

std::string run_body(const RunResult& result) {
  std::string body;
  for (const Check& check : result.checks) body += dump(check_json(check)) + "\n";
  return body;
}

std::string run_jsonl(const RunResult& result) {
  return dump(header_json(result.header)) + "\n" + run_body(result) +
         dump(footer_json(result.footer)) + "\n";
}

std::string transcript_jsonl(const RunResult& result) {
  std::string lines;
  for (const Exchange& exchange : result.exchanges) {
    const Json line{{"scenario", exchange.scenario}, {"case", exchange.caseName},
                    {"backend", exchange.backend},   {"step", exchange.step},
                    {"call", Json(exchange.call)},   {"answer", Json(exchange.answer)}};
    lines += dump(line) + "\n";
  }
  return lines;
}

}  // namespace cmk::harness
