#include "harness/target/line_pipe.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "reference/core/bytes.h"

namespace cmk::harness {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kStderrTailLen = 2000;
constexpr milliseconds kGrace{1000};  // between the end of the output and that of the process

int milliseconds_until(steady_clock::time_point deadline) {
  const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

}  // namespace

std::expected<void, LinePipe::Failure> LinePipe::exchange(std::string_view text,
                                                          std::size_t num_lines,
                                                          const OnLine& on_line) {
  if (auto silent = check_silence(); !silent) return silent;
  send(text);
  for (std::size_t i = 0; i < num_lines; ++i) {
    if (auto waited = wait_for_line(text); !waited) return waited;
    const std::string_view line(received_.data() + begin_, scanned_ - begin_);
    const bool go_on = on_line(line);
    begin_ = ++scanned_;
    if (!go_on) return {};
  }
  return {};
}

// Nothing may have come since the last answer.
std::expected<void, LinePipe::Failure> LinePipe::check_silence() {
  const Read read = receive();
  if (begin_ < received_.size()) {
    return std::unexpected(
        Failure{"the adapter wrote what nobody asked for", received_.substr(begin_), false});
  }
  if (read == Read::end) return std::unexpected(end_of_output());
  wipe(received_.data(), received_.size());
  received_.clear();
  begin_ = scanned_ = 0;
  return {};
}

// Moves scanned_ to the first newline after begin_, or to the end.
bool LinePipe::has_line() {
  scanned_ = std::min(received_.find('\n', scanned_), received_.size());
  return scanned_ < received_.size();
}

std::expected<void, LinePipe::Failure> LinePipe::wait_for_line(std::string_view& unsent) {
  const auto deadline = steady_clock::now() + limits_.time;
  while (!has_line()) {
    if (received_.size() - begin_ > limits_.line_len_max) {
      return std::unexpected(Failure{"a line longer than 1 MiB", received_.substr(begin_), false});
    }
    const int time_left = milliseconds_until(deadline);
    if (time_left == 0) {
      return std::unexpected(Failure{fmt::format("no answer within {} ms", limits_.time.count()),
                                     received_.substr(begin_), false});
    }
    const bool sending = !unsent.empty() && child_.in.is_open();
    std::array<pollfd, 3> polled = {pollfd{child_.out.get(), POLLIN, 0},
                                    pollfd{child_.err.get(), POLLIN, 0},
                                    pollfd{sending ? child_.in.get() : -1, POLLOUT, 0}};
    if (::poll(polled.data(), polled.size(), time_left) < 0) continue;
    if (polled[1].revents != 0) drain_stderr();
    if (polled[2].revents != 0) send(unsent);
    if (polled[0].revents != 0 && receive() == Read::end && !has_line()) {
      return std::unexpected(end_of_output());
    }
  }
  if (scanned_ - begin_ > limits_.line_len_max) {
    return std::unexpected(Failure{"a line longer than 1 MiB", received_.substr(begin_), false});
  }
  return {};
}

void LinePipe::send(std::string_view& unsent) {
  while (!unsent.empty() && child_.in.is_open()) {
    const ssize_t num_written = ::write(child_.in.get(), unsent.data(), unsent.size());
    if (num_written > 0) {
      unsent.remove_prefix(static_cast<std::size_t>(num_written));
    } else if (errno == EAGAIN) {
      return;
    } else if (errno != EINTR) {
      child_.in.close();  // it does not read any more; its output tells the rest
    }
  }
}

LinePipe::Read LinePipe::receive() {
  if (begin_ > chunk_.size()) {
    std::string rest = received_.substr(begin_);
    wipe(received_.data(), received_.size());
    received_ = std::move(rest);
    scanned_ -= begin_;
    begin_ = 0;
  }
  ssize_t num_read = -1;
  do {
    num_read = ::read(child_.out.get(), chunk_.data(), chunk_.size());
  } while (num_read < 0 && errno == EINTR);
  if (num_read > 0) {
    received_.append(chunk_.data(), static_cast<std::size_t>(num_read));
    wipe(chunk_.data(), static_cast<std::size_t>(num_read));
    return Read::some;
  }
  const bool is_nothing = num_read < 0 && errno == EAGAIN;
  return is_nothing ? Read::none : Read::end;
}

void LinePipe::drain_stderr() {
  std::array<char, 4096> chunk{};
  const ssize_t num_read = ::read(child_.err.get(), chunk.data(), chunk.size());
  if (num_read > 0) {
    stderr_tail_.append(chunk.data(), static_cast<std::size_t>(num_read));
    wipe(chunk.data(), chunk.size());
    if (stderr_tail_.size() > kStderrTailLen) {
      std::string tail = stderr_tail_.substr(stderr_tail_.size() - kStderrTailLen);
      wipe(stderr_tail_.data(), stderr_tail_.size());
      stderr_tail_ = std::move(tail);
    }
  } else if (num_read == 0 || (errno != EAGAIN && errno != EINTR)) {
    child_.err.close();
  }
}

LinePipe::Failure LinePipe::end_of_output() {
  const auto end = child_.wait(kGrace);
  for (int i = 0; i < 16 && child_.err.is_open(); ++i) drain_stderr();
  std::string what = "the adapter " + end.value_or("closed its standard output");
  if (begin_ < received_.size()) what += " in the middle of a line";
  return {what, received_.substr(begin_), end && *end != kGoodEnd};
}

void LinePipe::forget() {
  // What was written before the last answer is in the pipe by now; more is left for later.
  pollfd polled{child_.err.get(), POLLIN, 0};
  for (int i = 0; i < 64 && child_.err.is_open() && ::poll(&polled, 1, 0) > 0; ++i) drain_stderr();
  wipe(stderr_tail_.data(), stderr_tail_.size());
  stderr_tail_.clear();
  wipe(received_.data(), begin_);
}

std::optional<std::string> LinePipe::finish(milliseconds time) {
  child_.in.close();
  return child_.wait(time);
}

}  // namespace cmk::harness
