// Of two references that do the same trace neither answers anything that the other would not: any
// deviant, planted on one side, shows.
#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static TraceTarget target({"KVT-01", "trace_lockstep"}, Watched::beside);
  target.run({data, len});
  return 0;
}
