#include "harness/backends/known_differences.h"

#include <fmt/format.h>

namespace cmk::backends {
namespace {

bool is_for(const KnownDifference& entry, std::string_view library, std::string_view version) {
  return entry.library == library && version.starts_with(entry.version);
}

FileResult<KnownDifference> read_entry(const nlohmann::json& json, const std::string& place) {
  KnownDifference entry;
  const std::pair<const char*, std::string*> members[] = {
      {"library", &entry.library},   {"version", &entry.version},   {"input", &entry.input},
      {"expected", &entry.expected}, {"observed", &entry.observed}, {"reason", &entry.reason}};
  for (const auto& [name, member] : members) {
    auto text = text_member(json, name, place);
    if (!text) return std::unexpected(text.error());
    if (text->empty()) return std::unexpected(fmt::format("{}: \"{}\" is empty", place, name));
    *member = std::move(*text);
  }
  return entry;
}

}  // namespace

FileResult<KnownDifferences> KnownDifferences::load(const std::string& path) {
  const auto json = read_json(path);
  if (!json) return std::unexpected(json.error());
  const auto list = array_member(*json, "differences", path);
  if (!list) return std::unexpected(list.error());
  std::vector<KnownDifference> entries;
  for (const auto& item : **list) {
    auto entry = read_entry(item, fmt::format("{}: differences[{}]", path, entries.size()));
    if (!entry) return std::unexpected(entry.error());
    entries.push_back(std::move(*entry));
  }
  return KnownDifferences(std::move(entries));
}

bool KnownDifferences::accept(const Difference& d) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const KnownDifference& entry = entries_[i];
    if (!is_for(entry, d.library, d.version) || entry.input != d.input) continue;
    if (entry.expected != d.expected || entry.observed != d.observed) continue;
    seen_[i] = true;
    return true;
  }
  return false;
}

std::vector<KnownDifference> KnownDifferences::stale(std::string_view library,
                                                     std::string_view version,
                                                     std::string_view scope) const {
  std::vector<KnownDifference> unseen;
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (!seen_[i] && is_for(entries_[i], library, version) && entries_[i].input.starts_with(scope))
      unseen.push_back(entries_[i]);
  return unseen;
}

}  // namespace cmk::backends
