// cmkconf judge: a recorded run, judged again.
#include <fmt/format.h>

#include "harness/cli/redaction.h"
#include "harness/cli/wiring.h"
#include "harness/report/console.h"
#include "harness/report/run_jsonl.h"
#include "harness/report/run_reader.h"
#include "harness/suite/json_file.h"
#include "harness/suite/read_json.h"
#include "harness/suite/verdict.h"

namespace cmk::cli {
namespace {

struct JudgeArguments {
  std::string transcript;
  std::string run;  // "" for the run.jsonl beside the transcript
  bool json = false;
};

// The backends that the recorded run was made on; "" alone for an outside target.
std::vector<std::string> recorded_backends(const harness::RunHeader& header) {
  std::vector<std::string> names;
  names.reserve(header.backends.size());
  for (const auto& [name, version] : header.backends) names.push_back(name);
  return names.empty() ? std::vector<std::string>{""} : names;
}

// The checks of rows of kind `harness` have no exchanges; they stand as they were recorded.
harness::SuiteRun harness_checks(const harness::RunResult& recorded,
                                 const harness::Catalogue& catalogue) {
  harness::SuiteRun run;
  for (const harness::Check& check : recorded.checks) {
    const harness::Requirement* row = catalogue.find(check.requirement);
    if (row != nullptr && row->kind == "harness") run.checks.push_back(check);
  }
  return run;
}

Or<ExitCode> judge_again(const JudgeArguments& arguments, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  const std::filesystem::path file = arguments.transcript;
  const auto text = harness::read_file(file, harness::kTranscriptBytesMax);
  if (!text) return stop(text.error());
  const auto exchanges = harness::parse_transcript_jsonl(*text, file.string());
  if (!exchanges) return stop(exchanges.error());
  auto recorded =
      harness::read_run_jsonl(arguments.run.empty() ? file.parent_path() / "run.jsonl"
                                                    : std::filesystem::path(arguments.run));
  if (!recorded) return stop(recorded.error());
  const harness::RunHeader& header = recorded->header;
  const harness::Selection selection{header.profiles, header.target.profiles, header.filter,
                                     header.shardIndex, header.shardCount};
  const auto scenarios = harness::select(data->scenarios, data->rows, selection);
  std::vector<harness::SuiteRun> runs;
  for (const std::string& backend : recorded_backends(header)) {
    harness::RunOptions options;
    options.seed = header.seed;
    options.backend = backend;
    options.record = false;
    options.redaction = declared_redaction();
    runs.push_back(harness::rejudge(scenarios, data->rows, *exchanges, header.target, options));
  }
  runs.push_back(harness_checks(*recorded, data->catalogue));
  harness::RunResult result = *recorded;
  result.checks = harness::merge_runs(std::move(runs)).checks;
  result.footer.checksEmitted = static_cast<int>(result.checks.size());
  auto verdicts = harness::judge(data->catalogue, header, result.checks,
                                 result.footer.checksExpected, result.footer.conduct);
  result.footer.verdict = std::move(verdicts.verdict);
  result.footer.profiles = std::move(verdicts.profiles);
  result.footer.requirements = std::move(verdicts.requirements);
  std::string out = arguments.json ? harness::footer_json(result.footer).dump(2) + "\n"
                                   : harness::console_summary(result, data->catalogue);
  if (!arguments.json) {
    out += result.checks == recorded->checks ? "the same checks as in the recorded run\n"
                                             : "other checks than in the recorded run\n";
  }
  return print(out, harness::exit_code(data->catalogue, result));
}

}  // namespace

void add_judge(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<JudgeArguments>();
  CLI::App* command = program.add_subcommand("judge", "Judges a recorded run again");
  command->add_option("transcript", arguments->transcript, "Its transcript.jsonl")->required();
  command->add_option("--run", arguments->run, "Its run.jsonl (default: beside the transcript)");
  command->add_flag("--json", arguments->json, "Print the footer as JSON");
  command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] { return judge_again(*arguments, globals); };
  });
}

}  // namespace cmk::cli
