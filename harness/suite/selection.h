// Which scenarios a run takes, and how many checks that must give.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "harness/suite/scenario.h"

namespace cmk::harness {

// What the suite needs to know of a row of the catalogue.
struct RowFacts {
  std::string profile;
  std::set<std::string> needs;  // capabilities
};
using Rows = std::map<std::string, RowFacts>;  // by id

struct Selection {
  std::vector<std::string> profiles;                // as asked for; none: all
  std::optional<std::vector<std::string>> claimed;  // by the target; nothing: all
  std::string filter;   // a glob on a scenario's name or a requirement's id; "": all
  int shard_index = 1;  // from 1
  int shard_count = 1;
};

// `*` stands for any text, `?` for one character; all else for itself.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

// The scenarios of the selection, in order. The shards of one selection have no scenario in common
// and are the whole together.
[[nodiscard]] std::vector<const Scenario*> select(const std::vector<Scenario>& scenarios,
                                                  const Rows& rows, const Selection& selection);

// The number of checks that one run of the scenarios on one backend gives, whatever happens.
[[nodiscard]] int expected_checks(const std::vector<const Scenario*>& scenarios);

}  // namespace cmk::harness
