#include "harness/report/testing/sample_night.h"

#include <fmt/core.h>

#include <array>

#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

using NightJson = nlohmann::ordered_json;

constexpr std::string_view kHostileText =
    "</style></title></script>\"'><img src=x onerror=\"window.hacked=1\"><script>window.hacked=1"
    "</script>{{findings}} {0} [a](1) ]]> & \x01 \xE2\x80\xAE\xE2\x80\xAC \x1b[31m | `x` "
    "[b](javascript:alert(1))";

struct TargetSketch {
  std::string_view name;
  std::string_view property;
  std::string_view requirement;
  bool compares;
};

constexpr std::array<TargetSketch, 30> kTargets = {{
    {"aes_gcm_parity", "Both libraries seal and open AES-256-GCM alike.", "ENV-06", true},
    {"aes_key_wrap_parity", "Both libraries wrap and unwrap with AES key wrap alike.", "", true},
    {"backup_change", "A changed key backup is refused.", "KEY-20", false},
    {"baseline_file", "A baseline is read as a slow reader reads it.", "harness", false},
    {"byok_parity", "Both libraries import a .byok file alike.", "KEY-02", true},
    {"cql_name", "A column name is reserved exactly when the document lists it.", "RSN-01", false},
    {"default_identity", "A default identity is read as it is written.", "COS-07", false},
    {"envelope_change", "An envelope with one changed byte does not open.", "ENV-08", false},
    {"envelope_format", "An envelope that parses is written back byte for byte.", "ENV-02", false},
    {"json_gate",
     "What passes the gate is what a slow reader reads, and nothing that it refuses passes.",
     "harness", false},
    {"jwk_parity", "Both libraries import a JSON web key alike.", "KEY-02", true},
    {"key_identifier", "A key identifier is read as a slow reader reads it.", "KVT-09", false},
    {"object_name", "A name of a vault's object is accepted by its rule alone.", "KVT-05", false},
    {"pkcs12_parity", "Both libraries import a .pfx file alike.", "KEY-02", true},
    {"pkcs8_parity", "Both libraries import a PKCS #8 key alike.", "KEY-02", true},
    {"protocol_line", "A line of the protocol is answered once, and never twice.", "harness",
     false},
    {"rs256_parity", "Both libraries sign and verify RS256 alike.", "", true},
    {"rsa_unwrap_parity", "Both libraries unwrap, and refuse, the same RSA texts.", "KEY-11", true},
    {"rsa_wrap_exchange", "What one library wraps, the other one unwraps.", "KEY-11", true},
    {"run_file", "A run.jsonl is read as a slow reader reads it.", "harness", false},
    {"scenario_file", "A scenario is read as a slow reader reads it.", "harness", false},
    {"sha256_parity", "Both libraries hash alike.", "", true},
    {"trace_laws", "Laws hold after every operation that is drawn.", "", false},
    {"trace_libraries", "A trace is answered alike on both libraries.", "", true},
    {"trace_lockstep", "A deviant is told from the reference by some trace.", "", false},
    {"trace_reserved_names", "Reserved names are refused wherever a trace writes them.", "RSN-01",
     false},
    {"trace_restore", "What a restore brings back is what was backed up.", "BKP-04", false},
    {"trace_timings", "Answers at the edges of a window are the same in every timing.", "", false},
    {"trace_windows", "A key is refused outside its window and accepted inside.", "KEY-05", false},
    {"vector_file", "A file of vectors is read as a slow reader reads it.", "harness", false},
}};

NightTarget target_of(const TargetSketch& sketch, std::int64_t number) {
  return {.name = std::string(sketch.name),
          .property = std::string(sketch.property),
          .requirement = std::string(sketch.requirement),
          .weight = number % 7 == 0 ? 2.0 : 1.0,
          .seconds = 18.0 + static_cast<double>(number) / 4,
          .executions = 41'203 * (number + 1) * (number % 5 + 1),
          .executionsPerSecond = 2'060.5 * static_cast<double>(number % 5 + 1),
          .compared = sketch.compares ? 39'870 * (number + 1) : 0,
          .edges = 900 + number * 37,
          .edgesFloor = number % 6 == 5 ? 0 : 880 + number * 35,
          .edgesBefore = number % 6 == 5 ? 0 : 899 + number * 37,
          .corpusBefore = 40 + number * 3,
          .corpusAfter = 42 + number * 3 + number % 4,
          .findings = 0,
          .ran = true};
}

