#include "harness/cli/explored_deviants.h"

#include <fmt/format.h>

#include <algorithm>

#include "harness/explore/hunt.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

constexpr std::size_t kShort = 12;  // steps of a counterexample that a person takes in at once

class DeviantHunt {
 public:
  DeviantHunt(const Data& data, const ExploredOptions& options, MakeSystem make)
      : options_(options),
        make_(std::move(make)),
        where_{&data.scenarios, data.folder, ""},
        setting_(explore::make_setting(where_, [this] { return make_({}); })) {}

  Or<ExploredDeviant> hunt(const std::string& name, const std::string& requirement,
                           const Override& deviation) {
    const auto subject = [&] { return make_(deviation); };
    auto arena = explore::make_arena(where_, [this] { return make_({}); }, subject);
    if (!arena) return stop(ExitCode::badInput, arena.error());
    const explore::Hunt made =
        explore::hunt(*arena, options_.reference.seed, options_.operations_max);
    ExploredDeviant out{name, requirement, made.finding.has_value(), made.num_operations, 0, ""};
    if (!made.finding) return out;
    out.num_steps = made.finding->operations.size();
    if (const auto found = pursue(*arena, *made.finding, setting_, subject, make_)) {
      out.num_steps = found->trace.steps.size();
      out.blamed = found->blame.requirement;
    }
    return out;
  }

 private:
  const ExploredOptions& options_;
  MakeSystem make_;
  explore::ExploreData where_;
  explore::TraceSetting setting_;
};

template <class Count>
double percent(Count part, Count whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Or<ExploredReport> explore_deviants(const Data& data, const ExploredOptions& options) {
  ReferenceOptions reference = options.reference;
  reference.crypto = "repeatable";
  auto make = make_reference(reference, data.folder);
  if (!make) return std::unexpected(make.error());
  DeviantHunt hunt(data, options, *make);
  ExploredReport report;
  const auto sound = hunt.hunt("", "", {});
  if (!sound) return std::unexpected(sound.error());
  report.reference_passed = !sound->killed;
  std::vector<harness::Deviant> deviants = harness::deviants_of(all_rules());
  std::erase_if(deviants, [&](const auto& deviant) { return !options.is_selected(deviant); });
  for (const harness::Deviant& deviant : deviants) {
    options.progress(static_cast<int>(report.deviants.size()), static_cast<int>(deviants.size()),
                     deviant.name);
    auto one = hunt.hunt(deviant.name, deviant.requirement, deviant.deviation);
    if (!one) return std::unexpected(one.error());
    report.deviants.push_back(*std::move(one));
  }
  return report;
}

nlohmann::ordered_json to_json(const ExploredReport& report) {
  nlohmann::ordered_json json;
  json["reference"] = report.reference_passed ? "passed" : "failed";
  json["deviants"] = nlohmann::ordered_json::array();
  for (const ExploredDeviant& one : report.deviants) {
    json["deviants"].push_back(
        {{"name", one.name},
         {"requirement", one.requirement},
         {"killed", one.killed},
         {"by", one.killed ? std::vector<std::string>{one.blamed} : std::vector<std::string>{}},
         {"operations", one.num_operations},
         {"steps", one.num_steps}});
  }
  return json;
}

std::string to_text(const ExploredReport& report) {
  std::string text;
  std::size_t num_killed = 0;
  std::size_t num_short = 0;
  std::size_t num_blamed = 0;
  for (const ExploredDeviant& one : report.deviants) {
    if (!one.killed) {
      text += fmt::format("survived   {}, {} operations\n", one.name, one.num_operations);
      continue;
    }
    ++num_killed;
    if (one.num_steps <= kShort) ++num_short;
    if (one.blamed == one.requirement) ++num_blamed;
    text += fmt::format("killed     {} after {} operations, {} steps{}\n", one.name,
                        one.num_operations, one.num_steps,
                        one.blamed == one.requirement ? "" : ", blamed on " + one.blamed);
  }
  text += fmt::format(
      "reference {}; {} of {} deviants killed ({:.1f} %), {:.1f} % of them in at most {} steps, "
      "{:.1f} % blamed on their own row\n",
      report.reference_passed ? "passed" : "failed", num_killed, report.deviants.size(),
      percent(num_killed, report.deviants.size()), percent(num_short, num_killed), kShort,
      percent(num_blamed, num_killed));
  return text;
}

}  // namespace cmk::cli
