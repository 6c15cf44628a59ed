#include "harness/mutation/stage.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

#include "harness/mutation/mutant.h"

namespace cmk::mutation {
namespace {

constexpr int kKilled = 1;
constexpr rlim_t kMemoryMax = rlim_t{4} << 30U;  // of address space: a mutant may ask without end
constexpr std::size_t kTextMax = 512;            // fits a pipe, whose reader comes when all is done

struct Child {
  Job job;
  int pipe = -1;
};

void set_limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  if (setrlimit(resource, &limit) != 0) _exit(EXIT_FAILURE + 1);
}

// Nothing of a mutant's end may linger: no core file, no message, no time.
void confine(unsigned time_limit) {
  set_limit(RLIMIT_CPU, time_limit, time_limit + 2);
  set_limit(RLIMIT_AS, kMemoryMax, kMemoryMax);
  set_limit(RLIMIT_CORE, 0, 0);
  alarm(10 * time_limit);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) (void)dup2(nowhere, STDERR_FILENO);
}

// Where a survey takes down what each part reaches: a row of one byte a mutant for each part.
struct Rows {
  std::uint8_t* bytes = nullptr;
  std::size_t length = 0;
};

// The first thing that a part says.
std::string run_parts(const Job& job, const Rows& rows) {
  for (const std::size_t part : job.parts) {
    if (rows.bytes != nullptr) reached = rows.bytes + part * rows.length;
    std::string by = job.stage->parts.at(part)();
    if (!by.empty()) return by;
  }
  return "";
}

[[noreturn]] void run_child(const Job& job, const Rows& rows, int out) {
  confine(job.stage->time_limit);
  active = job.mutant;
  std::string by = run_parts(job, rows);
  by.resize(std::min(by.size(), kTextMax));
  const bool told = write(out, by.data(), by.size()) == static_cast<ssize_t>(by.size());
  _exit(by.empty() && told ? EXIT_SUCCESS : kKilled);
}

// Starts the job; 0 when there is no process to be had.
pid_t start(Child& child, const Rows& rows) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return 0;
  const pid_t pid = fork();
  if (pid == 0) run_child(child.job, rows, ends[1]);
  (void)close(ends[1]);
  child.pipe = ends[0];
  return pid < 0 ? 0 : pid;
}

Verdict ended(const Child& child, int status) {
  Verdict verdict;
  std::string text(kTextMax, '\0');
  const ssize_t length = read(child.pipe, text.data(), text.size());
  (void)close(child.pipe);
  verdict.by = text.substr(0, length > 0 ? static_cast<std::size_t>(length) : 0);
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (signal == SIGXCPU || signal == SIGALRM) {
    verdict.ending = Ending::timeout;
  } else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS) {
    verdict.ending = Ending::survived;
  } else {
    verdict.ending = verdict.by.empty() ? Ending::crash : Ending::check;
  }
  return verdict;
}

void run_all(const std::vector<Job>& jobs, int at_once, const Rows& rows,
             const std::function<void(const Job&, const Verdict&)>& tell) {
  std::map<pid_t, Child> running;
  std::size_t next = 0;
  while (next < jobs.size() || !running.empty()) {
    if (next < jobs.size() && running.size() < static_cast<std::size_t>(at_once)) {
      Child child{jobs[next++], -1};
      const pid_t pid = start(child, rows);
      if (pid == 0) {
        tell(child.job, {Ending::crash, "no process"});
      } else {
        running.emplace(pid, std::move(child));
      }
      continue;
    }
    int status = 0;
    const pid_t pid = wait(&status);
    const auto child = running.find(pid);
    if (child == running.end()) continue;
    tell(child->second.job, ended(child->second, status));
    running.erase(child);
  }
}

std::vector<std::size_t> all_parts(const Stage& stage) {
  std::vector<std::size_t> parts(stage.parts.size());
  std::iota(parts.begin(), parts.end(), std::size_t{0});
  return parts;
}

Reach reach_of(const Rows& rows, std::size_t num_parts) {
  Reach reach(rows.length);
  for (std::size_t part = 0; part < num_parts; ++part) {
    for (std::size_t mutant = 0; mutant < rows.length; ++mutant) {
      if (rows.bytes[part * rows.length + mutant] != 0) reach[mutant].push_back(part);
    }
  }
  return reach;
}

}  // namespace

Survey survey(const Stage& stage, int count) {
  const std::size_t length = static_cast<std::size_t>(count) + 1;
  const std::size_t size = length * stage.parts.size();
  void* const shared =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return {{Ending::crash, "no memory"}, {}};
  const Rows rows{static_cast<std::uint8_t*>(shared), length};
  Survey result;
  run_all({{0, &stage, all_parts(stage)}}, 1, rows,
          [&](const Job& /*job*/, const Verdict& verdict) { result.verdict = verdict; });
  result.reach = reach_of(rows, stage.parts.size());
  (void)munmap(shared, size);
  return result;
}

void run_jobs(const std::vector<Job>& jobs, int at_once,
              const std::function<void(const Job&, const Verdict&)>& tell) {
  run_all(jobs, at_once, {}, tell);
}

}  // namespace cmk::mutation