std::vector<NightFinding> sample_findings() {
  return {
      {.signature = "crash/pkcs12_parity/heap-buffer-overflow-in-read_bag",
       .requirement = "",
       .target = "pkcs12_parity",
       .kind = FindingKind::crash,
       .state = FindingState::quarantined,
       .times = 1,
       .bytes = 1'211,
       .bytesFound = 1'211,
       .input = "findings/crash-pkcs12_parity/input",
       .trace = "",
       .detail = "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000118\n"
                 "READ of size 1 at 0x602000000118 thread T0\n"
                 "    #0 read_bag reference/crypto/pkcs12.cc:88\n"
                 "    #1 import_pkcs12 reference/crypto/pkcs12.cc:140",
       .repeat = "build/fuzz/bin/fuzz_pkcs12_parity findings/crash-pkcs12_parity/input"},
      {.signature = "KEY-05/trace_windows/accepted-after-expiry",
       .requirement = "KEY-05",
       .target = "trace_windows",
       .kind = FindingKind::finding,
       .state = FindingState::known,
       .times = 12,
       .bytes = 31,
       .bytesFound = 204,
       .input = "findings/KEY-05-trace_windows-accepted-after-expiry/input",
       .trace = "findings/KEY-05-trace_windows-accepted-after-expiry/trace.json",
       .detail = "1. key.create {vault: vault-a, name: k1, exp: now + 60 s}: accepted\n"
                 "2. clock.advance {seconds: 61}: accepted\n"
                 "3. key.wrapKey {alg: RSA-OAEP-256}: accepted, expected refused: keyExpired",
       .repeat = "build/fuzz/bin/fuzz_trace_windows "
                 "findings/KEY-05-trace_windows-accepted-after-expiry/input"},
      {.signature = "ENV-06/aes_gcm_parity/sealed-differ",
       .requirement = "ENV-06",
       .target = "aes_gcm_parity",
       .kind = FindingKind::finding,
       .state = FindingState::fresh,
       .times = 3,
       .bytes = 12,
       .bytesFound = 340,
       .input = "findings/ENV-06-aes_gcm_parity-sealed-differ/input",
       .trace = "findings/ENV-06-aes_gcm_parity-sealed-differ/trace.json",
       .detail = "1. seal {nonce: 12 bytes, plaintext: 0 bytes}\n"
                 "2. openssl: 28 bytes, boringssl: 29 bytes",
       .repeat = "build/fuzz/bin/fuzz_aes_gcm_parity FILE"},
  };
}

std::vector<FaultSought> sample_faults() {
  std::vector<FaultSought> all;
  for (std::int64_t i = 0; i < 40; ++i) {
    const std::int64_t found = i == 21 ? 0 : i == 8 ? 2 : i == 30 ? 4 : 5;
    const bool has_one = found * 2 >= 5;
    all.push_back({.fault = fmt::format("KEY-{:02}-{}", i % 30 + 1,
                                        i % 2 == 0 ? "wrap-before-exp" : "limit-moved-by-one"),
                   .requirement = fmt::format("KEY-{:02}", i % 30 + 1),
                   .target = i % 3 == 0 ? "trace_windows" : "trace_lockstep",
                   .seeds = 5,
                   .found = found,
                   .executions = has_one ? 400.0 * static_cast<double>(i * i + 1) : 0,
                   .seconds = has_one ? 0.3 * static_cast<double>(i) + 0.1 : 0,
                   .secondsMax = 60,
                   .from = i % 2 == 0 ? "an empty corpus" : "the corpus without what shows it"});
  }
  return all;
}

void make_night_hostile(Night& night) {
  const std::string text(kHostileText);
  night.build = night.folder = night.canary.target = text;
  night.reasons.push_back(text);
  for (NightTarget& target : night.targets) {
    target.name += text;
    target.property = target.requirement = text;
  }
  for (NightFinding& finding : night.findings) {
    for (std::string* member : {&finding.signature, &finding.target, &finding.repeat}) {
      *member += text;
    }
    finding.requirement = text;
    finding.detail += "\n# head\n" + text;
    finding.input = "findings/javascript:alert(1)\"><img src=x>|`x`";
    finding.trace = finding.input + "/$(trace) '.json";
  }
  for (FaultSought& sought : night.untilFound) {
    sought.fault = sought.requirement = sought.target = sought.from = text;
  }
}

