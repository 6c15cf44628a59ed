// What explore finds as a file, and replay's way back from it: a trace holds what the reference was
// made with, so that its file alone shows the same once more.
#pragma once

#include "harness/cli/wiring.h"
#include "harness/explore/pursue.h"

namespace cmk::cli {

// What a file says of the reference that found it. `beside`: the library of the subject, where that
// is the reference as well.
[[nodiscard]] explore::FoundWith found_with(const ReferenceOptions& options,
                                            const std::string& beside);
// The way back. The error names a library, timing or option that does not exist.
[[nodiscard]] std::expected<ReferenceOptions, std::string> reference_of(
    const explore::FoundWith& found);

// The reference that judges a target as it wants to be judged: on each point that documents leave
// open the side that it declares, and 0 where it declares nothing; beyond a maximum, the maximum.
[[nodiscard]] ReferenceOptions judge_of(const ReferenceOptions& options,
                                        const harness::TargetInfo& target);

// How traces are run with such a target: it acts anywhere within windows. The error says why
// nothing can be compared.
[[nodiscard]] std::expected<explore::RunnerOptions, std::string> runner_options(
    const harness::TargetInfo& target);

// The reference, and a subject in this process: the reference too, by itself, on a second library
// or as a deviant.
struct Lockstep {
  MakeSystem model;
  MakeSystem subject;
  // Whether both end in the same state whenever they do the same: neither pads anything at random.
  bool is_repeatable = true;
};
[[nodiscard]] Or<Lockstep> make_lockstep(const ReferenceOptions& options, const std::string& beside,
                                         const std::filesystem::path& data);

// How replay does it again: what to paste into a shell in the folder that explore was started in.
struct Repeat {
  std::string data;    // as it was given; "" for none
  std::string target;  // likewise
  double timeout_s = 10;
};
[[nodiscard]] std::string replay_line(const std::filesystem::path& file, const Repeat& repeat);

// Writes the trace to a file of the folder, which is made where it is missing.
[[nodiscard]] Or<std::filesystem::path> save_trace(const explore::Trace& trace,
                                                   const std::filesystem::path& folder);

}  // namespace cmk::cli
