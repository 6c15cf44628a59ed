#include "harness/report/verify.h"

#include <set>

#include "harness/report/run_reader.h"
#include "harness/report/write_report.h"
#include "harness/suite/json_file.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

using Problems = std::vector<std::string>;

template <class Map>
void compare_verdicts(const Map& written, const Map& judged, Problems& problems) {
  for (const auto& [name, verdict] : judged) {
    const auto found = written.find(name);
    const std::string said =
        found == written.end() ? "nothing" : std::string(to_string(found->second));
    if (said == to_string(verdict)) continue;
    problems.push_back("run.jsonl: the footer says " + said + " of " + name + ", the checks give " +
                       std::string(to_string(verdict)));
  }
  for (const auto& [name, verdict] : written) {
    if (!judged.contains(name)) problems.push_back("run.jsonl: the footer judges unknown " + name);
  }
}

void check_footer(const RunResult& run, const Catalogue& catalogue, const Digest& digest,
                  Problems& problems) {
  const RunFooter& footer = run.footer;
  if (footer.digest != digest(run_body(run))) {
    problems.emplace_back("run.jsonl: the digest does not fit the checks");
  }
  if (footer.checksEmitted != std::ssize(run.checks)) {
    problems.push_back("run.jsonl: the footer counts " + std::to_string(footer.checksEmitted) +
                       " checks, there are " + std::to_string(run.checks.size()));
  }
  const Verdicts judged =
      judge(catalogue, run.header, run.checks, footer.checksExpected, footer.conduct);
  compare_verdicts(footer.requirements, judged.requirements, problems);
  compare_verdicts(footer.profiles, judged.profiles, problems);
  if (footer.verdict != judged.verdict) {
    problems.push_back("run.jsonl: the footer says " + footer.verdict + ", the checks give " +
                       judged.verdict);
  }
}

void check_known(const RunResult& run, Problems& problems) {
  std::set<std::string> failed;
  for (const Check& check : run.checks) {
    if (check.status == CheckStatus::failed) failed.insert(check_id(check));
  }
  for (const KnownFailure& known : run.footer.known) {
    if (failed.contains(known.check)) continue;
    problems.push_back("run.jsonl: known failure " + known.check + " is no failed check");
  }
}

}  // namespace

std::expected<Problems, BadInput> verify(const std::filesystem::path& dir,
                                         const Catalogue& catalogue, const Digest& digest) {
  auto run = read_run_jsonl(dir / "run.jsonl");
  if (!run) return std::unexpected(run.error());
  const std::string transcript_file = (dir / "transcript.jsonl").string();
  const auto transcript = read_file(transcript_file);
  if (!transcript) return std::unexpected(transcript.error());
  auto exchanges = parse_transcript_jsonl(*transcript, transcript_file);
  if (!exchanges) return std::unexpected(exchanges.error());
  run->exchanges = *std::move(exchanges);

  Problems problems;
  check_footer(*run, catalogue, digest, problems);
  check_known(*run, problems);
  const auto files = render_files(*run, catalogue, digest);
  if (!files) {
    problems.push_back(files.error().file + ": " + files.error().reason);
    return problems;
  }
  for (const auto& [name, content] : *files) {
    const auto written = read_file(dir / name);
    if (!written) return std::unexpected(written.error());
    if (*written != content) problems.push_back(name + ": differs from what the checks make");
  }
  return problems;
}

}  // namespace cmk::harness
