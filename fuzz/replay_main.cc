// A fuzz target without a fuzzer: replays files, and folders of them, in the order of their names.
//
// usage: replay_TARGET [--expect-finding | --repeat N] PATH…
//   --expect-finding   succeed when the target aborts on one of the inputs, fail when it does not:
//                      what is replayed under a planted fault (fuzz/planted.h)
//   --repeat           replay everything N times, and tell how many executions a second of the
//                      processor's time allows
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len);

namespace {

namespace fs = std::filesystem;

bool collect(const fs::path& path, std::vector<fs::path>& files) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    files.push_back(path);
    return fs::exists(path, error);
  }
  for (const auto& entry : fs::recursive_directory_iterator(path, error))
    if (entry.is_regular_file()) files.push_back(entry.path());
  return !error;
}

using Inputs = std::vector<std::vector<char>>;

Inputs read(const std::vector<fs::path>& files) {
  Inputs inputs;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    if (in) continue;
    fmt::print(stderr, "{}: cannot read\n", file.string());
    std::exit(66);
  }
  return inputs;
}

void replay_once(const Inputs& inputs) {
  for (const auto& bytes : inputs)
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

int replay(const Inputs& inputs, unsigned times) {
  replay_once(inputs);
  fmt::print("{} inputs replayed\n", inputs.size());
  if (times == 0) return 0;
  const std::clock_t begin = std::clock();
  for (unsigned i = 0; i < times; ++i) replay_once(inputs);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  fmt::print("{:.0f} executions a second\n", static_cast<double>(inputs.size() * times) / seconds);
  return 0;
}

// Replays in a child, which is to abort.
int expect_finding(const Inputs& inputs) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit no_core{0, 0};
    (void)setrlimit(RLIMIT_CORE, &no_core);
    _exit(replay(inputs, 0));
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return 70;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) return 0;
  fmt::print(stderr, "no finding: the target ended with status {}\n", status);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  std::vector<fs::path> files;
  bool expects_finding = false;
  unsigned times = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--expect-finding") {
      expects_finding = true;
    } else if (arguments[i] == "--repeat" && i + 1 < arguments.size()) {
      times = static_cast<unsigned>(std::strtoul(argv[++i + 1], nullptr, 10));
    } else if (!collect(arguments[i], files)) {
      fmt::print(stderr, "{}: not there\n", arguments[i]);
      return 66;
    }
  }
  if (files.empty()) {
    fmt::print(stderr, "usage: {} [--expect-finding | --repeat N] PATH...\n", argv[0]);
    return 64;
  }
  std::ranges::sort(files);
  const Inputs inputs = read(files);
  return expects_finding ? expect_finding(inputs) : replay(inputs, times);
}
