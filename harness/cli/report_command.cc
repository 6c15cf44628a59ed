// cmkconf report: reports that were written before, and what a night left.
#include <fmt/format.h>

#include "harness/cli/report_actions.h"
#include "harness/report/night.h"
#include "harness/report/night_view.h"
#include "harness/report/text.h"
#include "harness/report/write_night.h"
#include "harness/suite/verdict.h"

namespace cmk::cli {
namespace {

namespace fs = std::filesystem;

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

// Adds `name`, whose arguments are filled by `add` and used by `act`.
template <class Arguments, class Add>
void add_action(CLI::App& report, const std::string& name, const std::string& what,
                Or<ExitCode> (*act)(const Arguments&, const Globals&), const Globals& globals,
                Action& action, Add add) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = report.add_subcommand(name, what);
  add(*command, *arguments);
  command->callback([arguments, act, &globals, &action] {
    action = [arguments, act, &globals] { return act(*arguments, globals); };
  });
}

}  // namespace

Or<ExitCode> verify_reports(const VerifyArguments& arguments, const Globals& globals) {
  const auto verification = Verification::load(globals, arguments.options);
  if (!verification) return std::unexpected(verification.error());
  std::string text;
  bool fits = true;
  for (const std::string& dir : arguments.dirs) {
    const auto verified = (*verification)->verify(dir);
    if (!verified) return std::unexpected(verified.error());
    text += report_lines(dir, *verified, arguments.options);
    fits = fits && verified->problems.empty();
  }
  return print(text, fits ? ExitCode::conformant : ExitCode::nonConformant);
}

void add_report(CLI::App& program, const Globals& globals, Action& action) {
  CLI::App* report = program.add_subcommand("report", "Works on written reports");
  report->require_subcommand(1);
  add_action<VerifyArguments>(
      *report, "verify", "Holds written reports against the suite and what they say",
      verify_reports, globals, action, [](CLI::App& command, VerifyArguments& arguments) {
        command.add_option("dir", arguments.dirs, "Folders of reports")->required();
        command.add_flag("--judge", arguments.options.judge,
                         "Judge the answers of the transcripts again");
        add_path(command, "--key", arguments.options.key,
                 "The public key (PEM, Ed25519) that must have signed them");
      });
  const auto dirs = std::make_shared<std::vector<std::string>>();
  CLI::App* night_command = report->add_subcommand(
      "night",
      "Writes report.html, night.sarif and summary.md beside the night.json of fuzz/nightly");
  night_command->add_option("dir", *dirs, "Folders of nights")->required();
  night_command->callback(
      [dirs, &globals, &action] { action = [dirs, &globals] { return night(*dirs, globals); }; });
  add_action<MergeArguments>(
      *report, "merge", "Puts the shards of a run together", merge_reports, globals, action,
      [](CLI::App& command, MergeArguments& arguments) {
        command.add_option("dir", arguments.dirs, "Folders of the shards")->required();
        add_path(command, "--out", arguments.out, "The folder of the whole")->required();
        add_path(command, "--baseline", arguments.baseline, "A file of known failures");
      });
  add_action<SignArguments>(
      *report, "sign", "Writes a signature beside each report that verifies", sign_reports, globals,
      action, [](CLI::App& command, SignArguments& arguments) {
        command.add_option("dir", arguments.dirs, "Folders of reports")->required();
        add_path(command, "--key", arguments.key, "A private key (PEM, Ed25519)")->required();
      });
  add_action<IndexArguments>(
      *report, "index", "Lists reports with their verdicts, and whether they verify", index_reports,
      globals, action, [](CLI::App& command, IndexArguments& arguments) {
        command.add_option("dir", arguments.dirs, "Folders of reports")->required();
        command.add_flag("--json", arguments.json, "As JSON");
      });
  add_action<DiffArguments>(
      *report, "diff", "Says what the second report says otherwise", diff_reports, globals, action,
      [](CLI::App& command, DiffArguments& arguments) {
        command.add_option("before", arguments.before, "The folder of a report")->required();
        command.add_option("after", arguments.after, "The folder of another one")->required();
        command.add_flag("--json", arguments.json, "As JSON");
      });
}

}  // namespace cmk::cli
