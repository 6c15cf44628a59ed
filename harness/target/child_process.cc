#include "harness/target/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

namespace cmk::harness {
namespace {

using std::chrono::milliseconds;

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> fds{};
  if (::pipe2(fds.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Descriptor(fds[0]), Descriptor(fds[1])};
}

void make_non_blocking(const Descriptor& descriptor) {
  (void)::fcntl(descriptor.get(), F_SETFL, O_NONBLOCK);
}

void ignore_sigpipe() {
  static const bool done = [] {
    struct sigaction old{};
    (void)::sigaction(SIGPIPE, nullptr, &old);
    if (old.sa_handler == SIG_DFL) (void)std::signal(SIGPIPE, SIG_IGN);
    return true;
  }();
  (void)done;
}

// A simple command takes the place of the shell, so that its end and its streams are the child's
// own. In anything more the shell stays.
std::string shell_text(const std::string& command) {
  const bool is_simple = command.find_first_of(";&|()<>{}\n`") == std::string::npos &&
                         command.substr(0, command.find(' ')).find('=') == std::string::npos;
  return is_simple ? "exec " + command : command;
}

// The attributes and file actions of one spawn.
class SpawnPlan {
 public:
  SpawnPlan() {
    (void)::posix_spawnattr_init(&attributes_);
    (void)::posix_spawn_file_actions_init(&actions_);
    sigset_t signals;
    (void)::sigemptyset(&signals);
    (void)::posix_spawnattr_setsigmask(&attributes_, &signals);
    (void)::sigaddset(&signals, SIGPIPE);
    (void)::posix_spawnattr_setsigdefault(&attributes_, &signals);
    (void)::posix_spawnattr_setpgroup(&attributes_, 0);
    (void)::posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan() {
    (void)::posix_spawn_file_actions_destroy(&actions_);
    (void)::posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  void connect(const Descriptor& ours, int theirs) {
    (void)::posix_spawn_file_actions_adddup2(&actions_, ours.get(), theirs);
  }
  // 0 or an errno.
  [[nodiscard]] int run(const std::string& command, pid_t& pid) const {
    std::string shell = "sh";
    std::string option = "-c";
    std::string text = shell_text(command);
    const std::array<char*, 4> argv = {shell.data(), option.data(), text.data(), nullptr};
    return ::posix_spawn(&pid, "/bin/sh", &actions_, &attributes_, argv.data(), environ);
  }

 private:
  posix_spawnattr_t attributes_{};
  posix_spawn_file_actions_t actions_{};
};

std::string describe_end(int status) {
  const auto by_signal = [](int number) {
    return fmt::format("was killed by signal {} ({})", number, ::strsignal(number));
  };
  if (WIFSIGNALED(status)) return by_signal(WTERMSIG(status));
  const int code = WEXITSTATUS(status);
  // A shell between us and the command tells a signal so.
  if (code > 128 && code < 128 + NSIG) return by_signal(code - 128);
  return fmt::format("exited with status {}", code);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

void Descriptor::close() {
  if (fd_ >= 0) (void)::close(fd_);
  fd_ = -1;
}

std::expected<ChildProcess, std::string> ChildProcess::spawn(const std::string& command) {
  ignore_sigpipe();
  auto in = make_pipe();
  auto out = make_pipe();
  auto err = make_pipe();
  if (!in || !out || !err) return std::unexpected(fmt::format("no pipe: {}", std::strerror(errno)));
  SpawnPlan plan;
  plan.connect(in->read_end, STDIN_FILENO);
  plan.connect(out->write_end, STDOUT_FILENO);
  plan.connect(err->write_end, STDERR_FILENO);
  ChildProcess child;
  const int error = plan.run(command, child.pid_);
  if (error != 0) {
    child.pid_ = -1;
    return std::unexpected(fmt::format("no process: {}", std::strerror(error)));
  }
  child.in = std::move(in->write_end);
  child.out = std::move(out->read_end);
  child.err = std::move(err->read_end);
  for (const Descriptor* end : {&child.in, &child.out, &child.err}) make_non_blocking(*end);
  return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : in(std::move(other.in)),
      out(std::move(other.out)),
      err(std::move(other.err)),
      pid_(std::exchange(other.pid_, -1)),
      end_(std::move(other.end_)) {}

ChildProcess::~ChildProcess() {
  if (pid_ <= 0 || end_) return;
  (void)::kill(-pid_, SIGKILL);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
}

std::optional<std::string> ChildProcess::wait(milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  while (!end_) {
    // Not reaped before the group is killed: until then nobody else can have its number.
    siginfo_t what{};
    if (::waitid(P_PID, static_cast<id_t>(pid_), &what, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        what.si_pid == pid_) {
      (void)::kill(-pid_, SIGKILL);
      int status = 0;
      if (::waitpid(pid_, &status, 0) == pid_) end_ = describe_end(status);
      break;
    }
    if (std::chrono::steady_clock::now() >= deadline) break;
    std::this_thread::sleep_for(milliseconds(1));
  }
  return end_;
}

}  // namespace cmk::harness
