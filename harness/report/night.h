// night.json: what a night of the fuzzers leaves behind, and how it is read. Strict and bounded: a
// member that is missing, unknown, of another type or out of its range is a fault that names file,
// place and reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

enum class NightVerdict {
  clean,     // every target ran, and nothing that stays was found
  findings,  // something that stays was found, by a night that may have been stopped
  failed,    // a target did not run, or reaches less than it did
  voided,    // the canary was not found: the night says nothing
  stopped,   // ended by a signal before its time
};
enum class FindingKind {
  finding,  // a check of the target's own
  crash,
  timeout,
  memory,  // over the limit of memory
  leak,
};
enum class FindingState {
  fresh,        // found by this night for the first time
  known,        // found by an earlier night, and still reproduces
  quarantined,  // does not reproduce
};
// Wire names: "clean", "void", "crash", "new", …
[[nodiscard]] std::string_view to_string(NightVerdict verdict);
[[nodiscard]] std::string_view to_string(FindingKind kind);
[[nodiscard]] std::string_view to_string(FindingState state);
// The value of a wire name; nothing for another name.
[[nodiscard]] std::optional<NightVerdict> night_verdict(std::string_view name);
[[nodiscard]] std::optional<FindingKind> finding_kind(std::string_view name);
[[nodiscard]] std::optional<FindingState> finding_state(std::string_view name);

// 0 for a clean night, 1 for findings and a failed one, 2 for one that is void or was stopped.
[[nodiscard]] ExitCode exit_code(NightVerdict verdict);

// Every text is one line of valid UTF-8 unless said otherwise; counts and times are not negative.

// A planted fault that every night must find.
struct NightCanary {
  std::string target;
  bool found = false;
  std::int64_t executions = 0;  // until it was found, or in all
  double seconds = 0;           // the same, of the wall clock
};

struct NightTarget {
  std::string name;         // "json_gate"; no two targets have the same
  std::string property;     // what it checks, a sentence; may be ""
  std::string requirement;  // "KEY-05", "harness" or ""
  double weight = 1;        // its share of the night, beside those of the others
  double seconds = 0;       // of the wall clock
  std::int64_t executions = 0;
  double executionsPerSecond = 0;
  std::int64_t compared = 0;      // operations done by both backends, with results compared
  std::int64_t edges = 0;         // of the code, that its corpus reaches
  std::int64_t edgesFloor = 0;    // fewer fail the night; 0: none yet
  std::int64_t edgesBefore = 0;   // in the night before; 0: there was none
  std::int64_t corpusBefore = 0;  // files
  std::int64_t corpusAfter = 0;   // files
  std::int64_t findings = 0;
  bool ran = false;
};

struct NightFinding {
  std::string signature;    // what tells it from other findings: "ENV-06/aes_gcm_parity/differ"
  std::string requirement;  // "ENV-06"; "" for a plain crash
  std::string target;
  FindingKind kind = FindingKind::finding;
  FindingState state = FindingState::fresh;
  std::int64_t times = 0;       // inputs that showed it
  std::int64_t bytes = 0;       // of the minimised input
  std::int64_t bytesFound = 0;  // of the input as it was found
  std::string input;            // its file, relative to night.json; never outside that folder
  std::string trace;            // likewise, a trace for `cmkconf promote`; "" when there is none
  std::string detail;           // operations or a sanitizer's first lines, on any number of lines
  std::string repeat;           // the command that shows it again
};

// How soon a fault that was switched on is found, with several seeds.
struct FaultSought {
  std::string fault;        // "KEY-05-wrap-before-exp"
  std::string requirement;  // "KEY-05" or ""
  std::string target;
  std::int64_t seeds = 0;  // from 1
  std::int64_t found = 0;  // of these; at most `seeds`
  double executions = 0;   // median; 0 when more than half of the seeds did not find it
  double seconds = 0;      // median, of processor time; 0 likewise
  double secondsMax = 0;   // allowed for each seed
  std::string from;        // "an empty corpus"
};

struct Night {
  std::uint64_t seed = 0;
  double minutes = 0;        // asked for
  std::int64_t workers = 0;  // from 1
  std::string build;         // "fuzz", the preset or the folder
  std::string folder;        // of night.json, seen from where commands run; "" when that is it
  NightVerdict verdict = NightVerdict::voided;
  std::vector<std::string> reasons;  // for the verdict
  NightCanary canary;
  std::vector<NightTarget> targets;
  std::vector<NightFinding> findings;
  std::vector<FaultSought> untilFound;
};

inline constexpr std::size_t kNightBytesMax = std::size_t{8} << 20U;

// A night.json of at most kNightBytesMax bytes. What contradicts itself is a fault too: a clean
// night whose canary was not found, with a target that did not run, or with a finding that is not
// quarantined. `file` only names the text in faults.
[[nodiscard]] std::expected<Night, BadInput> parse_night(std::string_view text,
                                                         const std::string& file);
[[nodiscard]] std::expected<Night, BadInput> read_night(const std::filesystem::path& file);

}  // namespace cmk::harness
