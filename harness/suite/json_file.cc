#include "harness/suite/json_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <vector>

#include "reference/core/gate.h"

namespace cmk::harness {
namespace {

// Closed when destroyed.
class OpenFile {
 public:
  // Without waiting: a FIFO that nobody writes to would keep us forever.
  explicit OpenFile(const std::filesystem::path& file)
      : fd_(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) {}
  ~OpenFile() {
    if (fd_ >= 0) (void)::close(fd_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

// Why it is nothing to read; nothing when it is a regular file.
std::optional<std::string> unreadable(int fd) {
  if (fd < 0) {
    return errno == ENOENT || errno == ENOTDIR
               ? "no such file"
               : fmt::format("cannot be read: {}", std::strerror(errno));
  }
  struct stat status{};
  if (::fstat(fd, &status) != 0) return "cannot be read";
  if (S_ISDIR(status.st_mode)) return "is a folder";
  return S_ISREG(status.st_mode) ? std::nullopt : std::optional<std::string>("is no regular file");
}

}  // namespace

std::expected<std::string, BadInput> read_file(const std::filesystem::path& file,
                                               std::size_t bytes_max) {
  const auto bad = [&](std::string reason) {
    return std::unexpected(BadInput{file.string(), "", std::move(reason)});
  };
  const OpenFile open_file(file);
  if (auto fault = unreadable(open_file.get())) return bad(*std::move(fault));
  std::string text;
  std::vector<char> chunk(std::size_t{1} << 16U);
  // Not by its size: that of some is not told, and a file may grow as it is read.
  while (true) {
    const ssize_t num_read = ::read(open_file.get(), chunk.data(), chunk.size());
    if (num_read < 0 && errno == EINTR) continue;
    if (num_read < 0) return bad(fmt::format("cannot be read: {}", std::strerror(errno)));
    if (num_read == 0) return text;
    text.append(chunk.data(), static_cast<std::size_t>(num_read));
    if (text.size() > bytes_max) return bad(fmt::format("longer than {} bytes", bytes_max));
  }
}

std::expected<nlohmann::json, std::string> parse_text(std::string_view text) {
  auto parsed = pass_gate(text, {.len_max = kFileBytesMax});
  if (!parsed) return std::unexpected(to_string(parsed.error()));
  return *std::move(parsed);
}

std::expected<nlohmann::json, BadInput> parse_file(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  auto parsed = parse_text(*text);
  if (!parsed) return std::unexpected(BadInput{file.string(), "", parsed.error()});
  return *std::move(parsed);
}

}  // namespace cmk::harness
