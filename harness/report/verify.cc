#include "harness/report/verify.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "harness/report/run_jsonl.h"
#include "harness/report/run_reader.h"
#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/report/write_report.h"
#include "harness/suite/json_file.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kFiles = {"junit.xml", "report.html", "report.json",
                                                    "run.jsonl", "summary.md",  "transcript.jsonl"};

void append(Problems& to, Problems more) { std::ranges::move(more, std::back_inserter(to)); }

Problems stray_files(const fs::path& dir) {
  std::vector<std::string> names;
  Problems problems;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) {
    const std::string name = entry.path().filename().string();
    const bool known = std::ranges::find(kFiles, name) != kFiles.end() || name == kSignatureFile;
    std::error_code ignored;
    const bool is_plain = entry.symlink_status(ignored).type() == fs::file_type::regular;
    if (known && is_plain) continue;
    names.push_back(one_line(name) + (known ? ": no regular file" : ": is no file of a report"));
  }
  std::ranges::sort(names);
  append(problems, std::move(names));
  cap(problems);
  return problems;
}

// The suite that the report names against this one; the first words are what scripts look for.
Problems other_suite(const SuiteDigests& written, const SuiteDigests& here) {
  constexpr std::size_t shown = 12;
  Problems problems;
  const auto ours = named_digests(here);
  for (std::size_t i = 0; const auto& [name, digest] : named_digests(written)) {
    const std::string& own = ours[i++].second;
    if (digest == own) continue;
    problems.push_back(fmt::format("of another suite: {} {}, here {}", name,
                                   digest.empty() ? "unknown" : one_line(digest).substr(0, shown),
                                   own.substr(0, shown)));
  }
  return problems;
}

// The same binary cannot have been of another version.
Problems other_version(const RunHeader& header, const VerifyBasis& basis) {
  if (header.version == basis.version || header.suite.binary != basis.suite.binary) return {};
  return {fmt::format("run.jsonl: line 1: says version {}, the binary is {}",
                      one_line(header.version), basis.version)};
}

// Whether the two differ in more than the program: then nothing can be counted again.
bool is_other_data(SuiteDigests written, const SuiteDigests& here) {
  written.binary = here.binary;
  return written != here;
}

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
    if (judged.contains(name)) continue;
    problems.push_back("run.jsonl: the footer judges unknown " + one_line(name));
  }
}

void compare_text(std::string_view what, const std::string& written, const std::string& right,
                  Problems& problems) {
  if (written == right) return;
  problems.push_back(fmt::format("run.jsonl: the footer says {} \"{}\", the checks give \"{}\"",
                                 what, one_line(written), one_line(right)));
}

Problems check_footer(const RunResult& run, const Catalogue& catalogue) {
  const RunFooter& footer = run.footer;
  Problems problems;
  if (footer.checksEmitted != std::ssize(run.checks)) {
    problems.push_back("run.jsonl: the footer counts " + std::to_string(footer.checksEmitted) +
                       " checks, there are " + std::to_string(run.checks.size()));
  }
  const Verdicts judged = judge(catalogue, run.header, run.checks, footer.checksExpected,
                                footer.extent, footer.conduct);
  compare_verdicts(footer.requirements, judged.requirements, problems);
  compare_verdicts(footer.profiles, judged.profiles, problems);
  cap(problems);
  compare_text("verdict", footer.verdict, judged.verdict, problems);
  compare_text("scope", footer.scope, scope_of(run), problems);
  return problems;
}

Problems check_known(const RunResult& run) {
  Problems problems;
  std::set<std::string> failed;
  for (const Check& check : run.checks) {
    if (check.status == CheckStatus::failed) failed.insert(check_id(check));
  }
  std::set<std::string> seen;
  for (const KnownFailure& known : run.footer.known) {
    const bool is_new = seen.insert(known.check).second;
    if (is_new && failed.contains(known.check)) continue;
    problems.push_back("run.jsonl: known failure " + one_line(known.check) +
                       (is_new ? " is no failed check" : " is there twice"));
  }
  const bool compared = !run.footer.known.empty() || !run.footer.drift.empty();
  if (compared && run.header.baseline.empty()) {
    problems.emplace_back(
        "run.jsonl: the footer lists known failures or drift, the header names "
        "no baseline");
  }
  return problems;
}

