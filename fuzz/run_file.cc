// A run.jsonl that is read is written as a file that is read, to the same bytes; and what was read
// of a file that this program wrote is written as that file.
#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "harness/report/run_jsonl.h"
#include "harness/report/run_reader.h"
#include "reference/core/bytes.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"harness", "run_file"};

std::string rewritten(harness::RunResult run) {
  if (planted("run-file-loses-backend"))
    for (auto& check : run.checks) check.backend.clear();
  if (planted("run-file-counts-anew")) run.footer.checksEmitted += 1;
  return harness::run_jsonl(run);
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const auto run = cmk::harness::parse_run_jsonl(cmk::as_text({data, len}), "run.jsonl");
  if (!run) {
    kProperty.require(!run.error().reason.empty(), "refused-without-a-reason");
    return 0;
  }
  const std::string written = cmk::harness::run_jsonl(*run);
  const auto again = cmk::harness::parse_run_jsonl(written, "run.jsonl");
  kProperty.require(again.has_value(), "own-file-is-refused",
                    again ? "" : to_string(again.error()));
  kProperty.require(rewritten(*again) == written, "does-not-round-trip");
  return 0;
}