template <class One, class ToJson>
NightJson list_json(const std::vector<One>& all, ToJson to_json) {
  NightJson list = NightJson::array();
  for (const One& one : all) list.push_back(to_json(one));
  return list;
}

NightJson night_target_json(const NightTarget& target) {
  return {{"name", target.name},
          {"property", target.property},
          {"requirement", target.requirement},
          {"weight", target.weight},
          {"seconds", target.seconds},
          {"executions", target.executions},
          {"executionsPerSecond", target.executionsPerSecond},
          {"compared", target.compared},
          {"edges", target.edges},
          {"edgesFloor", target.edgesFloor},
          {"edgesBefore", target.edgesBefore},
          {"corpusBefore", target.corpusBefore},
          {"corpusAfter", target.corpusAfter},
          {"findings", target.findings},
          {"state", target.ran ? "ran" : "notRun"}};
}

NightJson night_finding_json(const NightFinding& finding) {
  return {{"signature", finding.signature},
          {"requirement", finding.requirement},
          {"target", finding.target},
          {"kind", to_string(finding.kind)},
          {"state", to_string(finding.state)},
          {"times", finding.times},
          {"bytes", finding.bytes},
          {"bytesFound", finding.bytesFound},
          {"input", finding.input},
          {"trace", finding.trace},
          {"detail", finding.detail},
          {"repeat", finding.repeat}};
}

NightJson sought_json(const FaultSought& sought) {
  return {{"fault", sought.fault},     {"requirement", sought.requirement},
          {"target", sought.target},   {"seeds", sought.seeds},
          {"found", sought.found},     {"executions", sought.executions},
          {"seconds", sought.seconds}, {"secondsMax", sought.secondsMax},
          {"from", sought.from}};
}

}  // namespace

Night sample_night(NightSample sample) {
  Night night{.seed = 7,
              .minutes = 10,
              .workers = 2,
              .build = "fuzz",
              .folder = "build/night",
              .verdict = NightVerdict::clean,
              .reasons = {},
              .canary = {"canary", true, 48'211, 0.4},
              .targets = {},
              .findings = {},
              .untilFound = {}};
  const std::size_t num_targets = sample == NightSample::clean ? 3 : kTargets.size();
  for (std::size_t i = 0; i < num_targets; ++i) {
    night.targets.push_back(target_of(kTargets.at(i), static_cast<std::int64_t>(i)));
  }
  if (sample == NightSample::clean) return night;
  night.verdict = NightVerdict::findings;
  night.findings = sample_findings();
  for (NightTarget& target : night.targets) {
    for (const NightFinding& finding : night.findings) {
      target.findings += finding.target == target.name ? 1 : 0;
    }
  }
  NightTarget& gate = night.targets.at(9);
  gate.edges = 1'190;
  gate.edgesFloor = 1'195;
  gate.edgesBefore = 1'204;
  NightTarget& absent = night.targets.at(24);
  absent = {.name = absent.name, .property = absent.property, .requirement = absent.requirement};
  night.reasons = {"json_gate: 1190 edges, fewer than its floor of 1195",
                   "trace_lockstep: did not start: no such file"};
  night.untilFound = sample_faults();
  if (sample == NightSample::hostile) make_night_hostile(night);
  return night;
}

std::string night_json(const Night& night) {
  const NightJson object = {{"night", 1},
                            {"seed", night.seed},
                            {"minutes", night.minutes},
                            {"workers", night.workers},
                            {"build", night.build},
                            {"folder", night.folder},
                            {"verdict", to_string(night.verdict)},
                            {"reasons", night.reasons},
                            {"canary",
                             {{"target", night.canary.target},
                              {"found", night.canary.found},
                              {"executions", night.canary.executions},
                              {"seconds", night.canary.seconds}}},
                            {"targets", list_json(night.targets, night_target_json)},
                            {"findings", list_json(night.findings, night_finding_json)},
                            {"untilFound", list_json(night.untilFound, sought_json)}};
  return dump(object, 1) + "\n";
}

}  // namespace cmk::harness
