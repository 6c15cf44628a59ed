// The reference answers the same on OpenSSL and on BoringSSL, whatever is asked of it.
#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static TraceTarget target({"ENV-06", "trace_libraries"}, Watched::boringssl);
  target.run({data, len});
  return 0;
}
