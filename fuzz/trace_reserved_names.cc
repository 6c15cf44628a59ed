// Columns have reserved names exactly where the documents let them; the bytes name tables and their
// changes in Cassandra accounts.
#include <array>

#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static constexpr std::array<std::string_view, 1> kWorlds = {"cassandra-accounts"};
  static constexpr std::array<std::string_view, 4> kMethods = {"table.", "account.create",
                                                               "account.update", "record."};
  static TraceTarget target({"RSV-01", "trace_reserved_names"}, Watched::beside, kWorlds, kMethods);
  target.run({data, len});
  return 0;
}
