#include "harness/suite/selection.h"

#include <algorithm>

namespace cmk::harness {
namespace {

bool fits(const Scenario& scenario, const Rows& rows, const Selection& selection) {
  const auto row = rows.find(scenario.requirement);
  const std::string profile = row == rows.end() ? "" : row->second.profile;
  const auto listed = [&](const std::vector<std::string>& profiles) {
    return std::ranges::find(profiles, profile) != profiles.end();
  };
  if (!selection.profiles.empty() && !listed(selection.profiles)) return false;
  if (selection.claimed && !listed(*selection.claimed)) return false;
  if (selection.filter.empty() || glob_matches(selection.filter, scenario.name)) return true;
  return std::ranges::any_of(requirements_of(scenario), [&](const std::string& id) {
    return glob_matches(selection.filter, id);
  });
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view text) {
  // On a mismatch the last star takes one character more.
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t after_star = std::string_view::npos;
  std::size_t star_end = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      after_star = ++p;
      star_end = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (after_star != std::string_view::npos) {
      p = after_star;
      t = ++star_end;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::vector<const Scenario*> select(const std::vector<Scenario>& scenarios, const Rows& rows,
                                    const Selection& selection) {
  std::vector<const Scenario*> selected;
  int position = 0;
  for (const Scenario& scenario : scenarios) {
    if (!fits(scenario, rows, selection)) continue;
    if (position++ % selection.shard_count == selection.shard_index - 1) {
      selected.push_back(&scenario);
    }
  }
  return selected;
}

int expected_checks(const std::vector<const Scenario*>& scenarios) {
  std::ptrdiff_t checks = 0;
  for (const Scenario* scenario : scenarios) {
    for (const ScenarioCase& one : scenario->cases) {
      checks += std::ranges::count_if(one.steps, &Step::is_judging);
    }
  }
  return static_cast<int>(checks);
}

}  // namespace cmk::harness
