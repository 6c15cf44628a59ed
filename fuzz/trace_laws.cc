// Every trace keeps the laws that need no second implementation (harness/explore/laws.h).
#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static TraceTarget target({"KVT-01", "trace_laws"}, Watched::alone);
  target.run({data, len});
  return 0;
}
