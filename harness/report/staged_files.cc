#include "harness/report/staged_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPart = ".part";

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

// The partial files of this process, for remove_staged_files().
struct PartFiles {
  std::mutex mutex;
  std::set<fs::path> paths;
};
PartFiles& part_files() {
  static auto* const one = new PartFiles;  // never destroyed: a thread of signals may outlive main
  return *one;
}

std::string part_name(std::string_view file, pid_t pid) {
  return "." + std::string(file) + "." + std::to_string(pid) + std::string(kPart);
}

// The process that writes a partial file of `file`; nothing when `name` is none.
std::optional<pid_t> writer_of(std::string_view name, std::string_view file) {
  const std::string head = "." + std::string(file) + ".";
  if (!name.starts_with(head) || !name.ends_with(kPart)) return std::nullopt;
  if (name.size() <= head.size() + kPart.size()) return std::nullopt;
  const std::string_view digits =
      name.substr(head.size(), name.size() - head.size() - kPart.size());
  pid_t pid = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), pid);
  const bool is_number = fault == std::errc() && end == digits.data() + digits.size() && pid > 0;
  return is_number ? std::optional(pid) : std::nullopt;
}

// Removes what processes left that were killed while they wrote.
void remove_leftovers(const fs::path& dir, const std::map<std::string, std::string>& files) {
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (fs::directory_iterator at(dir, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    for (const auto& [file, content] : files) {
      const auto writer = writer_of(name, file);
      const bool lives = writer && (kill(*writer, 0) == 0 || errno != ESRCH);
      if (writer && (!lives || *writer == getpid())) leftovers.push_back(at->path());
    }
  }
  for (const fs::path& one : leftovers) fs::remove(one, error);
}

// The files under temporary names; what was not put in place is removed.
class Staged {
 public:
  explicit Staged(fs::path dir) : dir_(std::move(dir)) {}
  ~Staged() {
    std::error_code ignored;
    const std::lock_guard lock(part_files().mutex);
    for (const auto& [from, to] : moves_) {
      fs::remove(from, ignored);
      part_files().paths.erase(from);
    }
  }
  Staged(const Staged&) = delete;
  Staged& operator=(const Staged&) = delete;

  [[nodiscard]] std::optional<CannotWrite> add(const std::string& name, std::string_view content) {
    const fs::path to = dir_ / name;
    const fs::path from = dir_ / part_name(name, getpid());
    std::error_code error;
    if (fs::is_directory(to, error)) return CannotWrite{to.string(), "is a folder"};
    moves_.emplace_back(from, to);
    {
      const std::lock_guard lock(part_files().mutex);
      part_files().paths.insert(from);
    }
    if (auto fault = write_new_file(from, content)) return CannotWrite{to.string(), *fault};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<CannotWrite> put_in_place() {
    while (!moves_.empty()) {
      std::error_code error;
      fs::rename(moves_.back().first, moves_.back().second, error);
      if (error) return CannotWrite{moves_.back().second.string(), error.message()};
      const std::lock_guard lock(part_files().mutex);
      part_files().paths.erase(moves_.back().first);
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
  remove_leftovers(dir, files);
  Staged staged(dir);
  for (const auto& [name, content] : files) {
    if (auto fault = staged.add(name, content)) return std::unexpected(*std::move(fault));
  }
  if (auto fault = staged.put_in_place()) return std::unexpected(*std::move(fault));
  return {};
}

bool is_part_of(std::string_view name, std::string_view file) {
  return writer_of(name, file).has_value();
}

void remove_staged_files() {
  part_files().mutex.lock();  // for good: the program ends
  std::error_code ignored;
  for (const fs::path& path : part_files().paths) fs::remove(path, ignored);
}

}  // namespace cmk::harness
