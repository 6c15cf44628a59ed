// cmkconf vectors: known answers, our own and outside ones, on each crypto backend.
#include <fmt/format.h>

#include "harness/backends/known_differences.h"
#include "harness/backends/vectors.h"
#include "harness/backends/wycheproof.h"
#include "harness/cli/wiring.h"

namespace cmk::cli {
namespace {

struct VectorsArguments {
  std::string wycheproof;
  std::string crypto;
};

using Files = std::vector<backends::VectorFile>;

Or<Files> load_files(const VectorsArguments& arguments, const std::filesystem::path& data) {
  auto files = backends::load_kat((data / "vectors/kat").string());
  if (!files) return stop(ExitCode::badInput, files.error());
  if (arguments.wycheproof.empty()) return *std::move(files);
  auto outside = backends::load_wycheproof(arguments.wycheproof);
  if (!outside) return stop(ExitCode::badInput, outside.error());
  for (auto& file : *outside) files->push_back(std::move(file));
  return *std::move(files);
}

Or<ExitCode> run_all(const VectorsArguments& arguments, const Globals& globals) {
  const auto data = data_folder(globals.data);
  if (!data) return std::unexpected(data.error());
  const auto files = load_files(arguments, *data);
  if (!files) return std::unexpected(files.error());
  auto known =
      backends::KnownDifferences::load((*data / "vectors/known-differences.json").string());
  if (!known) return stop(ExitCode::badInput, known.error());
  std::string text;
  backends::VectorReport total;
  bool passed = true;
  for (const std::string& name : backends_of(arguments.crypto)) {
    const auto backend = make_backend(name, *data);
    if (!backend) return std::unexpected(backend.error());
    const auto report = backends::run_vectors(**backend, *files, *known);
    for (const std::string& failure : report.failures) {
      text += fmt::format("{}: {}\n", name, failure);
    }
    text += fmt::format("{} ({}): {} vectors, {} agreements, {} known differences, {} failures\n",
                        name, (*backend)->version(), report.num_vectors, report.num_agreements,
                        report.num_known_differences, report.failures.size());
    total.num_vectors += report.num_vectors;
    total.num_agreements += report.num_agreements;
    total.num_known_differences += report.num_known_differences;
    total.failures.insert(total.failures.end(), report.failures.begin(), report.failures.end());
    passed = passed && report.passed();
  }
  text += fmt::format("{} vectors, {} agreements, {} known differences, {} failures\n",
                      total.num_vectors, total.num_agreements, total.num_known_differences,
                      total.failures.size());
  return print(text, passed ? ExitCode::conformant : ExitCode::nonConformant);
}

}  // namespace

void add_vectors(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<VectorsArguments>();
  CLI::App* command = program.add_subcommand("vectors", "Runs known answers on each backend");
  add_path(*command, "--wycheproof", arguments->wycheproof, "A folder of Wycheproof vectors");
  command->add_option("--crypto", arguments->crypto, "One backend (default: both)")
      ->check(CLI::IsMember({"openssl", "boringssl", "both"}));
  command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] { return run_all(*arguments, globals); };
  });
}

}  // namespace cmk::cli
