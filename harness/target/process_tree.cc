#include "harness/target/process_tree.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace cmk::harness {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kEndTime{5000};  // for killed processes to go

// The children that are wanted, and whether there may be more.
struct Nursery {
  std::mutex mutex;
  std::set<pid_t> children;
  bool is_closed = false;
};
Nursery& nursery() {
  static auto* const one = new Nursery;  // never destroyed: a thread of signals may outlive main
  return *one;
}

// Field 4 and 6 of /proc/PID/stat.
struct Kinship {
  pid_t parent = 0;
  pid_t session = 0;
};

std::optional<Kinship> kinship_of(const std::string& pid) {
  // By read(), which throws nothing where the process is gone between the opening and the reading.
  std::ifstream file("/proc/" + pid + "/stat");
  std::string line(4096, '\0');
  file.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(file.gcount()));
  const std::size_t name_end = line.rfind(')');  // a name may hold spaces and parentheses
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream rest(line.substr(name_end + 1));
  std::string state;
  pid_t group = 0;
  Kinship kinship;
  if (!(rest >> state >> kinship.parent >> group >> kinship.session)) return std::nullopt;
  return kinship;
}

// Our children in other sessions than ours that nobody wants: each child is started in a session of
// its own, which none of its descendants can leave for ours.
std::vector<pid_t> orphans(const std::set<pid_t>& wanted) {
  std::vector<pid_t> found;
  const pid_t own_session = ::getsid(0);
  std::error_code error;
  for (std::filesystem::directory_iterator at("/proc", error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    pid_t pid = 0;
    const auto [last, fault] = std::from_chars(name.data(), name.data() + name.size(), pid);
    if (fault != std::errc() || last != name.data() + name.size()) continue;
    const auto kinship = kinship_of(name);
    const bool is_ours = kinship && kinship->parent == ::getpid();
    if (is_ours && kinship->session != own_session && !wanted.contains(pid)) found.push_back(pid);
  }
  return found;
}

// Kills and reaps until none is left: those that a killed one leaves come to us in turn.
void end_orphans(const std::set<pid_t>& wanted) {
  const auto deadline = steady_clock::now() + kEndTime;
  while (steady_clock::now() < deadline) {
    const std::vector<pid_t> found = orphans(wanted);
    if (found.empty()) return;
    for (const pid_t pid : found) (void)::kill(pid, SIGKILL);
    for (const pid_t pid : found) (void)::waitpid(pid, nullptr, WNOHANG);
    std::this_thread::sleep_for(milliseconds(1));
  }
}

}  // namespace

std::expected<pid_t, int> start_child(const std::function<std::expected<pid_t, int>()>& start) {
  Nursery& own = nursery();
  const std::lock_guard lock(own.mutex);
  if (own.is_closed) return std::unexpected(ECANCELED);
  (void)::prctl(PR_SET_CHILD_SUBREAPER, 1);
  auto pid = start();
  if (pid) own.children.insert(*pid);
  return pid;
}

void forget_child(pid_t pid) {
  Nursery& own = nursery();
  const std::lock_guard lock(own.mutex);
  own.children.erase(pid);
  end_orphans(own.children);
}

void end_all_children() {
  Nursery& own = nursery();
  const std::lock_guard lock(own.mutex);
  own.is_closed = true;
  for (const pid_t pid : own.children) {
    (void)::kill(-pid, SIGKILL);
    (void)::kill(pid, SIGKILL);  // one that has no session of its own yet
  }
  end_orphans({});
}

}  // namespace cmk::harness
