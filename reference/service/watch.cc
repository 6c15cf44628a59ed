#include "reference/service/watch.h"

#include "reference/core/text.h"
#include "reference/key_vault/names.h"
#include "reference/service/key_holder.h"

namespace cmk::service {
namespace {

// "v", "p" or "b", what is watched, NUL, the resource: those who watch one thing lie side by side.
std::string prefix_of(char kind, std::string_view watched) {
  std::string prefix(1, kind);
  prefix += watched;
  prefix += '\0';
  return prefix;
}

std::vector<std::string> watchers(const Room& room, const std::string& prefix) {
  std::vector<std::string> found;
  room.estate.watchers.for_each_after(prefix, [&](const std::string& entry, std::tuple<> /*none*/) {
    if (!entry.starts_with(prefix)) return false;
    found.push_back(entry.substr(prefix.size()));
    return true;
  });
  return found;
}

}  // namespace

void unwatch(Room& room, Resource& resource) {
  for (const std::string& entry : resource.watches) room.estate.watchers.erase(entry);
  resource.watches.clear();
}

void watch(Room& room, Resource& resource) {
  unwatch(room, resource);
  const std::string self = to_lower(resource.id);
  const auto add = [&](char kind, std::string_view watched) {
    resource.watches.push_back(prefix_of(kind, watched) + self);
    room.estate.watchers.put(resource.watches.back(), {});
  };
  if (resource.loan) add('b', resource.loan->lender);
  if (!resource.key) return;
  if (const auto key = key_vault::parse_key_identifier(resource.key->key_uri)) {
    add('v', to_lower(key->vault));
  }
  add('p', holder_key(resource, resource.key->identity));
}

std::vector<std::string> watchers_of_vault(const Room& room, std::string_view vault) {
  return watchers(room, prefix_of('v', vault));
}

std::vector<std::string> watchers_of_principal(const Room& room, std::string_view key) {
  return watchers(room, prefix_of('p', key));
}

std::vector<std::string> borrowers_of(const Room& room, std::string_view instance_id) {
  return watchers(room, prefix_of('b', instance_id));
}

}  // namespace cmk::service
