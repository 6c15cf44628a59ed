// What is refused changes nothing, a long jump of time is two shorter ones, and who does the same
// again ends where he ended: the laws that compare whole states (harness/explore/laws.h).
#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static TraceTarget target({"KVT-01", "trace_states"}, Watched::states);
  target.run({data, len});
  return 0;
}
