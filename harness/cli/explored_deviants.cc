#include "harness/cli/explored_deviants.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "harness/explore/hunt.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

constexpr std::size_t kShort = 12;  // steps of a counterexample that a person takes in at once

// Looks for deviants beside the reference, both acting at the same instants of a window.
class DeviantHunt {
 public:
  DeviantHunt(const Data& data, MakeSystem make)
      : make_(std::move(make)),
        where_{explore::worlds_of(data.scenarios), data.folder, ""},
        setting_(explore::make_setting(where_, [this] { return make_({}); })) {}

  // Adds to `out` what is done and found.
  Or<void> hunt(const Override& deviation, std::uint64_t seed, std::uint64_t operations_max,
                ExploredDeviant& out) {
    const auto subject = [&] { return make_(deviation); };
    auto arena = explore::make_arena(where_, [this] { return make_({}); }, subject);
    if (!arena) return stop(ExitCode::badInput, arena.error());
    // A finding that its trace does not show once more is kept only where nothing else is found: in
    // it one side was given what the other had made.
    const std::uint64_t before = out.num_operations;
    while (out.num_operations - before < operations_max) {
      const explore::Hunt made =
          explore::hunt(*arena, seed, operations_max - (out.num_operations - before));
      out.num_operations += made.num_operations;
      if (!made.finding) return {};
      out.killed = true;
      out.num_steps = made.finding->operations.size();
      if (const auto found = pursue(*arena, *made.finding, setting_, subject, make_)) {
        out.num_steps = found->trace.steps.size();
        out.blamed = found->blame.requirement;
        out.unshown.clear();
        return {};
      }
      out.unshown = made.finding->what;
      if (made.finding->operations.empty()) return {};  // the world itself
      seed = made.finding->seed + 1;
    }
    return {};
  }

 private:
  MakeSystem make_;
  explore::ExploreData where_;
  explore::TraceSetting setting_;
};

// A half of the operations under the timing that is asked for, where losses are told apart by what
// causes them; the other under random, where a service may act late.
Or<std::vector<std::unique_ptr<DeviantHunt>>> make_hunts(const Data& data,
                                                         ReferenceOptions reference) {
  std::vector<std::unique_ptr<DeviantHunt>> hunts;
  reference.crypto = "repeatable";
  for (const std::string& timing : {reference.timing, std::string("random")}) {
    if (timing == reference.timing && !hunts.empty()) break;
    reference.timing = timing;
    auto make = make_reference(reference, data.folder);
    if (!make) return std::unexpected(make.error());
    hunts.push_back(std::make_unique<DeviantHunt>(data, *std::move(make)));
  }
  return hunts;
}

template <class Count>
double percent(Count part, Count whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Or<ExploredReport> explore_deviants(const Data& data, const ExploredOptions& options) {
  const auto hunts = make_hunts(data, options.reference);
  if (!hunts) return std::unexpected(hunts.error());
  const auto hunt = [&](const Override& deviation, ExploredDeviant& out) -> Or<void> {
    for (const auto& one : *hunts) {
      const auto done =
          one->hunt(deviation, options.reference.seed, options.operations_max / hunts->size(), out);
      if (!done) return std::unexpected(done.error());
      if (out.killed && out.unshown.empty()) break;
    }
    return {};
  };
  ExploredReport report;
  ExploredDeviant sound;
  if (const auto done = hunt({}, sound); !done) return std::unexpected(done.error());
  report.reference_passed = !sound.killed;
  std::vector<harness::Deviant> deviants = harness::deviants_of(all_rules());
  std::erase_if(deviants, [&](const auto& deviant) { return !options.is_selected(deviant); });
  for (const harness::Deviant& deviant : deviants) {
    options.progress(static_cast<int>(report.deviants.size()), static_cast<int>(deviants.size()),
                     deviant.name);
    ExploredDeviant one{deviant.name, deviant.requirement, false, 0, 0, "", ""};
    if (const auto done = hunt(deviant.deviation, one); !done) {
      return std::unexpected(done.error());
    }
    report.deviants.push_back(std::move(one));
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
    if (!one.unshown.empty()) text += fmt::format("  not shown by its trace: {}\n", one.unshown);
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
