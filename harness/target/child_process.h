// A command as a child process: a session of its own, and pipes to its three streams. It ends with
// this program, however that ends.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <utility>

namespace cmk::harness {

// How ChildProcess::wait() tells that a process ended well.
inline constexpr const char* kGoodEnd = "exited with status 0";

// Closed when destroyed.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  void close();

 private:
  int fd_;
};

class ChildProcess {
 public:
  // Runs the command by /bin/sh -c; a simple command takes the place of the shell. Our ends of the
  // pipes are non-blocking and closed on exec. From the first call on this program ignores SIGPIPE
  // (its children do not). An error text when the system gives no process or pipe; a command that
  // does not exist exits with status 127. The child lives no longer than the thread that made it.
  [[nodiscard]] static std::expected<ChildProcess, std::string> spawn(const std::string& command);

  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  // Kills the child and everything that it started, and reaps them.
  ~ChildProcess();

  Descriptor in;   // its standard input, for writing
  Descriptor out;  // its standard output, for reading
  Descriptor err;  // its standard error, for reading

  // How it ended ("exited with status 3", "was killed by signal 9 (Killed)"), waiting so long at
  // most; nothing while it runs.
  [[nodiscard]] std::optional<std::string> wait(std::chrono::milliseconds time);
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  ChildProcess() = default;

  pid_t pid_ = -1;
  std::optional<std::string> end_;  // once it is reaped
};

}  // namespace cmk::harness
