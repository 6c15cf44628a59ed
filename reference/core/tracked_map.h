// A map that remembers which of its keys were changed, so that who depends on them looks at those
// alone, and not at everything.
#pragma once

#include <tuple>
#include <utility>
#include <vector>

#include "reference/core/persistent_map.h"

namespace cmk {

// A PersistentMap with a note of changed keys: those put, edited or erased since the changes were
// last taken. An edit counts as a change, whatever is done with it; who only reads uses find. A
// copy shares both, and has its own changes from then on. The changes are no part of the value:
// maps of the same content are equal.
template <class Key, class Value>
class TrackedMap {
  using Map = PersistentMap<Key, Value>;

 public:
  using Lookup = typename Map::Lookup;

  // As those of PersistentMap.
  [[nodiscard]] std::size_t size() const { return map_.size(); }
  [[nodiscard]] bool empty() const { return map_.empty(); }
  [[nodiscard]] const Value* find(Lookup key) const { return map_.find(key); }
  [[nodiscard]] bool contains(Lookup key) const { return map_.contains(key); }
  [[nodiscard]] Value* edit(Lookup key) {
    Value* value = map_.edit(key);
    if (value != nullptr) note(Key(key));
    return value;
  }
  Value& put(Key key, Value value) {
    note(key);
    return map_.put(std::move(key), std::move(value));
  }
  bool erase(Lookup key) {
    if (!map_.contains(key)) return false;
    note(Key(key));
    return map_.erase(key);
  }
  template <class Visit>
  void for_each(Visit&& visit) const {
    map_.for_each(std::forward<Visit>(visit));
  }
  template <class Visit>
  void for_each_after(Lookup after, Visit&& visit) const {
    map_.for_each_after(after, std::forward<Visit>(visit));
  }
  [[nodiscard]] std::pair<const Key&, const Value&> first() const { return map_.first(); }

  // The value under `key` for a change that nobody who depends on it needs to look at, or null.
  [[nodiscard]] Value* edit_quietly(Lookup key) { return map_.edit(key); }

  // The keys changed since this was last called, each once, in their order. Costs what has changed,
  // not what is there.
  [[nodiscard]] std::vector<Key> take_changes() {
    std::vector<Key> keys;
    keys.reserve(changed_.size());
    changed_.for_each([&](const Key& key, std::tuple<>) { keys.push_back(key); });
    changed_ = {};
    return keys;
  }
  [[nodiscard]] bool has_changes() const { return !changed_.empty(); }
  void drop_changes() { changed_ = {}; }

  bool operator==(const TrackedMap& other) const { return map_ == other.map_; }

 private:
  void note(Key key) {
    if (!changed_.contains(key)) changed_.put(std::move(key), {});
  }

  Map map_;
  PersistentMap<Key, std::tuple<>> changed_;
};

}  // namespace cmk
