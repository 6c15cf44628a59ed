// Writes a sample report: sample_report CONFORMANCE-DIR SAMPLE OUT-DIR, where the sample is
// conformant, part, mixed or hostile, or a night of the fuzzers: night-clean, night-found,
// night-hostile. For the tests of the files and of the pages in a browser, and for people who
// change a template.
#include <fmt/core.h>

#include <map>
#include <span>

#include "harness/report/testing/sample_night.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/write_night.h"
#include "harness/report/write_report.h"

namespace {

using namespace cmk::harness;

std::expected<void, CannotWrite> write_sample(std::string_view name, const Catalogue& catalogue,
                                              const std::string& dir) {
  static const std::map<std::string_view, Sample> samples = {{"conformant", Sample::conformant},
                                                             {"part", Sample::part},
                                                             {"mixed", Sample::mixed},
                                                             {"hostile", Sample::hostile}};
  static const std::map<std::string_view, NightSample> nights = {
      {"night-clean", NightSample::clean},
      {"night-found", NightSample::found},
      {"night-hostile", NightSample::hostile}};
  if (const auto sample = samples.find(name); sample != samples.end()) {
    return write_report(sample_run(catalogue, sample->second), catalogue, dir, fake_digest);
  }
  const auto sample = nights.find(name);
  if (sample == nights.end()) return std::unexpected(CannotWrite{dir, "there is no such sample"});
  const Night night = sample_night(sample->second);
  auto files = render_night(night, catalogue, "0.1.0");
  files["night.json"] = night_json(night);
  return write_files(dir, files);
}

}  // namespace

int main(int argc, char** argv) {
  const std::span args(argv, static_cast<std::size_t>(argc));
  if (args.size() != 4) return static_cast<int>(ExitCode::usage);
  const auto catalogue = load_catalogue(args[1]);
  if (!catalogue) {
    fmt::print(stderr, "{}\n", to_string(catalogue.error()));
    return static_cast<int>(ExitCode::badInput);
  }
  const auto written = write_sample(args[2], *catalogue, args[3]);
  if (written) return 0;
  fmt::print(stderr, "{}: {}\n", written.error().file, written.error().reason);
  return static_cast<int>(ExitCode::cannotWrite);
}
