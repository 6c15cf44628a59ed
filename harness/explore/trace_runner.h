// Does a trace with a subject, in lockstep with the reference.
#pragma once

#include <functional>
#include <optional>

#include "harness/explore/lawful_target.h"
#include "harness/explore/model_set.h"
#include "harness/explore/trace.h"

namespace cmk::explore {

// Where a subject goes wrong.
struct Divergence {
  std::size_t step = 0;  // of the trace; of its world where `in_world`
  bool in_world = false;
  const Law* law = nullptr;  // null: the answer is none that the reference could give
  std::string method;
  std::string what;
  harness::Answer expected;  // of the reference
  harness::Answer actual;

  // Whether another trace shows the same: the same law or kind of difference at the same method.
  [[nodiscard]] bool is_like(const Divergence& other) const;
};

struct RunnerOptions {
  Windows windows = Windows::exact;
  std::size_t batch_max = 64;  // calls sent together, where they do not need each other's answers
  // What the target declares to have chosen ("leeway", "renewal"): where its worlds wait for it.
  harness::TargetOptions declared = {};
  // Operations that the target does not claim to have; a trace ends at the first, answered or not.
  std::set<std::string, std::less<>> unclaimed = {};
};

// What traces are run with: the worlds by name, and a fresh reference. Outlives every run.
struct TraceSetting {
  Worlds worlds;
  std::function<System()> make_model;
  std::filesystem::path files;  // the conformance folder
  Watch watch = {};             // what subjects in this process are watched for
};

struct TraceRun {
  std::optional<Divergence> divergence;  // the first one
  std::size_t num_judged = 0;            // operations whose answers were compared, the world's too
  bool is_undecided = false;             // the subject's choices in windows could not be followed
  bool is_unsupported = false;           // it ended at an operation that the subject does not have
};

// A subject that breaks (crashes, hangs, gives no answer) diverges there. Steps whose parameters
// need an answer that never came are left out, on both sides; and so are those that lie before the
// step before them, unless the subject is one of this process: no adapter is asked to go back.
[[nodiscard]] TraceRun run(const Trace& trace, const TraceSetting& setting,
                           harness::Target& subject, const RunnerOptions& options);

}  // namespace cmk::explore
