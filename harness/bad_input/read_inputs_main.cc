// Reads files as cmkconf does, for files_test.py: read_inputs KIND CONFORMANCE FOLDER SLOT. Each
// line of standard input names a file; it is copied to FOLDER/SLOT, and the folder is read as that
// kind. One line comes out for each: "accepted" or "refused TEXT". A file that takes longer
// than 20 s of processor time ends the program by a signal.
#include <fmt/core.h>
#include <sys/time.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <span>

#include "harness/backends/key_files.h"
#include "harness/backends/known_differences.h"
#include "harness/backends/vectors.h"
#include "harness/backends/wycheproof.h"
#include "harness/explore/trace.h"
#include "harness/report/night.h"
#include "harness/report/run_reader.h"
#include "harness/report/text.h"
#include "harness/suite/baseline.h"
#include "harness/suite/json_file.h"
#include "harness/suite/scenario_reader.h"

namespace {

namespace fs = std::filesystem;
using namespace cmk;

constexpr int kSecondsMax = 20;

// Where everything lies: the conformance folder, the folder with the file, and the file.
struct Place {
  fs::path conformance;
  fs::path folder;
  fs::path file;
};
// "" for what was accepted, else why not.
using Reader = std::string (*)(const Place&);

template <class T>
std::string why(const std::expected<T, harness::BadInput>& result) {
  return result ? "" : to_string(result.error());
}
template <class T>
std::string why(const std::expected<T, std::string>& result) {
  return result ? "" : result.error();
}

const harness::Catalogue& catalogue(const Place& at) {
  static const auto loaded = harness::load_catalogue(at.conformance);
  return loaded.value();
}
const explore::Worlds& worlds(const Place& at) {
  static const auto loaded = harness::load_worlds(at.conformance / "scenarios");
  return loaded.value();
}

std::string read_transcript(const Place& at) {
  const auto text = harness::read_file(at.file, harness::kTranscriptBytesMax);
  return text ? why(harness::parse_transcript_jsonl(*text, at.file.string()))
              : to_string(text.error());
}

const std::map<std::string_view, Reader> kReaders = {
    {"scenario",
     [](const Place& at) { return why(harness::load_scenarios(at.folder / "scenarios", {})); }},
    {"world", [](const Place& at) { return why(harness::load_worlds(at.folder / "scenarios")); }},
    {"catalogue", [](const Place& at) { return why(harness::load_catalogue(at.folder)); }},
    {"baseline", [](const Place& at) { return why(load_baseline(at.file, catalogue(at))); }},
    {"run", [](const Place& at) { return why(harness::read_run_jsonl(at.file)); }},
    {"transcript", read_transcript},
    {"night", [](const Place& at) { return why(harness::read_night(at.file)); }},
    {"trace",
     [](const Place& at) { return why(explore::read_trace(at.file, worlds(at), at.conformance)); }},
    {"pool", [](const Place& at) { return why(backends::load_key_pool(at.file.string())); }},
    {"differences",
     [](const Place& at) { return why(backends::KnownDifferences::load(at.file.string())); }},
    {"vectors", [](const Place& at) { return why(backends::load_kat(at.folder.string())); }},
    {"wycheproof",
     [](const Place& at) { return why(backends::load_wycheproof(at.folder.string())); }},
};

void limit_time() {
  const itimerval timer{{0, 0}, {kSecondsMax, 0}};
  (void)::setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  const std::span args(argv, static_cast<std::size_t>(argc));
  const auto reader = args.size() == 5 ? kReaders.find(args[1]) : kReaders.end();
  if (reader == kReaders.end()) return 64;
  const Place place{args[2], args[3], fs::path(args[3]) / args[4]};
  for (std::string name; std::getline(std::cin, name);) {
    limit_time();
    std::error_code error;
    fs::copy_file(name, place.file, fs::copy_options::overwrite_existing, error);
    if (error) return 74;
    const std::string text = reader->second(place);
    fmt::print("{}\n", text.empty() ? "accepted" : "refused " + harness::one_line(text));
    (void)std::fflush(stdout);
  }
  return 0;
}
