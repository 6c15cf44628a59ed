// A service that acts at any instant within a documented window does what one does that acts at the
// first, but for the instant.
#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static TimingTarget target({"REV-01", "trace_timings"});
  target.run({data, len});
  return 0;
}