Problems check_digests(const RunResult& run, std::string_view transcript, const Digest& digest) {
  RunResult sealed{run.header, run.checks, {}, run.footer};
  seal(sealed, transcript, digest);
  Problems problems;
  const RunFooter& footer = run.footer;
  if (run.header.run != sealed.header.run) {
    problems.emplace_back("run.jsonl: line 1: the name of the run does not fit the header");
  }
  if (footer.body != sealed.footer.body) {
    problems.emplace_back("run.jsonl: the digest of the checks does not fit them");
  }
  if (footer.transcript != sealed.footer.transcript) {
    problems.emplace_back("transcript.jsonl: does not fit its digest in run.jsonl");
  }
  if (footer.digest != sealed.footer.digest) {
    problems.emplace_back("run.jsonl: the digest does not fit header, checks and footer");
  }
  return problems;
}

// The first line in which two texts differ, from 1.
std::size_t first_difference(std::string_view a, std::string_view b) {
  const auto at = std::ranges::mismatch(a, b).in1;
  return static_cast<std::size_t>(std::count(a.begin(), at, '\n')) + 1;
}

std::expected<Problems, BadInput> compare_files(const fs::path& dir, const RunResult& run,
                                                const VerifyBasis& basis) {
  Problems problems;
  const auto files = render_files(run, *basis.catalogue, basis.digest);
  if (!files) {
    return Problems{one_line(files.error().file) + ": " + one_line(files.error().reason)};
  }
  for (const auto& [name, content] : *files) {
    const auto written = read_file(dir / name);
    if (!written) return std::unexpected(written.error());
    if (*written == content) continue;
    problems.push_back(fmt::format("{}: line {}: differs from what the checks make", name,
                                   first_difference(*written, content)));
  }
  return problems;
}

std::expected<RunResult, BadInput> read_both(const fs::path& dir, std::string& transcript) {
  auto run = read_run_jsonl(dir / "run.jsonl");
  if (!run) return std::unexpected(run.error());
  const fs::path file = dir / "transcript.jsonl";
  auto text = read_file(file, kTranscriptBytesMax);
  if (!text) return std::unexpected(text.error());
  auto exchanges = parse_transcript_jsonl(*text, file.string());
  if (!exchanges) return std::unexpected(exchanges.error());
  transcript = *std::move(text);
  run->exchanges = *std::move(exchanges);
  return *std::move(run);
}

}  // namespace

std::expected<Verified, BadInput> verify(const fs::path& dir, const VerifyBasis& basis) {
  std::string transcript;
  auto run = read_both(dir, transcript);
  if (!run) return std::unexpected(run.error());
  Verified verified{*std::move(run), {}, false};
  const RunResult& read = verified.run;
  Problems& problems = verified.problems;
  append(problems, other_suite(read.header.suite, basis.suite));
  append(problems, other_version(read.header, basis));
  append(problems, stray_files(dir));
  append(problems, check_digests(read, transcript, basis.digest));
  auto signed_as = check_signature(dir, read.footer.digest, basis.signed_by);
  if (!signed_as) return std::unexpected(signed_as.error());
  verified.is_signed = signed_as->is_signed;
  append(problems, std::move(signed_as->problems));
  if (is_other_data(read.header.suite, basis.suite)) return verified;
  const Plan plan = basis.plan(read.header);
  append(problems, recount(read, plan));
  append(problems, recount_transcript(read, plan));
  append(problems, recount_conduct(read));
  append(problems, check_footer(read, *basis.catalogue));
  append(problems, check_known(read));
  auto files = compare_files(dir, read, basis);
  if (!files) return std::unexpected(files.error());
  append(problems, *std::move(files));
  if (basis.judge) append(problems, compare_judged(read.checks, basis.judge(read)));
  return verified;
}

}  // namespace cmk::harness
