// cmkconf judge: a recorded run, judged again.
#include <fmt/format.h>

#include "harness/cli/verification.h"
#include "harness/report/console.h"
#include "harness/report/run_jsonl.h"
#include "harness/report/run_reader.h"
#include "harness/report/scope.h"
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

// The checks of rows of kind `harness` have no exchanges; they stand as they were recorded.
std::vector<harness::Check> harness_checks(const harness::RunResult& recorded,
                                           const harness::Catalogue& catalogue) {
  std::vector<harness::Check> checks;
  for (const harness::Check& check : recorded.checks) {
    const harness::Requirement* row = catalogue.find(check.requirement);
    if (row != nullptr && row->kind == "harness") checks.push_back(check);
  }
  return checks;
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
  recorded->exchanges = *exchanges;
  const auto suite = suite_of(*data);
  if (!suite) return std::unexpected(suite.error());
  harness::RunResult result = *recorded;
  result.checks = judged_again(*recorded, *data, harness_checks(*recorded, data->catalogue));
  harness::conclude(result, data->catalogue, harness::extent_of(*suite, result.header));
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
