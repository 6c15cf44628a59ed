// A fuzz target without a fuzzer: replays files, and folders of them, in the order of their names.
//
// usage: replay_TARGET [--expect-finding] PATH…
//   --expect-finding   succeed when the target aborts on one of the inputs, fail when it does not:
//                      what is replayed under a planted fault (fuzz/planted.h)
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
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

int replay(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) {
      fmt::print(stderr, "{}: cannot read\n", file.string());
      return 66;
    }
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  fmt::print("{} inputs replayed\n", files.size());
  return 0;
}

// Replays in a child, which is to abort.
int expect_finding(const std::vector<fs::path>& files) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit no_core{0, 0};
    (void)setrlimit(RLIMIT_CORE, &no_core);
    _exit(replay(files));
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return 70;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) return 0;
  fmt::print(stderr, "no finding: the target ended with status {}\n", status);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> files;
  bool expects_finding = false;
  for (const std::string_view argument : std::vector<std::string_view>(argv + 1, argv + argc)) {
    if (argument == "--expect-finding") {
      expects_finding = true;
    } else if (!collect(argument, files)) {
      fmt::print(stderr, "{}: not there\n", argument);
      return 66;
    }
  }
  if (files.empty()) {
    fmt::print(stderr, "usage: {} [--expect-finding] PATH...\n", argv[0]);
    return 64;
  }
  std::ranges::sort(files);
  return expects_finding ? expect_finding(files) : replay(files);
}
