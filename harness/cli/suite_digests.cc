#include "harness/cli/suite_digests.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "harness/protocol/schema.h"
#include "harness/suite/json_file.h"

namespace cmk::cli {
namespace {

namespace fs = std::filesystem;

using Texts = std::map<std::string, std::string>;  // digests by path

// Every regular file below `folder` that `wanted` takes, by its path from `data`.
template <class Wanted>
Or<Texts> digests_below(const fs::path& data, const char* folder, const harness::Digest& digest,
                        Wanted wanted) {
  Texts texts;
  std::error_code error;
  for (fs::recursive_directory_iterator at(data / folder, error), end; !error && at != end;
       at.increment(error)) {
    const std::string path = at->path().lexically_relative(data).generic_string();
    if (!at->is_regular_file() || !wanted(path)) continue;
    const auto text = harness::read_file(at->path());
    if (!text) return stop(text.error());
    texts[path] = digest(*text);
  }
  if (error) return stop(ExitCode::badInput, (data / folder).string() + ": " + error.message());
  return texts;
}

std::string digest_of_list(const Texts& texts, const harness::Digest& digest) {
  std::string lines;
  for (const auto& [path, sum] : texts) lines += fmt::format("{}  {}\n", sum, path);
  return digest(lines);
}

std::string schemas_digest(const harness::Digest& digest) {
  Texts texts;
  for (const auto& [name, schema] : harness::published_schemas()) {
    texts[name] = digest(harness::dump(schema));
  }
  return digest_of_list(texts, digest);
}

// A file in memory as it is on disk: a program with its debug information is large.
class MappedFile {
 public:
  explicit MappedFile(const char* path) {
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    struct stat status{};
    if (fstat(fd, &status) == 0 && status.st_size > 0) {
      len_ = static_cast<std::size_t>(status.st_size);
      data_ = mmap(nullptr, len_, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    (void)close(fd);
  }
  ~MappedFile() {
    if (is_open()) (void)munmap(data_, len_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] bool is_open() const { return data_ != MAP_FAILED; }
  [[nodiscard]] std::string_view text() const { return {static_cast<const char*>(data_), len_}; }

 private:
  void* data_ = MAP_FAILED;
  std::size_t len_ = 0;
};

// The file that runs, even when another one has taken its place on disk.
Or<std::string> binary_digest(const harness::Digest& digest) {
  static std::string once;
  if (!once.empty()) return once;
  const MappedFile program("/proc/self/exe");
  if (!program.is_open()) {
    return stop(ExitCode::harnessFault, "/proc/self/exe: the program cannot be read");
  }
  return once = digest(program.text());
}

}  // namespace

Or<harness::SuiteDigests> suite_digests(const fs::path& data, const harness::Digest& digest) {
  const auto is_json = [](const std::string& path) { return path.ends_with(".json"); };
  const auto is_world = [](const std::string& path) {
    return path.starts_with("scenarios/worlds/");
  };
  const auto is_vector = [&](const std::string& path) {
    return is_json(path) || path.ends_with(".bin") || path.ends_with(".p8") ||
           path.ends_with(".pfx");
  };
  auto rows = digests_below(data, "requirements", digest, is_json);
  if (!rows) return std::unexpected(rows.error());
  const auto profiles = harness::read_file(data / "profiles.json");
  if (!profiles) return stop(profiles.error());
  rows->emplace("profiles.json", digest(*profiles));
  auto scenarios = digests_below(data, "scenarios", digest, is_json);
  if (!scenarios) return std::unexpected(scenarios.error());
  Texts worlds;
  std::ranges::copy_if(*scenarios, std::inserter(worlds, worlds.end()),
                       [&](const auto& entry) { return is_world(entry.first); });
  std::erase_if(*scenarios, [&](const auto& entry) { return is_world(entry.first); });
  const auto vectors = digests_below(data, "vectors", digest, is_vector);
  if (!vectors) return std::unexpected(vectors.error());
  auto binary = binary_digest(digest);
  if (!binary) return std::unexpected(binary.error());
  return harness::SuiteDigests{.catalogue = digest_of_list(*rows, digest),
                               .scenarios = digest_of_list(*scenarios, digest),
                               .worlds = digest_of_list(worlds, digest),
                               .vectors = digest_of_list(*vectors, digest),
                               .schemas = schemas_digest(digest),
                               .binary = *std::move(binary)};
}

}  // namespace cmk::cli
