// A written report verifies exactly as long as no byte of its files is another one.
#include <array>

#include "fuzz/byte_reader.h"
#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/verify.h"
#include "harness/report/write_report.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::fuzz {
namespace {

using harness::Catalogue;

constexpr Property kProperty{"harness", "report_verify"};
constexpr std::size_t kChangesMax = 4;

// Few rows, so that a report is small: one that passes and those that the sample fails.
const Catalogue& few_rows() {
  static const Catalogue kFew = [] {
    Catalogue catalogue;
    for (const char* name : {"identity", "key-vault", "envelope"})
      catalogue.profiles.push_back({name, name});
    for (const auto& [id, profile] : {std::pair("IDN-01", "identity"),
                                      {"KEY-05", "key-vault"},
                                      {"KVT-13", "key-vault"},
                                      {"ENV-04", "envelope"}})
      catalogue.requirements.push_back({.id = id, .profile = profile, .statement = "s"});
    return catalogue;
  }();
  return kFew;
}

const std::map<std::string, std::string>& sound_files() {
  static const auto kFiles = harness::render_files(
      harness::sample_run(few_rows(), harness::Sample::mixed), few_rows(), harness::fake_digest);
  if (!kFiles) std::exit(70);
  return *kFiles;
}

// Another byte, one more, one less, or the end cut off.
void change(ByteReader& in, std::string& text) {
  const std::size_t how = in.below(4);
  const std::size_t at = text.empty() ? 0 : (in.word() << 8U | in.byte()) % text.size();
  const char byte = static_cast<char>(in.byte());
  if (how == 0 && !text.empty()) text[at] = byte;
  if (how == 1) text.insert(at, 1, byte);
  if (how == 2 && !text.empty()) text.erase(at, 1);
  if (how == 3) text.resize(at);
}

bool verifies(const std::filesystem::path& folder) {
  static const auto kBasis = harness::sample_basis(few_rows(), harness::Sample::mixed);
  const auto verified = harness::verify(folder, kBasis);
  if (!verified) return false;
  std::size_t num_told = verified->problems.size();
  for (const std::string& fault : verified->problems) {
    if (planted("verify-sees-no-page") && fault.starts_with("report.html")) --num_told;
    if (planted("verify-sees-no-summary") && fault.starts_with("summary.md")) --num_told;
  }
  return num_told == 0;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static const cmk::harness::TempDir kFolder;
  auto files = sound_files();
  ByteReader in(data, len);
  for (std::size_t i = 0; i < kChangesMax && !in.empty(); ++i) {
    auto file = std::next(files.begin(), static_cast<std::ptrdiff_t>(in.below(files.size())));
    change(in, file->second);
  }
  for (const auto& [name, text] : files) kFolder.write(name, text);
  const bool is_sound = files == sound_files();
  kProperty.require(verifies(kFolder.path()) == is_sound,
                    is_sound ? "sound-report-does-not-verify" : "changed-report-verifies");
  return 0;
}
