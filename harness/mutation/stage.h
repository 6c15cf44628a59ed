// What tries to tell a mutant from the reference, and how it ends.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace cmk::mutation {

// Runs in a process of its own, in which the mutant is switched on (mutant.h) before it begins; it
// may switch it off and on. Gives by what the mutant is told from the reference, on one line
// ("KEY-05 key-vault/wrap-before-exp"); empty when it is not. With no mutant on it gives "".
struct Stage {
  std::string name;
  unsigned time_limit;  // seconds of CPU time for one mutant; by the clock, ten times as much
  std::function<std::string()> run;
};

enum class Ending {
  survived,
  check,    // the stage told it
  crash,    // the process ended by itself
  timeout,  // it used more than its time
};

// How a stage ended for a mutant.
struct Verdict {
  Ending ending = Ending::survived;
  std::string by;             // for a check
  std::vector<bool> reached;  // in a survey: by number, the mutants that were asked
};

// The stage in a process of its own, with no mutant on, taking down which are reached; `count` is
// the highest number of one.
[[nodiscard]] Verdict survey(const Stage& stage, int count);

struct Job {
  int mutant;
  const Stage* stage;
};

// Each job in a process of its own, `at_once` of them at a time; told when one has ended.
void run_jobs(const std::vector<Job>& jobs, int at_once,
              const std::function<void(const Job&, const Verdict&)>& tell);

}  // namespace cmk::mutation
