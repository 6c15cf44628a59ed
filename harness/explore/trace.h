// A trace as data: the world that it starts in, and its steps in the language of scenarios, so that
// it can be done by any implementation, whatever names and bytes that one chooses.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "harness/suite/bad_input.h"
#include "harness/suite/scenario.h"

namespace cmk::explore {

using Worlds = std::vector<std::shared_ptr<const harness::World>>;
[[nodiscard]] std::shared_ptr<const harness::World> find_world(const Worlds& worlds,
                                                               std::string_view name);
// The name under which the answer of a world's step stands; "w3" where the world gives it none.
[[nodiscard]] std::string bind_of(const harness::World& world, std::size_t step);

struct TraceStep {
  std::string method;
  nlohmann::json params;  // expressions may stand anywhere in it (conformance/scenarios/README.md)
  Instant now = harness::kT0;
  std::string bind;  // the name of its answer: "s1"
  bool operator==(const TraceStep&) const = default;
};

// What the reference was made with when a trace was found, by the names of the command line.
struct FoundWith {
  std::string crypto = "repeatable";
  std::string beside;  // the library of the subject, where that is the reference as well; "" as its
  std::string timing = "earliest";
  std::uint64_t seed = 1;
  std::map<std::string, std::string> options;  // those that are not as by default: "renewal", "60"
  bool operator==(const FoundWith&) const = default;
};

struct Trace {
  std::string world;  // "" for none
  std::vector<TraceStep> steps;
  FoundWith found_with;
  // What it shows, where it shows something.
  std::string requirement;
  std::string law;   // "" where two implementations differ
  std::string what;  // one line, without secrets
  std::uint64_t seed = 0;
  bool operator==(const Trace&) const = default;
};

// "T0+30d-1s"
[[nodiscard]] std::string time_text(Instant at);

// The JSON of the file, ended by a newline; equal traces give equal bytes.
[[nodiscard]] std::string to_file(const Trace& trace);
// Reads it strictly: every step is one that a scenario could have after its world, and judges
// nothing. `files` is the conformance folder.
[[nodiscard]] std::expected<Trace, harness::BadInput> read_trace(
    const std::filesystem::path& file, const Worlds& worlds, const std::filesystem::path& files);

// A numbered list for people: one line a step.
[[nodiscard]] std::string to_list(const Trace& trace);

}  // namespace cmk::explore
