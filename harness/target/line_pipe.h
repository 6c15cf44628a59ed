// Lines to a child process and lines back, never blocking on either while the other waits.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/target/child_process.h"

namespace cmk::harness {

class LinePipe {
 public:
  struct Limits {
    std::chrono::milliseconds time{10'000};            // for each line of the answer
    std::size_t line_len_max = std::size_t{1} << 20U;  // bytes, without the newline
  };
  // What went wrong: `what` are our words, `bytes` the child's.
  struct Failure {
    std::string what;
    std::string bytes;
    bool crashed = false;  // it ended by a signal or with another status than 0
  };
  // Takes one line of the answer; false stops the exchange, which is then no failure of the pipe.
  using OnLine = std::function<bool(std::string_view line)>;

  LinePipe(ChildProcess child, Limits limits) : child_(std::move(child)), limits_(limits) {}

  void set_time_limit(std::chrono::milliseconds time) { limits_.time = time; }

  // Sends the text and takes `num_lines` lines.
  [[nodiscard]] std::expected<void, Failure> exchange(std::string_view text, std::size_t num_lines,
                                                      const OnLine& on_line);
  // Closes the input and waits so long for the end: how it ended, as ChildProcess::wait() says;
  // nothing while it runs.
  [[nodiscard]] std::optional<std::string> finish(std::chrono::milliseconds time);

  // Wipes what came by now and was taken, and the last bytes of its standard error.
  void forget();

  // The last bytes of its standard error.
  [[nodiscard]] const std::string& stderr_tail() const { return stderr_tail_; }
  [[nodiscard]] pid_t pid() const { return child_.pid(); }

 private:
  enum class Read { some, none, end };

  [[nodiscard]] std::expected<void, Failure> wait_for_line(std::string_view& unsent);
  [[nodiscard]] std::expected<void, Failure> check_silence();
  void send(std::string_view& unsent);
  Read receive();
  void drain_stderr();
  [[nodiscard]] Failure end_of_output();
  [[nodiscard]] bool has_line();

  ChildProcess child_;
  Limits limits_;
  std::vector<char> chunk_ = std::vector<char>(65536);
  std::string received_;
  std::size_t begin_ = 0;    // of what is not yet taken, within received_
  std::size_t scanned_ = 0;  // up to here there is no newline after begin_
  std::string stderr_tail_;
};

}  // namespace cmk::harness
