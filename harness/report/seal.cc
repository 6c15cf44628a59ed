#include "harness/report/seal.h"

#include "harness/report/run_jsonl.h"
#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

constexpr std::size_t kRunNameLength = 32;

}  // namespace

std::string run_name(RunHeader header, const Digest& digest) {
  header.run.clear();
  header.shardIndex = 1;
  header.shardCount = 1;
  return digest(dump(header_json(header))).substr(0, kRunNameLength);
}

void seal(RunResult& run, std::string_view transcript, const Digest& digest) {
  run.header.run = run_name(run.header, digest);
  run.footer.body = digest(run_body(run));
  run.footer.transcript = digest(transcript);
  run.footer.digest.clear();
  run.footer.digest = digest(run_jsonl(run));
}

}  // namespace cmk::harness
