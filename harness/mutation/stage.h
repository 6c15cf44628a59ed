// What tries to tell a mutant from the reference, and how it ends.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace cmk::mutation {

// Runs with a mutant switched on (mutant.h), which it may switch off and on, or with none. Gives by
// what the mutant is told from the reference, on one line ("KEY-05 key-vault/wrap-before-exp");
// empty when it is not, as with no mutant on.
using Part = std::function<std::string()>;

// Parts that do not depend on each other: one in which a mutant is never asked need not be run for
// it. All that are run for a mutant are run in one process of its own, in their order.
struct Stage {
  std::string name;
  unsigned time_limit = 20;  // seconds of CPU time for one mutant; by the clock, ten times as much
  std::vector<Part> parts = {};
};

enum class Ending {
  survived,
  check,    // a part told it
  crash,    // the process ended by itself
  timeout,  // it used more than its time
};

// How a stage ended for a mutant.
struct Verdict {
  Ending ending = Ending::survived;
  std::string by;  // for a check
};

// By number of a mutant, the parts in which it is asked.
using Reach = std::vector<std::vector<std::size_t>>;

// The whole stage with no mutant on. `count` is the highest number of a mutant.
struct Survey {
  Verdict verdict;
  Reach reach;
};
[[nodiscard]] Survey survey(const Stage& stage, int count);

struct Job {
  int mutant;
  const Stage* stage;
  std::vector<std::size_t> parts;  // to be run
};

// Each job in a process of its own, `at_once` of them at a time; told when one has ended.
void run_jobs(const std::vector<Job>& jobs, int at_once,
              const std::function<void(const Job&, const Verdict&)>& tell);

}  // namespace cmk::mutation
