#include "harness/report/write_report.h"

#include "harness/report/junit_xml.h"
#include "harness/report/report_html.h"
#include "harness/report/report_json.h"
#include "harness/report/run_jsonl.h"
#include "harness/report/run_reader.h"
#include "harness/report/signature.h"
#include "harness/report/summary_md.h"

namespace cmk::harness {

std::expected<std::map<std::string, std::string>, CannotWrite> render_files(
    const RunResult& result, const Catalogue& catalogue, const Digest& digest) {
  std::map<std::string, std::string> files;
  std::string& transcript = files["transcript.jsonl"] = transcript_jsonl(result);
  RunResult sealed{result.header, result.checks, {}, result.footer};
  seal(sealed, transcript, digest);
  files["run.jsonl"] = run_jsonl(sealed);
  auto written = parse_run_jsonl(files["run.jsonl"], "run.jsonl");
  if (!written) return std::unexpected(CannotWrite{"run.jsonl", to_string(written.error())});
  auto exchanges = parse_transcript_jsonl(transcript, "transcript.jsonl");
  if (!exchanges) {
    return std::unexpected(CannotWrite{"transcript.jsonl", to_string(exchanges.error())});
  }
  written->exchanges = *std::move(exchanges);
  files["report.json"] = report_json(*written, catalogue);
  files["junit.xml"] = junit_xml(*written, catalogue);
  files["summary.md"] = summary_md(*written, catalogue);
  files["report.html"] = report_html(*written, catalogue);
  return files;
}

std::expected<void, CannotWrite> write_report(const RunResult& result, const Catalogue& catalogue,
                                              const std::filesystem::path& dir,
                                              const Digest& digest) {
  const auto files = render_files(result, catalogue, digest);
  if (!files) return std::unexpected(files.error());
  if (auto written = write_files(dir, *files); !written) return written;
  std::error_code ignored;
  std::filesystem::remove(dir / kSignatureFile, ignored);
  return {};
}

}  // namespace cmk::harness
