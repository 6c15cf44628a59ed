// What a run of the suite produces: the records that every report is made from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/target/target.h"

namespace cmk::harness {

enum class CheckStatus { passed, failed, errored, blocked, notTestable };
enum class RequirementVerdict {
  passed,
  passedInPart,  // in a run that left scenarios of the row out
  failed,
  errored,
  notTestable,
  notClaimed,
  notCovered,
  blocked,
  notApplicable,
  finding,
  unscored,
};
// conformantInPart: all that ran passed, in a run that left scenarios of the profile out.
enum class ProfileVerdict { conformant, conformantInPart, partial, nonConformant, notClaimed };
// Wire names: "passed", "not-testable", "non-conformant", …
[[nodiscard]] std::string_view to_string(CheckStatus status);
[[nodiscard]] std::string_view to_string(RequirementVerdict verdict);
[[nodiscard]] std::string_view to_string(ProfileVerdict verdict);
// The value of a wire name; nothing for another name.
[[nodiscard]] std::optional<CheckStatus> check_status(std::string_view name);
[[nodiscard]] std::optional<RequirementVerdict> requirement_verdict(std::string_view name);
[[nodiscard]] std::optional<ProfileVerdict> profile_verdict(std::string_view name);

// One judged step of one case of one scenario on one backend. Everything in it is the same, byte
// for byte, whenever the run is repeated: values that the target may choose stand in it by name and
// length, secrets never.
struct Check {
  std::string requirement;  // "KEY-05"
  std::string scenario;     // "key-vault/wrap-at-expiry"
  std::string caseName;     // "" when the scenario has no table of cases
  int step = 0;             // the step's number in the scenario, from 1
  std::string backend;      // "openssl", "boringssl"; "" for an outside target
  std::string title;        // the step in words
  CheckStatus status = CheckStatus::errored;
  std::string expected;  // canonical text of the expectation
  std::string actual;    // canonical text of the answer
  std::string message;   // why it is not passed; "" when it is
  bool operator==(const Check&) const = default;
};

// "KEY-05/key-vault/wrap-at-expiry/exp-1s/3@openssl"; the case and the backend stand only where
// there is one.
[[nodiscard]] std::string check_id(const Check& check);

// One exchange with the target, for transcript.jsonl: the raw call and answer, secrets by name and
// length.
struct Exchange {
  std::string scenario;
  std::string caseName;
  std::string backend;
  int step = 0;
  nlohmann::json call;    // {"method", "params", "now"}
  nlohmann::json answer;  // {"outcome": "accepted", "result": …} and so on
};

// SHA-256, hexadecimal, of all that a verdict depends on besides the target. "" where unknown.
struct SuiteDigests {
  std::string catalogue;  // profiles.json and requirements/
  std::string scenarios;
  std::string worlds;
  std::string vectors;
  std::string schemas;  // of the protocol, as derived from the declarations
  std::string binary;   // the bytes of the cmkconf that ran
  bool operator==(const SuiteDigests&) const = default;
};

// The digests with the names of what they are of, in the order above.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string>> named_digests(
    const SuiteDigests& suite);

struct RunHeader {
  std::string version;  // of cmkconf
  std::string run;      // names the run: a digest of the rest of the header but the shard
  SuiteDigests suite;
  TargetInfo target;
  std::string targetCommand;                                  // "builtin" or the command as given
  std::vector<std::pair<std::string, std::string>> backends;  // name, version string
  std::vector<std::string> profiles;                          // selected with --profile; empty: all
  std::string filter;
  std::string timing;  // "earliest", "latest", "random"
  std::uint64_t seed = 1;
  bool seedFixed = false;  // given with --seed, not drawn for this run
  bool failFast = false;   // stopped at the first scenario not passed
  std::string baseline;    // SHA-256 of the baseline's file, "" when there is none
  int shardIndex = 1;      // from 1
  int shardCount = 1;
};

// How many of how many scenarios.
struct Share {
  int taken = 0;
  int all = 0;
  [[nodiscard]] bool is_whole() const { return taken == all; }
  bool operator==(const Share&) const = default;
};

// How much of what the target claims a run takes of the suite. Profiles and rows stand in it only
// when some of their scenarios were left out.
struct Extent {
  Share scenarios;
  std::map<std::string, Share> profiles;
  std::map<std::string, Share> rows;
  [[nodiscard]] bool is_whole() const { return scenarios.is_whole(); }
  bool operator==(const Extent&) const = default;
};

// A failed check that the baseline lists. It stays failed; the exit code does not count it.
struct KnownFailure {
  std::string check;  // check_id
  std::string reason;
  std::string issue;
  std::string expires;  // "2027-01-31"
  bool operator==(const KnownFailure&) const = default;
};

struct RunFooter {
  std::string verdict;  // "conformant", "conformant-in-part", "non-conformant", "incomplete"
  std::string scope;    // "in the 7 scenarios selected by …"; "" for a whole run
  Extent extent;
  std::map<std::string, ProfileVerdict> profiles;
  std::map<std::string, RequirementVerdict> requirements;  // every row of the catalogue
  int checksExpected = 0;
  int checksEmitted = 0;
  std::vector<KnownFailure> known;
  std::vector<std::string> drift;  // one line each: what differs from the baseline
  Conduct conduct;                 // of the target, over all backends and shards
  // SHA-256, hexadecimal:
  std::string body;        // of the lines of the checks
  std::string transcript;  // of transcript.jsonl
  std::string digest;      // of all lines of run.jsonl, in which it is "" itself
};

struct RunResult {
  RunHeader header;
  std::vector<Check> checks;  // in the order of scenario, case, step, backend
  std::vector<Exchange> exchanges;
  RunFooter footer;
};

// Exit codes of the program; where several apply, the order is 74, 70, 2, 1, 3.
enum class ExitCode {
  conformant = 0,
  nonConformant = 1,
  incomplete = 2,
  drift = 3,
  usage = 64,
  badInput = 65,
  harnessFault = 70,
  cannotWrite = 74,
};

}  // namespace cmk::harness
