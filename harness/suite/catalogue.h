// The catalogue of requirements: what a conforming system must do, as data.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"

namespace cmk::harness {

enum class Level { must, should };
// "MUST", "SHOULD"
[[nodiscard]] std::string_view to_string(Level level);

// One row of conformance/requirements/PROFILE.json.
// Every member has an initializer, so that g++ lets a designated one be left out.
// NOLINTBEGIN(readability-redundant-member-init)
struct Requirement {
  std::string id{};  // "KEY-05"
  Level level = Level::must;
  std::string profile{};             // "key-vault"
  std::string statement{};           // the rule, in our own words
  std::string observe{};             // how it is observed
  std::string source{};              // where the documents say so
  bool scored = true;                // false: recorded, but no verdict depends on it
  std::vector<std::string> needs{};  // capabilities without which it cannot be tested
  std::string kind{};  // "harness": checks the two backends, not asked of third parties; or ""
  std::string note{};
  // NOLINTEND(readability-redundant-member-init)
  bool operator==(const Requirement&) const = default;
};

struct Profile {
  std::string name;   // "key-vault"
  std::string title;  // one line
};

struct Capability {
  std::string name;  // "virtual-clock"
  std::string sentence;
};

// A latitude that the documents grant and a target may declare, up to a maximum. The rows of a
// target that declares more fail.
struct TargetOption {
  std::string name;  // "leeway"
  std::string unit;  // "s"
  std::int64_t maximum = 0;
  std::vector<std::string> requirements;  // the rows that it bears on
  std::string sentence;
};

// A document that `source` of a row names by its short name.
struct SourceDocument {
  std::string name;
  std::string title;
};

struct Catalogue {
  std::string version;
  std::vector<Profile> profiles;
  std::vector<Capability> capabilities;
  std::vector<TargetOption> options;
  std::vector<SourceDocument> sources;
  std::vector<Requirement> requirements;  // in the order of profiles, then of their files

  // The row of that id; null when there is none.
  [[nodiscard]] const Requirement* find(std::string_view id) const;
  [[nodiscard]] bool has_profile(std::string_view name) const;
};

// Reads DIR/profiles.json and DIR/requirements/PROFILE.json of every profile. Strict: an unknown
// member, profile, capability or level, a duplicate id and a file of no profile are faults.
[[nodiscard]] std::expected<Catalogue, BadInput> load_catalogue(const std::filesystem::path& dir);

}  // namespace cmk::harness
