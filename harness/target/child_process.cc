#include "harness/target/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include "harness/target/process_tree.h"

namespace cmk::harness {
namespace {

using std::chrono::milliseconds;

constexpr int kNotStarted = 127;  // the status of a child that does not come to its command

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

// The child's side of a fork: only calls that are safe there.
struct Plan {
  std::array<int, 3> streams{};  // of the child, by our descriptors
  std::array<const char*, 4> argv{};
  pid_t parent = -1;

  [[noreturn]] void run() const {
    // Ends with the parent, also when that is killed; the parent may be gone already.
    (void)::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(kNotStarted);
    (void)::setsid();
    for (int i = 0; i < 3; ++i) {
      if (::dup2(streams[static_cast<std::size_t>(i)], i) < 0) ::_exit(kNotStarted);
    }
    (void)::signal(SIGPIPE, SIG_DFL);
    (void)::signal(SIGXFSZ, SIG_DFL);
    sigset_t none;
    (void)::sigemptyset(&none);
    (void)::sigprocmask(SIG_SETMASK, &none, nullptr);
    (void)::execve("/bin/sh", const_cast<char* const*>(argv.data()), environ);
    ::_exit(kNotStarted);
  }
};

// The number of the process that runs the plan, or an errno.
std::expected<pid_t, int> fork_and_run(const Plan& plan) {
  const pid_t pid = ::fork();
  if (pid < 0) return std::unexpected(errno);
  if (pid == 0) plan.run();
  return pid;
}

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
  const std::string text = shell_text(command);
  const Plan plan{{in->read_end.get(), out->write_end.get(), err->write_end.get()},
                  {"sh", "-c", text.c_str(), nullptr},
                  ::getpid()};
  const auto pid = start_child([&] { return fork_and_run(plan); });
  if (!pid) return std::unexpected(fmt::format("no process: {}", std::strerror(pid.error())));
  ChildProcess child;
  child.pid_ = *pid;
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
  forget_child(pid_);
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
      forget_child(pid_);
      break;
    }
    if (std::chrono::steady_clock::now() >= deadline) break;
    std::this_thread::sleep_for(milliseconds(1));
  }
  return end_;
}

}  // namespace cmk::harness
