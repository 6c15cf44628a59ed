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

}  // namespace

Json header_json(const RunHeader& header) {
  Json backends = Json::array();
  for (const auto& [name, version] : header.backends) {
    backends.push_back(Json{{"name", name}, {"version", version}});
  }
  return {{"type", "header"},
          {"format", 1},
          {"version", header.version},
          {"target", target_json(header.target)},
          {"targetCommand", header.targetCommand},
          {"backends", std::move(backends)},
          {"profiles", header.profiles},
          {"filter", header.filter},
          {"timing", header.timing},
          {"seed", header.seed},
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
          {"profiles", names_of(footer.profiles)},
          {"requirements", names_of(footer.requirements)},
          {"checks", Json{{"expected", footer.checksExpected}, {"emitted", footer.checksEmitted}}},
          {"known", std::move(known)},
          {"drift", footer.drift},
          {"conduct", conduct_json(footer.conduct)},
          {"digest", footer.digest}};
}

std::string run_body(const RunResult& result) {
  std::string body;
  for (const Check& check : result.checks) body += dump(check_json(check)) + "\n";
  return body;
}

std::string run_jsonl(const RunResult& result, const Digest& digest) {
  const std::string body = run_body(result);
  RunFooter footer = result.footer;
  footer.digest = digest(body);
  return dump(header_json(result.header)) + "\n" + body + dump(footer_json(footer)) + "\n";
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
