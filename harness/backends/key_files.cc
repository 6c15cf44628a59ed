#include "harness/backends/key_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "harness/backends/json_file.h"
#include "reference/core/base64url.h"

namespace cmk::backends {
namespace {

FileResult<std::vector<Bytes>> read_keys(const nlohmann::json& pool, const char* name,
                                         const std::string& path) {
  const auto list = array_member(pool, name, path);
  if (!list) return std::unexpected(list.error());
  std::vector<Bytes> keys;
  for (const auto& entry : **list) {
    auto der =
        entry.is_string() ? decode_base64url(entry.get_ref<const std::string&>()) : std::nullopt;
    if (!der)
      return std::unexpected(fmt::format("{}: {}[{}]: no base64url", path, name, keys.size()));
    keys.push_back(std::move(*der));
  }
  return keys;
}

}  // namespace

std::expected<Bytes, std::string> read_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!error && !std::filesystem::is_regular_file(status)) {
    return std::unexpected(fmt::format("{}: is no regular file", path));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(fmt::format("{}: {}", path, std::strerror(errno)));
  Bytes bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return std::unexpected(fmt::format("{}: cannot read", path));
  return bytes;
}

std::expected<std::shared_ptr<const crypto::KeyPool>, std::string> load_key_pool(
    const std::string& path) {
  const auto json = read_json(path);
  if (!json) return std::unexpected(json.error());
  auto pool = std::make_shared<crypto::KeyPool>();
  constexpr auto kNames = std::to_array<const char*>({"rsa2048", "rsa3072", "rsa4096"});
  for (std::size_t i = 0; i < pool->keys.size(); ++i) {
    auto keys = read_keys(*json, kNames[i], path);
    if (!keys) return std::unexpected(keys.error());
    pool->keys.at(i) = std::move(*keys);
  }
  return pool;
}

std::expected<std::vector<crypto::KnownPfx>, std::string> load_known_pfx(
    const std::string& directory) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".pfx") paths.push_back(entry.path());
  if (error) return std::unexpected(fmt::format("{}: {}", directory, error.message()));
  std::ranges::sort(paths);
  std::vector<crypto::KnownPfx> known;
  for (const auto& path : paths) {
    auto pfx = read_file(path.string());
    auto plain = read_file(std::filesystem::path(path).replace_extension(".p8").string());
    if (!pfx) return std::unexpected(pfx.error());
    if (!plain) continue;
    const auto password = path.stem() == "foreign-letters" ? kForeignPassword : kFixturePassword;
    known.push_back({std::move(*pfx), SecretBytes(password), std::move(*plain)});
  }
  return known;
}

}  // namespace cmk::backends
