// An implementation under test. It is driven by calls and gives answers; how it is reached (in this
// process, as an adapter on pipes, at a REST endpoint) is the business of the classes behind this.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reference/core/instant.h"

namespace cmk::harness {

// One operation of a trace, ready to be sent: references resolved, parameters in wire form.
struct Call {
  std::string method;     // "key.wrapKey"
  nlohmann::json params;  // an object
  Instant now = 0;        // Unix seconds, never decreasing between two resets
  // Which earlier answers of the target the params and the instant were drawn from: "step 2
  // (key.create)"; "" when the harness alone made them. A call that cannot be sent is the target's
  // fault in the first case, and the harness's in the second.
  std::string drawn_from = {};
};

enum class AnswerKind {
  accepted,     // with a result
  refused,      // with a reason: a documented "no"
  unsupported,  // the target does not have this operation
  errored,      // the target broke: crash, timeout, malformed answer
};
[[nodiscard]] std::string_view to_string(AnswerKind kind);

// One of the kinds, never folded into each other.
struct Answer {
  AnswerKind kind = AnswerKind::errored;
  nlohmann::json result;         // accepted: the result as it came, unknown members included
  std::string reason;            // refused: a name of reference/core/reason.h
  int httpStatus = 0;            // refused: 0 where the target gives none
  std::optional<int> substatus;  // refused: Cosmos DB's x-ms-substatus, where the target gives one
  std::string code;              // refused: error code, "" where the target gives none
  // refused: an object of all that the caller sees beside the diagnostic, members that nobody
  // declared included; null where that is what stands above
  nlohmann::json seen;
  std::string diagnostic;  // refused: the diagnostic channel; no verdict depends on it
  std::string evidence;    // errored: what happened, printable, at most 500 characters, no secret
};

// What a target says of itself when it is started.
struct TargetInfo {
  std::string name;
  std::string version;
  std::string language;
  std::string homepage;
  std::string keySource;               // "prepared", "generated" or "" when it does not say
  std::vector<std::string> profiles;   // claimed
  std::set<std::string> capabilities;  // "virtual-clock", "storage-inspection", …
  std::map<std::string, std::int64_t> options;  // "leeway": seconds, "propagation": seconds, …
  bool batch = false;                           // takes a JSON-RPC batch on one line
  bool operator==(const TargetInfo&) const = default;
};

// How a target behaved apart from its answers. The texts are printable, bounded, without secrets.
struct Conduct {
  int restarts = 0;        // how often it was started again, because it had broken
  std::string firstBreak;  // what broke it the first time; "" when nothing did
  bool died = false;       // it crashed after its last answer, before it answered stop
  std::string end;         // what was wrong when it was stopped; "" when nothing was
  bool operator==(const Conduct&) const = default;
};
// The conduct of two targets, or of one in two runs, as one.
[[nodiscard]] Conduct operator+(Conduct first, const Conduct& second);

// Why the harness cannot go on: our fault or the surroundings', never the target's conduct.
struct HarnessFault {
  std::string what;
};

class Target {
 public:
  virtual ~Target() = default;
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  // Starts the target; must be called first, once. An error text when it does not start.
  [[nodiscard]] virtual std::expected<TargetInfo, std::string> start() = 0;
  // A clean world. False when the target broke: at this reset, or when it was started again for it,
  // or when it came back as another; the next reset starts it again.
  [[nodiscard]] virtual bool reset() = 0;
  // Why the last reset was false: printable, at most 500 characters, no secret.
  [[nodiscard]] virtual std::string why_broken() const { return {}; }
  // Applies the calls in order; one answer each. A target that broke is restarted by the next
  // reset; until then every answer is errored.
  [[nodiscard]] virtual std::vector<Answer> apply(std::span<const Call> calls) = 0;
  [[nodiscard]] Answer apply(const Call& call) { return apply(std::span(&call, 1)).front(); }
  // Ends the target, of which nothing may be asked afterwards, and returns how it behaved.
  [[nodiscard]] virtual Conduct stop() { return {}; }

  // The first thing that this target was asked to do and that cannot be sent although no answer of
  // the target has a part in it: an unknown method, or params that break their schema. The answer
  // to such a call is errored, and the verdict is not the target's: a run with a fault ends with
  // ExitCode::harnessFault.
  [[nodiscard]] virtual std::optional<HarnessFault> fault() const { return std::nullopt; }

 protected:
  Target() = default;
};

}  // namespace cmk::harness
