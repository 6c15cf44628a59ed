// cmkconf report verify|merge|night: reports that were written before, and what a night left.
#include <fmt/format.h>

#include "harness/cli/wiring.h"
#include "harness/report/console.h"
#include "harness/report/merge.h"
#include "harness/report/night.h"
#include "harness/report/night_view.h"
#include "harness/report/report_folder.h"
#include "harness/report/run_reader.h"
#include "harness/report/text.h"
#include "harness/report/verify.h"
#include "harness/report/write_night.h"
#include "harness/report/write_report.h"
#include "harness/suite/json_file.h"
#include "harness/suite/read_json.h"
#include "harness/suite/verdict.h"

namespace cmk::cli {
namespace {

namespace fs = std::filesystem;

// What both need besides the scenarios: the catalogue, and a library for digests.
struct Basis {
  harness::Catalogue catalogue;
  harness::Digest digest;
};

Or<Basis> load_basis(const Globals& globals) {
  const auto data = data_folder(globals.data);
  if (!data) return std::unexpected(data.error());
  auto catalogue = harness::load_catalogue(*data);
  if (!catalogue) return stop(catalogue.error());
  auto backend = make_backend("openssl", *data);
  if (!backend) return std::unexpected(backend.error());
  return Basis{*std::move(catalogue), digest_of(*std::move(backend))};
}

Or<ExitCode> verify(const std::vector<std::string>& dirs, const Globals& globals) {
  const auto basis = load_basis(globals);
  if (!basis) return std::unexpected(basis.error());
  std::string text;
  bool fits = true;
  for (const std::string& dir : dirs) {
    const auto faults = harness::verify(dir, basis->catalogue, basis->digest);
    if (!faults) return stop(faults.error());
    for (const std::string& fault : *faults) text += fmt::format("{}: {}\n", dir, fault);
    if (faults->empty()) text += fmt::format("{}: the report says what its checks say\n", dir);
    fits = fits && faults->empty();
  }
  return print(text, fits ? ExitCode::conformant : ExitCode::nonConformant);
}

Or<harness::RunResult> read_report(const fs::path& dir) {
  auto result = harness::read_run_jsonl(dir / "run.jsonl");
  if (!result) return stop(result.error());
  const fs::path file = dir / "transcript.jsonl";
  const auto text = harness::read_file(file, harness::kTranscriptBytesMax);
  if (!text) return stop(text.error());
  auto exchanges = harness::parse_transcript_jsonl(*text, file.string());
  if (!exchanges) return stop(exchanges.error());
  result->exchanges = *std::move(exchanges);
  return *std::move(result);
}

// Reads every night before anything is written.
Or<ExitCode> night(const std::vector<std::string>& dirs, const Globals& globals) {
  const auto data = data_folder(globals.data);
  if (!data) return std::unexpected(data.error());
  const auto catalogue = harness::load_catalogue(*data);
  if (!catalogue) return stop(catalogue.error());
  std::vector<harness::Night> nights;
  for (const std::string& dir : dirs) {
    auto read = harness::read_night(fs::path(dir) / "night.json");
    if (!read) return stop(read.error());
    nights.push_back(*std::move(read));
  }
  std::string text;
  ExitCode code = ExitCode::conformant;
  for (std::size_t i = 0; i < nights.size(); ++i) {
    const auto written = harness::write_night(nights[i], *catalogue, dirs[i], kVersion);
    if (!written) {
      return stop(ExitCode::cannotWrite, written.error().file + ": " + written.error().reason);
    }
    const harness::NightView view = harness::night_view(nights[i]);
    text += fmt::format("{}: {}, {}\n", dirs[i], to_string(nights[i].verdict),
                        harness::findings_text(view));
    for (const std::string& reason : nights[i].reasons) {
      text += fmt::format("  {}\n", harness::one_line(reason));
    }
    code = harness::worse(code, harness::exit_code(nights[i].verdict));
  }
  return print(text, code);
}

struct MergeArguments {
  std::vector<std::string> dirs;
  std::string out;
  std::string baseline;
};

Or<ExitCode> merge(const MergeArguments& arguments, const Globals& globals) {
  if (const auto foreign = harness::foreign_in(arguments.out)) {
    return stop(ExitCode::usage, fmt::format("--out: {}", *foreign));
  }
  const auto basis = load_basis(globals);
  if (!basis) return std::unexpected(basis.error());
  std::vector<harness::RunResult> shards;
  for (const std::string& dir : arguments.dirs) {
    auto shard = read_report(dir);
    if (!shard) return std::unexpected(shard.error());
    shards.push_back(*std::move(shard));
  }
  harness::Baseline baseline;
  if (!arguments.baseline.empty()) {
    auto loaded = harness::load_baseline(arguments.baseline, basis->catalogue);
    if (!loaded) return stop(loaded.error());
    baseline = *std::move(loaded);
  }
  const std::string day = today();
  const auto merged =
      harness::merge(std::move(shards),
                     {&basis->catalogue, arguments.baseline.empty() ? nullptr : &baseline, day});
  if (!merged) return stop(ExitCode::badInput, merged.error());
  const auto written =
      harness::write_report(*merged, basis->catalogue, arguments.out, basis->digest);
  if (!written) {
    return stop(ExitCode::cannotWrite, written.error().file + ": " + written.error().reason);
  }
  return print(harness::console_summary(*merged, basis->catalogue),
               harness::exit_code(basis->catalogue, *merged));
}

}  // namespace

void add_report(CLI::App& program, const Globals& globals, Action& action) {
  CLI::App* report = program.add_subcommand("report", "Works on written reports");
  report->require_subcommand(1);
  const auto dirs = std::make_shared<std::vector<std::string>>();
  CLI::App* verify_command = report->add_subcommand("verify", "Judges written reports again");
  verify_command->add_option("dir", *dirs, "Folders of reports")->required();
  verify_command->callback(
      [dirs, &globals, &action] { action = [dirs, &globals] { return verify(*dirs, globals); }; });
  CLI::App* night_command = report->add_subcommand(
      "night",
      "Writes report.html, night.sarif and summary.md beside the night.json of fuzz/nightly");
  night_command->add_option("dir", *dirs, "Folders of nights")->required();
  night_command->callback(
      [dirs, &globals, &action] { action = [dirs, &globals] { return night(*dirs, globals); }; });
  const auto arguments = std::make_shared<MergeArguments>();
  CLI::App* merge_command = report->add_subcommand("merge", "Puts the shards of a run together");
  merge_command->add_option("dir", arguments->dirs, "Folders of the shards")->required();
  merge_command->add_option("--out", arguments->out, "The folder of the whole")->required();
  merge_command->add_option("--baseline", arguments->baseline, "A file of known failures");
  merge_command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] { return merge(*arguments, globals); };
  });
}

}  // namespace cmk::cli
