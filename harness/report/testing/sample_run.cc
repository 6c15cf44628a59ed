#include "harness/report/testing/sample_run.h"

#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <set>

#include "harness/report/scope.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

constexpr std::string_view kHostile =
    "</script></style></title>\"'><img src=x onerror=\"window.hacked=1\"><script>window.hacked=1"
    "</script>{{rows}} ]]> & \x01 \xFF \xE2\x80\xAE \x1b[31m | `x` [a](javascript:alert(1))\n# "
    "head";

constexpr int kJudgingStep = 3;

RunHeader header_of() {
  RunHeader header;
  header.version = "0.1.0";
  header.suite = {.catalogue = fake_digest("catalogue"),
                  .scenarios = fake_digest("scenarios"),
                  .worlds = fake_digest("worlds"),
                  .vectors = fake_digest("vectors"),
                  .schemas = fake_digest("schemas"),
                  .binary = fake_digest("binary")};
  header.target = {.name = "cmkconf reference",
                   .version = "0.1.0",
                   .language = "C++23",
                   .homepage = "https://example.org/cmkconf",
                   .keySource = "prepared",
                   .profiles = {"identity", "key-vault", "envelope"},
                   .capabilities = {"virtual-clock", "storage-inspection", "identity-recovery"},
                   .options = {{"leeway", 0}, {"propagation", 0}},
                   .batch = true};
  header.targetCommand = "builtin";
  header.backends = {{"openssl", "OpenSSL 3.0.22"}, {"boringssl", "BoringSSL 13.0.0+r24"}};
  header.timing = "random";
  header.seed = 7;
  header.seedFixed = true;
  return header;
}

Check check_of(const Requirement& row, const std::string& backend, const std::string& case_name) {
  std::string slug = row.id;
  std::ranges::transform(slug, slug.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return {.requirement = row.id,
          .scenario = row.profile + "/" + slug,
          .caseName = case_name,
          .step = kJudgingStep,
          .backend = backend,
          .title = row.observe,
          .status = CheckStatus::passed,
          .expected = "refused: keyExpired",
          .actual = "refused: keyExpired",
          .message = ""};
}

void add_exchanges(RunResult& run, const Check& check) {
  const nlohmann::json create = {
      {"method", "key.create"},
      {"now", 1767225600},
      {"params", {{"vault", "vault-a"}, {"name", "k1"}, {"kty", "RSA"}, {"key_size", 2048}}}};
  const nlohmann::json created = {{"outcome", "accepted"},
                                  {"result", {{"kid", {{"name", "kid"}, {"length", 58}}}}}};
  const nlohmann::json wrap = {
      {"method", "key.wrapKey"},
      {"now", 1769817600},
      {"params", {{"alg", "RSA-OAEP-256"}, {"value", {{"secret", "dek"}, {"length", 32}}}}}};
  const nlohmann::json answer = {{"outcome", "accepted"}, {"result", {{"value", check.actual}}}};
  run.exchanges.push_back({check.scenario, check.caseName, check.backend, 1, create, created});
  run.exchanges.push_back(
      {check.scenario, check.caseName, check.backend, kJudgingStep, wrap, answer});
}

void set(RunResult& run, std::string_view row, CheckStatus status, std::string_view backend,
         std::string_view actual, std::string_view message) {
  for (Check& check : run.checks) {
    const bool fits = check.requirement == row && check.caseName != "before" &&
                      (backend.empty() || check.backend == backend);
    if (!fits) continue;
    check.status = status;
    check.actual = actual;
    check.message = message;
  }
}

void spoil(RunResult& run) {
  run.header.target.capabilities.erase("identity-recovery");
  std::erase_if(run.checks, [](const Check& check) { return check.requirement == "KEY-20"; });
  for (Check& check : run.checks) {
    if (check.requirement == "IDN-04") check.status = CheckStatus::notTestable;
  }
  set(run, "KEY-05", CheckStatus::failed, "", "accepted: value (256 bytes)",
      "the key wrapped after its expiry time");
  set(run, "KVT-03", CheckStatus::failed, "boringssl", "accepted",
      "the deleted vault came back after its retention had ended");
  set(run, "ENV-10", CheckStatus::errored, "openssl", "", "the target died: killed by signal 11");
  set(run, "KEY-12", CheckStatus::blocked, "", "refused: forbidden",
      "step 2, key.create, was not accepted: refused: forbidden");
  set(run, "MON-05", CheckStatus::failed, "", "absent", "no alert on the vault's availability");
}

// A run with a filter that takes a few rows of one profile.
void take_part(RunResult& run) {
  run.header.filter = "KEY-0*";
  std::erase_if(run.checks,
                [](const Check& check) { return !check.requirement.starts_with("KEY-0"); });
}

// The exchanges of every check, case after case, backend after backend.
void record_exchanges(RunResult& run) {
  for (std::size_t i = 0; i < run.checks.size();) {
    std::size_t end = i;
    while (end < run.checks.size() && run.checks[end].scenario == run.checks[i].scenario) ++end;
    for (const auto& [backend, version] : run.header.backends) {
      for (std::size_t at = i; at < end; ++at) {
        if (run.checks[at].backend == backend) add_exchanges(run, run.checks[at]);
      }
    }
    i = end;
  }
}

// A scenario for each row that is claimed, in two cases.
std::vector<Scenario> scenarios_in(const RunResult& run) {
  std::map<std::string, std::string> rows;  // by scenario
  for (const Check& check : run.checks) rows[check.scenario] = check.requirement;
  std::vector<Scenario> scenarios;
  for (const auto& [name, row] : rows) {
    Step create;
    create.number = 1;
    create.method = "key.create";
    Step wrap;
    wrap.number = kJudgingStep;
    wrap.method = "key.wrapKey";
    wrap.judges = "wrap";
    wrap.requirement = row;
    Scenario scenario;
    scenario.name = name;
    scenario.requirement = row;
    scenario.cases = {{"before", {create, wrap}}, {"at", {create, wrap}}};
    scenarios.push_back(std::move(scenario));
  }
  return scenarios;
}

// Each claimed row has one scenario; those without a check were left out when there is a filter.
Extent extent_in(const Catalogue& catalogue, const RunResult& run) {
  std::set<std::string> taken;
  for (const Check& check : run.checks) taken.insert(check.requirement);
  Extent extent;
  for (const Requirement& row : catalogue.requirements) {
    if (!is_asked(run.header, row.profile)) continue;
    const Share share{run.header.filter.empty() || taken.contains(row.id) ? 1 : 0, 1};
    for (Share* of : {&extent.scenarios, &extent.profiles[row.profile], &extent.rows[row.id]}) {
      of->taken += share.taken;
      of->all += share.all;
    }
  }
  std::erase_if(extent.profiles, [](const auto& entry) { return entry.second.is_whole(); });
  std::erase_if(extent.rows, [](const auto& entry) { return entry.second.is_whole(); });
  return extent;
}

void make_hostile(RunResult& run) {
  const std::string text(kHostile);
  TargetInfo& target = run.header.target;
  target.name = target.version = target.language = target.homepage = target.keySource = text;
  target.capabilities.insert("x" + std::string("</script>"));
  run.header.targetCommand = "./adapter '" + text + "'";
  run.header.backends.front().second = text;
  for (Check& check : run.checks) {
    check.title += text;
    check.expected = check.actual = text;
    if (check.status != CheckStatus::passed) check.message += text;
  }
  for (Exchange& exchange : run.exchanges) exchange.answer["result"] = {{text, text}};
  for (KnownFailure& known : run.footer.known) known.reason = known.issue = text;
  run.footer.drift.push_back(text);
}

}  // namespace

