// cmkconf report index|diff: several reports beside each other. One that does not verify is shown
// as such, whatever it says.
#include <fmt/format.h>

#include "harness/cli/report_actions.h"
#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/report/view.h"
#include "harness/suite/json_file.h"

namespace cmk::cli {
namespace {

using Json = nlohmann::ordered_json;
using harness::one_line;

constexpr std::size_t kDigestShown = 12;

// A report with what verifying it gave.
struct Held {
  std::string dir;
  harness::Verified verified;
  [[nodiscard]] bool is_sound() const { return verified.problems.empty(); }
  [[nodiscard]] const harness::RunResult& run() const { return verified.run; }
};

Or<std::vector<Held>> hold(const std::vector<std::string>& dirs, const Globals& globals) {
  const auto verification = Verification::load(globals, {});
  if (!verification) return std::unexpected(verification.error());
  std::vector<Held> all;
  for (const std::string& dir : dirs) {
    auto verified = (*verification)->verify(dir);
    if (!verified) return std::unexpected(verified.error());
    all.push_back({dir, *std::move(verified)});
  }
  return all;
}

std::string verdict_of(const Held& held) {
  return (held.is_sound() ? "" : "NOT VERIFIED, says ") +
         one_line(harness::verdict_text(held.run().footer));
}

std::string to_line(const Held& held) {
  const harness::RunResult& run = held.run();
  std::string line = fmt::format(
      "{}: {} {}: {} · seed {} · digest {}\n", one_line(held.dir), one_line(run.header.target.name),
      one_line(run.header.target.version), verdict_of(held), harness::seed_text(run.header),
      one_line(run.footer.digest).substr(0, kDigestShown));
  if (!held.is_sound()) line += fmt::format("  {}\n", held.verified.problems.front());
  return line;
}

Json to_json(const Held& held) {
  const harness::RunResult& run = held.run();
  return {{"dir", held.dir},
          {"verified", held.is_sound()},
          {"problems", held.verified.problems},
          {"target", run.header.target.name},
          {"version", run.header.target.version},
          {"verdict", held.is_sound() ? run.footer.verdict : "not-verified"},
          {"says", harness::verdict_text(run.footer)},
          {"seed", run.header.seed},
          {"seedFixed", run.header.seedFixed},
          {"run", run.header.run},
          {"digest", run.footer.digest}};
}

// One thing of which the reports say different things; "" where one says nothing.
struct Change {
  std::string what;
  std::string before;
  std::string after;
};

template <class Map>
void compare_maps(const Map& before, const Map& after, std::vector<Change>& changes) {
  std::map<std::string, std::pair<std::string, std::string>> both;
  for (const auto& [name, value] : before) both[name].first = to_string(value);
  for (const auto& [name, value] : after) both[name].second = to_string(value);
  for (const auto& [name, said] : both) {
    if (said.first != said.second) changes.push_back({name, said.first, said.second});
  }
}

std::vector<Change> changes_between(const harness::RunResult& before,
                                    const harness::RunResult& after) {
  std::vector<Change> changes;
  const auto old_suite = harness::named_digests(before.header.suite);
  for (std::size_t i = 0; const auto& [name, digest] : harness::named_digests(after.header.suite)) {
    const std::string& old = old_suite[i++].second;
    if (old == digest) continue;
    changes.push_back({fmt::format("suite: {}", name), old.substr(0, kDigestShown),
                       digest.substr(0, kDigestShown)});
  }
  const std::string old_verdict = harness::verdict_text(before.footer);
  const std::string new_verdict = harness::verdict_text(after.footer);
  if (old_verdict != new_verdict) changes.push_back({"verdict", old_verdict, new_verdict});
  compare_maps(before.footer.profiles, after.footer.profiles, changes);
  compare_maps(before.footer.requirements, after.footer.requirements, changes);
  std::map<std::string, harness::CheckStatus> old_checks;
  std::map<std::string, harness::CheckStatus> new_checks;
  for (const harness::Check& check : before.checks) old_checks[check_id(check)] = check.status;
  for (const harness::Check& check : after.checks) new_checks[check_id(check)] = check.status;
  compare_maps(old_checks, new_checks, changes);
  return changes;
}

std::string or_nothing(const std::string& text) {
  return text.empty() ? "nothing" : one_line(text);
}

}  // namespace

Or<ExitCode> index_reports(const IndexArguments& arguments, const Globals& globals) {
  const auto all = hold(arguments.dirs, globals);
  if (!all) return std::unexpected(all.error());
  std::string text;
  Json list = Json::array();
  bool sound = true;
  for (const Held& held : *all) {
    sound = sound && held.is_sound();
    text += to_line(held);
    list.push_back(to_json(held));
  }
  return print(arguments.json ? harness::dump(list, 2) + "\n" : text,
               sound ? ExitCode::conformant : ExitCode::nonConformant);
}

Or<ExitCode> diff_reports(const DiffArguments& arguments, const Globals& globals) {
  const auto all = hold({arguments.before, arguments.after}, globals);
  if (!all) return std::unexpected(all.error());
  const Held& before = all->front();
  const Held& after = all->back();
  const auto changes = changes_between(before.run(), after.run());
  std::string text = to_line(before) + to_line(after);
  Json list = Json::array();
  for (const Change& change : changes) {
    text += fmt::format("  {}: {} → {}\n", one_line(change.what), or_nothing(change.before),
                        or_nothing(change.after));
    list.push_back({{"what", change.what}, {"before", change.before}, {"after", change.after}});
  }
  if (changes.empty()) text += "  no difference in suite, verdicts and checks\n";
  const Json whole = {
      {"before", to_json(before)}, {"after", to_json(after)}, {"changes", std::move(list)}};
  const bool same = changes.empty() && before.is_sound() && after.is_sound();
  return print(arguments.json ? harness::dump(whole, 2) + "\n" : text,
               same ? ExitCode::conformant : ExitCode::nonConformant);
}

}  // namespace cmk::cli
