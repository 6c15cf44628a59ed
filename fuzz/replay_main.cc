// A fuzz target without a fuzzer: replays files, and folders of them, in the order of their names.
//
// usage: replay_TARGET [--expect-finding | --each SECONDS | --repeat N] PATH…
//   --expect-finding   succeed when the target aborts on one of the inputs, fail when it does not:
//                      what is replayed under a planted fault (fuzz/planted.h)
//   --each             replay each input in a process of its own, for at most so many seconds, and
//                      print a line for it: PATH, a tab, how it ended (sound, aborted, timeout,
//                      died), a tab, and what the target or a sanitizer said of it; exit 0
//   --repeat           replay everything N times, and tell how many executions a second of the
//                      processor's time allows
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len);

// Of LeakSanitizer, where the program has it: ends the program when something was leaked.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" __attribute__((weak)) void __lsan_do_leak_check();

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWordsMax = 1 << 20;  // of a child that are looked at

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

// The child is to leave no core file: what it does is expected.
void leave_no_core() {
  const rlimit no_core{0, 0};
  (void)setrlimit(RLIMIT_CORE, &no_core);
}

// Replays in a child, which is to abort.
int expect_finding(const Inputs& inputs) {
  const pid_t child = fork();
  if (child == 0) {
    leave_no_core();
    _exit(replay(inputs, 0));
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return 70;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) return 0;
  fmt::print(stderr, "no finding: the target ended with status {}\n", status);
  return 1;
}

// The line of a child's words that names what it found: a target's own, or a sanitizer's summary.
std::string telling_line(std::string_view words) {
  for (const std::string_view mark : {"FINDING ", "SUMMARY: ", "runtime error: "}) {
    const std::size_t at = words.find(mark);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = words.rfind('\n', at) + 1;  // npos + 1 is the beginning
    return std::string(words.substr(begin, words.find('\n', at) - begin));
  }
  return {};
}

std::string_view ending_of(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status) == 0 ? "sound" : "died";
  if (WTERMSIG(status) == SIGALRM) return "timeout";
  return WTERMSIG(status) == SIGABRT ? "aborted" : "died";
}

struct Ending {
  std::string_view how;
  std::string line;
};

// Replays one input in a child; nothing when there can be none.
std::optional<Ending> replay_apart(const std::vector<char>& bytes, unsigned seconds) {
  std::array<int, 2> ends{};
  (void)std::fflush(stdout);  // or the child would write it once more
  if (pipe(ends.data()) != 0) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) {
    leave_no_core();
    (void)dup2(ends[1], STDERR_FILENO);
    (void)close(ends[0]);
    (void)close(ends[1]);
    (void)alarm(seconds);
    replay_once({bytes});
    if (__lsan_do_leak_check != nullptr) __lsan_do_leak_check();
    _exit(0);  // what is cleaned up at the end, as folders, is the parent's
  }
  (void)close(ends[1]);
  std::string words;
  std::array<char, 4096> some{};
  for (ssize_t len = 0; (len = ::read(ends[0], some.data(), some.size())) > 0;)
    if (words.size() < kWordsMax) words.append(some.data(), static_cast<std::size_t>(len));
  (void)close(ends[0]);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return std::nullopt;
  return Ending{ending_of(status), telling_line(words)};
}

int tell_each(const std::vector<fs::path>& files, const Inputs& inputs, unsigned seconds) {
  // What a target sets up once is set up once, unless that is what ends it.
  const auto nothing = replay_apart({}, seconds);
  if (nothing && nothing->how == "sound") replay_once(Inputs(1));
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto ending = replay_apart(inputs[i], seconds);
    if (!ending) return 70;
    fmt::print("{}\t{}\t{}\n", files[i].string(), ending->how, ending->line);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  std::vector<fs::path> files;
  bool expects_finding = false;
  unsigned times = 0;
  unsigned seconds = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--expect-finding") {
      expects_finding = true;
    } else if (arguments[i] == "--repeat" && i + 1 < arguments.size()) {
      times = static_cast<unsigned>(std::strtoul(argv[++i + 1], nullptr, 10));
    } else if (arguments[i] == "--each" && i + 1 < arguments.size()) {
      seconds = static_cast<unsigned>(std::strtoul(argv[++i + 1], nullptr, 10));
    } else if (!collect(arguments[i], files)) {
      fmt::print(stderr, "{}: not there\n", arguments[i]);
      return 66;
    }
  }
  if (files.empty()) {
    fmt::print(stderr, "usage: {} [--expect-finding | --each SECONDS | --repeat N] PATH...\n",
               argv[0]);
    return 64;
  }
  std::ranges::sort(files);
  const Inputs inputs = read(files);
  if (seconds != 0) return tell_each(files, inputs, seconds);
  return expects_finding ? expect_finding(inputs) : replay(inputs, times);
}
