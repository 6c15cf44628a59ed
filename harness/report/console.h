// What people see of a run: progress while it lasts, and a summary at its end.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// A line per profile with verdict and counts, every failure with requirement, statement, source,
// expected, actual and the command that repeats it, drift, and the verdict last. Names and texts
// of the target are printed without control characters.
[[nodiscard]] std::string console_summary(const RunResult& result, const Catalogue& catalogue);

// "[#######       ] 120/250 key-vault/wrap-at-expiry", at most `width` characters.
[[nodiscard]] std::string progress_line(int num_done, int num_all, std::string_view label,
                                        int width);

// A progress bar that redraws one line of a terminal, and writes nothing to anything else.
class Progress {
 public:
  // For `out`, usually stderr; the stream must outlive the bar.
  Progress(std::FILE* out, int num_all);
  ~Progress();  // leaves a clean line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(int num_done, std::string_view label);

 private:
  std::FILE* out_;  // null when it is no terminal
  int num_all_;
};

}  // namespace cmk::harness