RunResult sample_run(const Catalogue& catalogue, Sample sample) {
  RunResult run;
  run.header = header_of();
  if (sample == Sample::mixed || sample == Sample::hostile) {
    run.header.target.profiles.emplace_back("monitoring");
  }
  for (const Requirement& row : catalogue.requirements) {
    if (!is_asked(run.header, row.profile)) continue;
    for (const char* case_name : {"before", "at"}) {
      for (const auto& [backend, version] : run.header.backends) {
        run.checks.push_back(check_of(row, backend, case_name));
      }
    }
  }
  std::ranges::stable_sort(run.checks, {}, &Check::scenario);
  if (sample == Sample::part) take_part(run);
  if (sample == Sample::mixed || sample == Sample::hostile) spoil(run);
  record_exchanges(run);
  run.footer.checksExpected = static_cast<int>(run.checks.size());
  conclude(run, catalogue, extent_in(catalogue, run));
  if (sample == Sample::conformant || sample == Sample::part) return run;
  for (const Check& check : run.checks) {
    if (check.requirement != "KVT-03" || check.status != CheckStatus::failed) continue;
    run.footer.known = {{check_id(check), "limits are configured later", "#12", "2027-01-31"}};
    run.footer.drift = {"KEY-07/key-vault/key-07/at/3@openssl: unexpected pass"};
  }
  run.header.baseline = fake_digest("baseline");
  if (sample == Sample::hostile) make_hostile(run);
  conclude(run, catalogue, run.footer.extent);
  return run;
}

VerifyBasis sample_basis(const Catalogue& catalogue, Sample sample) {
  const RunResult run = sample_run(catalogue, sample);
  const auto scenarios = std::make_shared<std::vector<Scenario>>(scenarios_in(run));
  VerifyBasis basis;
  basis.catalogue = &catalogue;
  basis.digest = fake_digest;
  basis.suite = run.header.suite;
  basis.version = run.header.version;
  basis.plan = [run, scenarios](const RunHeader& /*header*/) {
    Plan plan;
    for (const Scenario& scenario : *scenarios) plan.scenarios.push_back(&scenario);
    plan.checks = run.checks;
    plan.extent = run.footer.extent;
    return plan;
  };
  return basis;
}

std::string fake_digest(std::string_view text) {
  std::string out;
  for (std::uint64_t part = 0; part < 4; ++part) {
    std::uint64_t hash = 0xcbf29ce484222325U + part;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    out += fmt::format("{:016x}", hash);
  }
  return out;
}

}  // namespace cmk::harness
