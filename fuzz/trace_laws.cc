// No answer of a trace breaks a law that needs no second implementation (harness/explore/laws.h).
#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static TraceTarget target({"KVT-01", "trace_laws"}, Watched::answers);
  target.run({data, len});
  return 0;
}
