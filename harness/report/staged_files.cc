#include "harness/report/staged_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;

std::string error_text(int error) {
  return std::error_code(error, std::generic_category()).message();
}

// Writes and syncs a new file; an error text when that fails.
std::optional<std::string> write_new_file(const fs::path& path, std::string_view content) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (fd < 0) return error_text(errno);
  std::optional<std::string> fault;
  while (!content.empty() && !fault) {
    const ssize_t num_written = write(fd, content.data(), content.size());
    if (num_written < 0 && errno != EINTR) fault = error_text(errno);
    if (num_written > 0) content.remove_prefix(static_cast<std::size_t>(num_written));
  }
  if (!fault && fsync(fd) != 0) fault = error_text(errno);
  if (close(fd) != 0 && !fault) fault = error_text(errno);
  return fault;
}

// The files under temporary names; what was not put in place is removed.
class Staged {
 public:
  explicit Staged(fs::path dir) : dir_(std::move(dir)) {}
  ~Staged() {
    std::error_code ignored;
    for (const auto& [from, to] : moves_) fs::remove(from, ignored);
  }
  Staged(const Staged&) = delete;
  Staged& operator=(const Staged&) = delete;

  [[nodiscard]] std::optional<CannotWrite> add(const std::string& name, std::string_view content) {
    const fs::path to = dir_ / name;
    const fs::path from = dir_ / ("." + name + "." + std::to_string(getpid()) + ".part");
    std::error_code error;
    if (fs::is_directory(to, error)) return CannotWrite{to.string(), "is a folder"};
    fs::remove(from, error);  // left behind by a process of the same number that was killed
    moves_.emplace_back(from, to);
    if (auto fault = write_new_file(from, content)) return CannotWrite{to.string(), *fault};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<CannotWrite> put_in_place() {
    while (!moves_.empty()) {
      std::error_code error;
      fs::rename(moves_.back().first, moves_.back().second, error);
      if (error) return CannotWrite{moves_.back().second.string(), error.message()};
      moves_.pop_back();
    }
    return std::nullopt;
  }

 private:
  fs::path dir_;
  std::vector<std::pair<fs::path, fs::path>> moves_;
};

}  // namespace

std::expected<void, CannotWrite> write_files(const fs::path& dir,
                                             const std::map<std::string, std::string>& files) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (error) return std::unexpected(CannotWrite{dir.string(), error.message()});
  Staged staged(dir);
  for (const auto& [name, content] : files) {
    if (auto fault = staged.add(name, content)) return std::unexpected(*std::move(fault));
  }
  if (auto fault = staged.put_in_place()) return std::unexpected(*std::move(fault));
  return {};
}

}  // namespace cmk::harness
