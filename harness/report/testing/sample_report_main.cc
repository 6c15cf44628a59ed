// Writes a sample report: sample_report CONFORMANCE-DIR conformant|mixed|hostile OUT-DIR. For the
// page's test in a browser, and for people who change the template.
#include <fmt/core.h>

#include <span>

#include "harness/report/testing/sample_run.h"
#include "harness/report/write_report.h"

int main(int argc, char** argv) {
  using namespace cmk::harness;
  const std::span args(argv, static_cast<std::size_t>(argc));
  if (args.size() != 4) return static_cast<int>(ExitCode::usage);
  const auto catalogue = load_catalogue(args[1]);
  if (!catalogue) {
    fmt::print(stderr, "{}\n", to_string(catalogue.error()));
    return static_cast<int>(ExitCode::badInput);
  }
  const std::string_view name = args[2];
  const Sample sample = name == "conformant" ? Sample::conformant
                        : name == "mixed"    ? Sample::mixed
                                             : Sample::hostile;
  const auto written =
      write_report(sample_run(*catalogue, sample), *catalogue, args[3], fake_digest);
  if (written) return 0;
  fmt::print(stderr, "{}: {}\n", written.error().file, written.error().reason);
  return static_cast<int>(ExitCode::cannotWrite);
}
