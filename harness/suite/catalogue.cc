#include "harness/suite/catalogue.h"

#include <algorithm>
#include <optional>

#include "harness/suite/json_file.h"
#include "harness/suite/members.h"

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Need = Members::Need;

template <class T>
bool has_name(const std::vector<T>& all, std::string_view name) {
  return std::ranges::find(all, name, &T::name) != all.end();
}

// Reads every element of the array `name` by `read` into `out`, which fills one element from its
// members; names within `out` are unique.
template <class T, class Read>
std::optional<BadInput> read_list(Members& members, const std::string& file, std::string_view name,
                                  std::vector<T>& out, Read read) {
  std::size_t index = 0;
  for (const json& element : members.array(name)) {
    Members one(element, file, std::string(name) + "[" + std::to_string(index++) + "]");
    T value = read(one);
    if (one.ok() && value.name.empty()) one.fail("name", "empty");
    if (one.ok() && has_name(out, value.name)) one.fail("name", "duplicate '" + value.name + "'");
    if (auto fault = one.done()) return fault;
    out.push_back(std::move(value));
  }
  return std::nullopt;
}

Profile read_profile(Members& m) { return {m.text("name"), m.text("title")}; }
Capability read_capability(Members& m) { return {m.text("name"), m.text("sentence")}; }
SourceDocument read_source(Members& m) { return {m.text("name"), m.text("title")}; }
TargetOption read_option(Members& m) {
  return {m.text("name"), m.text("unit"), m.integer("maximum", 0, INT64_MAX),
          m.texts("requirements"), m.text("sentence")};
}

std::optional<BadInput> read_profiles(const fs::path& path, Catalogue& catalogue) {
  const auto parsed = parse_file(path);
  if (!parsed) return parsed.error();
  const std::string file = path.string();
  Members m(*parsed, file, "");
  catalogue.version = m.text("version");
  if (auto f = read_list(m, file, "profiles", catalogue.profiles, read_profile)) return f;
  if (auto f = read_list(m, file, "capabilities", catalogue.capabilities, read_capability))
    return f;
  if (auto f = read_list(m, file, "options", catalogue.options, read_option)) return f;
  if (auto f = read_list(m, file, "sources", catalogue.sources, read_source)) return f;
  return m.done();
}

Level read_level(Members& m) {
  const std::string level = m.text("level");
  if (m.ok() && level != "MUST" && level != "SHOULD") m.fail("level", "not MUST or SHOULD");
  return level == "SHOULD" ? Level::should : Level::must;
}

Requirement read_row(Members& m) {
  return {.id = m.text("id"),
          .level = read_level(m),
          .profile = m.text("profile"),
          .statement = m.text("statement"),
          .observe = m.text("observe"),
          .source = m.text("source"),
          .scored = m.boolean("scored"),
          .needs = m.texts("needs", Need::optional),
          .kind = m.text("kind", Need::optional),
          .note = m.text("note", Need::optional)};
}

void check_row(const Catalogue& catalogue, const Profile& profile, const Requirement& row,
               Members& m) {
  if (row.id.empty()) m.fail("id", "empty");
  if (row.statement.empty()) m.fail("statement", "empty");
  if (row.profile != profile.name) m.fail("profile", "not '" + profile.name + "'");
  if (catalogue.find(row.id) != nullptr) m.fail("id", "duplicate '" + row.id + "'");
  if (!row.kind.empty() && row.kind != "harness") m.fail("kind", "unknown '" + row.kind + "'");
  for (const std::string& need : row.needs) {
    if (!has_name(catalogue.capabilities, need)) m.fail("needs", "unknown '" + need + "'");
  }
}

std::optional<BadInput> read_rows(const fs::path& path, const Profile& profile,
                                  Catalogue& catalogue) {
  const auto parsed = parse_file(path);
  if (!parsed) return parsed.error();
  if (!parsed->is_array()) return BadInput{path.string(), "", "not a list of rows"};
  std::size_t index = 0;
  for (const json& element : *parsed) {
    Members m(element, path.string(), "[" + std::to_string(index++) + "]");
    Requirement row = read_row(m);
    if (m.ok()) check_row(catalogue, profile, row, m);
    if (auto fault = m.done()) return fault;
    catalogue.requirements.push_back(std::move(row));
  }
  return std::nullopt;
}

// A file of requirements/ that belongs to no profile would be rows that nobody reads.
std::optional<BadInput> find_stray_file(const fs::path& dir, const Catalogue& catalogue) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) {
    const bool known =
        entry.path().extension() == ".json" && catalogue.has_profile(entry.path().stem().string());
    if (!known) return BadInput{entry.path().string(), "", "belongs to no profile"};
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Level level) { return level == Level::must ? "MUST" : "SHOULD"; }

const Requirement* Catalogue::find(std::string_view id) const {
  const auto found = std::ranges::find(requirements, id, &Requirement::id);
  return found == requirements.end() ? nullptr : &*found;
}

bool Catalogue::has_profile(std::string_view name) const { return has_name(profiles, name); }

std::expected<Catalogue, BadInput> load_catalogue(const fs::path& dir) {
  Catalogue catalogue;
  const fs::path profiles = dir / "profiles.json";
  if (auto fault = read_profiles(profiles, catalogue)) return std::unexpected(*fault);
  for (const Profile& profile : catalogue.profiles) {
    const fs::path rows = dir / "requirements" / (profile.name + ".json");
    if (auto fault = read_rows(rows, profile, catalogue)) return std::unexpected(*fault);
  }
  if (auto stray = find_stray_file(dir / "requirements", catalogue)) {
    return std::unexpected(*stray);
  }
  for (const TargetOption& option : catalogue.options) {
    for (const std::string& id : option.requirements) {
      if (catalogue.find(id) != nullptr) continue;
      return std::unexpected(
          BadInput{profiles.string(), "options", "unknown requirement '" + id + "'"});
    }
  }
  return catalogue;
}

}  // namespace cmk::harness
