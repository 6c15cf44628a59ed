// Keys are usable from nbf until before exp, and resources lose and regain them at the instants of
// their windows; the bytes name operations on keys and what depends on them.
#include <array>

#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static constexpr std::array<std::string_view, 13> kMethods = {
      "key.create",  "key.update",    "key.rotate",      "key.wrapKey", "key.unwrapKey",
      "key.encrypt", "key.decrypt",   "key.sign",        "key.verify",  "key.setRotationPolicy",
      "record.",     "mongoCluster.", "postgresCluster."};
  static TraceTarget target({"KEY-05", "trace_windows"}, Watched::beside, {}, kMethods);
  target.run({data, len});
  return 0;
}
