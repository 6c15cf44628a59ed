#include "harness/explore/arena.h"

#include <fmt/format.h>

#include <array>

#include "harness/backends/key_files.h"

namespace cmk::explore {
namespace {

// What key.import is given: two files that it takes, and two that it refuses.
constexpr std::array<std::string_view, 4> kImports = {"rsa2048", "rsa3072", "rsa1024", "ec-p256"};

std::expected<std::vector<Importable>, std::string> load_imports(
    const std::filesystem::path& folder) {
  std::vector<Importable> imports;
  for (const std::string_view name : kImports) {
    const std::string path = fmt::format("vectors/keys/{}.pfx", name);
    const auto bytes = backends::read_file((folder / path).string());
    if (!bytes) return std::unexpected(bytes.error());
    imports.push_back(
        {path, SecretBytes(ByteView(*bytes)), SecretText(backends::kFixturePassword)});
  }
  return imports;
}

std::vector<StartingWorld> set_up_all(const ExploreData& data,
                                      const std::function<System()>& make) {
  std::vector<StartingWorld> worlds;
  for (const auto& world : data.worlds) {
    if (data.world.empty() || world->name == data.world) worlds.push_back(set_up(world, make()));
  }
  return worlds;
}

}  // namespace

std::expected<Arena, std::string> make_arena(const ExploreData& data,
                                             const std::function<System()>& model,
                                             const std::function<System()>& subject) {
  Arena arena;
  auto imports = load_imports(data.folder);
  if (!imports) return std::unexpected(imports.error());
  arena.imports = *std::move(imports);
  arena.model = set_up_all(data, model);
  if (arena.model.empty()) return std::unexpected("there is no world " + data.world);
  for (const StartingWorld& world : arena.model) {
    if (world.calls.size() == world.world->steps.size()) continue;
    return std::unexpected(
        fmt::format("world {}: step {} cannot be done", world.world->name, world.calls.size() + 1));
  }
  if (subject) arena.subject = set_up_all(data, subject);
  return arena;
}

TraceSetting make_setting(const ExploreData& data, const std::function<System()>& model) {
  return {data.worlds, model, data.folder, {}};
}

}  // namespace cmk::explore
