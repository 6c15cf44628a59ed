// The page that tells where the documents leave room: conformance/AMBIGUITIES.md.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"

namespace cmk::harness {

// One line of its table.
struct Ambiguity {
  std::vector<std::string> requirements;  // "KEY-04", "KEY-05"
  std::string one_side;
  std::string other_side;
  std::string scored;  // what is asked of an implementation
  bool operator==(const Ambiguity&) const = default;
};

// The lines of the table of `page`, in order; every other line is passed over. A line of the table
// that has not four cells is an error.
[[nodiscard]] std::expected<std::vector<Ambiguity>, BadInput> parse_ambiguities(
    std::string_view page, const std::string& file);
// Of a conformance folder; none when it has no such page.
[[nodiscard]] std::expected<std::vector<Ambiguity>, BadInput> load_ambiguities(
    const std::filesystem::path& folder);

}  // namespace cmk::harness
