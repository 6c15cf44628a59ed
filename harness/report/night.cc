#include "harness/report/night.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "harness/report/named_member.h"
#include "harness/suite/json_file.h"
#include "harness/suite/members.h"
#include "reference/core/gate.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// Wide enough for any night, and narrow enough that sums over a whole file stay in 64 bits.
constexpr std::int64_t kNightCountMax = 1'000'000'000'000;
constexpr double kNightNumberMax = 1e12;
constexpr std::int64_t kWorkersMax = 4096;

constexpr std::array<std::pair<NightVerdict, std::string_view>, 5> kNightVerdicts = {{
    {NightVerdict::clean, "clean"},
    {NightVerdict::findings, "findings"},
    {NightVerdict::failed, "failed"},
    {NightVerdict::voided, "void"},
    {NightVerdict::stopped, "stopped"},
}};
constexpr std::array<std::pair<FindingKind, std::string_view>, 5> kFindingKinds = {{
    {FindingKind::finding, "finding"},
    {FindingKind::crash, "crash"},
    {FindingKind::timeout, "timeout"},
    {FindingKind::memory, "memory"},
    {FindingKind::leak, "leak"},
}};
constexpr std::array<std::pair<FindingState, std::string_view>, 3> kFindingStates = {{
    {FindingState::fresh, "new"},
    {FindingState::known, "known"},
    {FindingState::quarantined, "quarantined"},
}};

template <class Table, class Value>
std::string_view wire_name(const Table& table, Value value) {
  const auto* const found = std::ranges::find(table, value, &Table::value_type::first);
  return found == table.end() ? std::string_view() : found->second;
}

template <class Table>
auto wire_value(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::first_type> {
  const auto* const found = std::ranges::find(table, name, &Table::value_type::second);
  if (found == table.end()) return std::nullopt;
  return found->first;
}

// One object of the file. Members reads whole numbers only, so the members that may be fractional
// are taken out of the object before Members sees it.
class NightObject {
 public:
  NightObject(json object, std::string file, std::string place)
      : object_(std::move(object)), file_(std::move(file)), place_(std::move(place)) {}

  [[nodiscard]] double real(std::string_view name) {
    const std::string key(name);
    if (!object_.is_object()) return 0;
    const auto found = object_.find(key);
    if (found == object_.end()) return wrong(key, "missing");
    const json value = std::move(*found);
    object_.erase(found);
    if (!value.is_number()) return wrong(key, "not a number");
    const auto number = value.get<double>();
    const bool fits = number >= 0 && number <= kNightNumberMax;
    return fits ? number : wrong(key, "not from 0 to 1000000000000");
  }

  // The reader of the rest, to be asked for once every real() has been.
  [[nodiscard]] Members members() const {
    Members m(object_, file_, place_);
    if (!wrong_name_.empty()) m.fail(wrong_name_, wrong_reason_);
    return m;
  }

 private:
  double wrong(const std::string& name, std::string reason) {
    if (!wrong_name_.empty()) return 0;
    wrong_name_ = name;
    wrong_reason_ = std::move(reason);
    return 0;
  }

  json object_;
  std::string file_;
  std::string place_;
  std::string wrong_name_;
  std::string wrong_reason_;
};

std::int64_t whole(Members& m, std::string_view name) { return m.integer(name, 0, kNightCountMax); }

enum class Emptiness { allowed, refused };

std::string text_line(Members& m, std::string_view name, Emptiness emptiness = Emptiness::allowed,
                      Members::Need need = Members::Need::required) {
  std::string text = m.text(name, need);
  if (text.find_first_of("\r\n") != std::string::npos) m.fail(name, "more than one line");
  if (m.ok() && text.empty() && emptiness == Emptiness::refused) m.fail(name, "empty");
  return text;
}

// A file below the folder of night.json, by its path from there.
std::string path_below(Members& m, std::string_view name, Emptiness emptiness) {
  std::string path = text_line(m, name, emptiness);
  const bool is_odd = std::ranges::any_of(
      path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; });
  if (is_odd) m.fail(name, "a path with a control character or a backslash");
  if (path.starts_with('/')) m.fail(name, "not relative");
  for (const std::string_view segment : split(path, '/')) {
    if (segment == "..") m.fail(name, "leaves the folder");
  }
  return path;
}

std::optional<BadInput> read_one(NightObject object, NightCanary& canary) {
  canary.seconds = object.real("seconds");
  Members m = object.members();
  canary.target = text_line(m, "target");
  canary.found = m.boolean("found");
  canary.executions = whole(m, "executions");
  return m.done();
}

std::optional<BadInput> read_one(NightObject object, NightTarget& target) {
  target.weight = object.real("weight");
  target.seconds = object.real("seconds");
  target.executionsPerSecond = object.real("executionsPerSecond");
  Members m = object.members();
  target.name = text_line(m, "name", Emptiness::refused);
  target.property = text_line(m, "property");
  target.requirement = text_line(m, "requirement");
  target.executions = whole(m, "executions");
  target.compared = whole(m, "compared");
  target.edges = whole(m, "edges");
  target.edgesFloor = whole(m, "edgesFloor");
  target.edgesBefore = whole(m, "edgesBefore");
  target.corpusBefore = whole(m, "corpusBefore");
  target.corpusAfter = whole(m, "corpusAfter");
  target.findings = whole(m, "findings");
  const std::string state = m.text("state");
  if (m.ok() && state != "ran" && state != "notRun") m.fail("state", "unknown '" + state + "'");
  target.ran = state == "ran";
  return m.done();
}

