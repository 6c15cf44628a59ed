// Lines on file descriptors, for an adapter.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <string_view>

#include "harness/protocol/adapter.h"
#include "reference/core/gate.h"

namespace cmk::harness {
namespace {

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t num_written = ::write(fd, text.data(), text.size());
    if (num_written < 0 && errno == EINTR) continue;
    if (num_written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(num_written));
  }
  return true;
}

// Cuts a stream of chunks into lines, and holds never more than one line's limit and a chunk.
class LineServer {
 public:
  explicit LineServer(AdapterSession& session) : session_(session) {}

  // The answers to all lines that the chunk ends.
  [[nodiscard]] std::string feed(std::string_view chunk) {
    std::string answers;
    while (!chunk.empty() && !session_.stopped()) {
      const std::size_t end = chunk.find('\n');
      take(chunk.substr(0, end));
      if (end == std::string_view::npos) break;
      answers += skipping_ ? AdapterSession::too_long() : session_.handle(line_);
      answers += '\n';
      line_.clear();
      skipping_ = false;
      chunk.remove_prefix(end + 1);
    }
    return answers;
  }

 private:
  void take(std::string_view part) {
    skipping_ = skipping_ || line_.size() + part.size() > GateLimits{}.len_max;
    if (skipping_) {
      line_.clear();
    } else {
      line_ += part;
    }
  }

  AdapterSession& session_;
  std::string line_;
  bool skipping_ = false;  // within a line that is too long
};

}  // namespace

bool serve_stdio(AdapterSession& session, int in_fd, int out_fd) {
  LineServer server(session);
  std::array<char, 65536> chunk{};
  while (!session.stopped()) {
    const ssize_t num_read = ::read(in_fd, chunk.data(), chunk.size());
    if (num_read < 0 && errno == EINTR) continue;
    if (num_read <= 0) return num_read == 0;
    const auto answers = server.feed({chunk.data(), static_cast<std::size_t>(num_read)});
    if (!write_all(out_fd, answers)) return false;
  }
  return true;
}

}  // namespace cmk::harness