std::optional<BadInput> read_one(const NightObject& object, NightFinding& finding) {
  Members m = object.members();
  finding.signature = text_line(m, "signature", Emptiness::refused);
  finding.requirement = text_line(m, "requirement");
  finding.target = text_line(m, "target", Emptiness::refused);
  finding.kind = named(m, "kind", finding_kind);
  finding.state = named(m, "state", finding_state);
  finding.times = whole(m, "times");
  finding.bytes = whole(m, "bytes");
  finding.bytesFound = whole(m, "bytesFound");
  finding.input = path_below(m, "input", Emptiness::refused);
  finding.trace = path_below(m, "trace", Emptiness::allowed);
  finding.detail = m.text("detail");
  finding.repeat = text_line(m, "repeat");
  return m.done();
}

std::optional<BadInput> read_one(NightObject object, FaultSought& sought) {
  sought.executions = object.real("executions");
  sought.seconds = object.real("seconds");
  sought.secondsMax = object.real("secondsMax");
  Members m = object.members();
  sought.fault = text_line(m, "fault", Emptiness::refused);
  sought.requirement = text_line(m, "requirement");
  sought.target = text_line(m, "target");
  sought.seeds = m.integer("seeds", 1, kNightCountMax);
  sought.found = m.integer("found", 0, sought.seeds);
  sought.from = text_line(m, "from");
  return m.done();
}

// Reads the members of the array `name` of `m` one after the other.
template <class One>
std::optional<BadInput> read_all(Members& m, const std::string& name, const std::string& file,
                                 std::vector<One>& all) {
  const json& array = m.array(name);
  for (std::size_t i = 0; i < array.size(); ++i) {
    const std::string place = name + "[" + std::to_string(i) + "]";
    if (auto fault = read_one(NightObject(array[i], file, place), all.emplace_back())) return fault;
  }
  return std::nullopt;
}

// What no night can be, in a file whose every member is in order.
std::optional<BadInput> contradiction(const Night& night, const std::string& file) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < night.targets.size(); ++i) {
    if (names.insert(night.targets[i].name).second) continue;
    return BadInput{file, "targets[" + std::to_string(i) + "].name", "the name of another target"};
  }
  if (night.verdict != NightVerdict::clean) return std::nullopt;
  const auto stays = [](const NightFinding& one) { return one.state != FindingState::quarantined; };
  std::string_view but;
  if (!night.canary.found) but = "the canary was not found";
  if (!std::ranges::all_of(night.targets, &NightTarget::ran)) but = "a target did not run";
  if (std::ranges::any_of(night.findings, stays)) but = "there are findings";
  if (but.empty()) return std::nullopt;
  return BadInput{file, "verdict", "'clean', but " + std::string(but)};
}

std::optional<BadInput> read_whole(NightObject object, const std::string& file, Night& night) {
  night.minutes = object.real("minutes");
  Members m = object.members();
  (void)m.integer("night", 1, 1);
  night.seed = m.number("seed");
  night.workers = m.integer("workers", 1, kWorkersMax);
  night.build = text_line(m, "build");
  night.folder = text_line(m, "folder", Emptiness::allowed, Members::Need::optional);
  night.verdict = named(m, "verdict", night_verdict);
  night.reasons = m.texts("reasons");
  const auto is_long = [](const std::string& text) { return text.contains('\n'); };
  if (std::ranges::any_of(night.reasons, is_long)) m.fail("reasons", "more than one line");
  const json& canary = m.object("canary");
  if (m.ok()) {
    if (auto fault = read_one(NightObject(canary, file, "canary"), night.canary)) return fault;
  }
  if (auto fault = read_all(m, "targets", file, night.targets)) return fault;
  if (auto fault = read_all(m, "findings", file, night.findings)) return fault;
  if (auto fault = read_all(m, "untilFound", file, night.untilFound)) return fault;
  return m.done();
}

}  // namespace

std::string_view to_string(NightVerdict verdict) { return wire_name(kNightVerdicts, verdict); }
std::string_view to_string(FindingKind kind) { return wire_name(kFindingKinds, kind); }
std::string_view to_string(FindingState state) { return wire_name(kFindingStates, state); }
std::optional<NightVerdict> night_verdict(std::string_view name) {
  return wire_value(kNightVerdicts, name);
}
std::optional<FindingKind> finding_kind(std::string_view name) {
  return wire_value(kFindingKinds, name);
}
std::optional<FindingState> finding_state(std::string_view name) {
  return wire_value(kFindingStates, name);
}

ExitCode exit_code(NightVerdict verdict) {
  switch (verdict) {
    case NightVerdict::clean:
      return ExitCode::conformant;
    case NightVerdict::findings:
    case NightVerdict::failed:
      return ExitCode::nonConformant;
    case NightVerdict::voided:
    case NightVerdict::stopped:
      return ExitCode::incomplete;
  }
  return ExitCode::incomplete;
}

std::expected<Night, BadInput> parse_night(std::string_view text, const std::string& file) {
  const auto parsed = pass_gate(text, {.len_max = kNightBytesMax});
  if (!parsed) return std::unexpected(BadInput{file, "", to_string(parsed.error())});
  Night night;
  if (auto fault = read_whole(NightObject(*parsed, file, ""), file, night)) {
    return std::unexpected(*std::move(fault));
  }
  if (auto fault = contradiction(night, file)) return std::unexpected(*std::move(fault));
  return night;
}

std::expected<Night, BadInput> read_night(const std::filesystem::path& file) {
  const auto text = read_file(file, kNightBytesMax);
  if (!text) return std::unexpected(text.error());
  return parse_night(*text, file.string());
}

}  // namespace cmk::harness
