// An ordered map whose copies share what they have in common: copying is one pointer, a change
// copies the path to it only where another copy still needs the old one. It makes a System with
// many keys cheap to copy and to compare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cmk {

// A treap whose priorities are a hash of the key, so that the same content always has the same
// shape, whatever the order of the changes. Find, edit, insert and erase take O(log n) expected
// time; iteration is in key order. Strings are looked up by std::string_view.
template <class Key, class Value>
class PersistentMap {
  struct Node;
  using NodePtr = std::shared_ptr<Node>;

 public:
  using Lookup = std::conditional_t<std::is_convertible_v<Key, std::string_view>, std::string_view,
                                    const Key&>;

  [[nodiscard]] std::size_t size() const { return root_ ? root_->count : 0; }
  [[nodiscard]] bool empty() const { return root_ == nullptr; }

  // The value under `key`, or null.
  [[nodiscard]] const Value* find(Lookup key) const {
    const Node* node = root_.get();
    while (node != nullptr && node->key != key) {
      node = key < node->key ? node->left.get() : node->right.get();
    }
    return node == nullptr ? nullptr : &node->value;
  }
  [[nodiscard]] bool contains(Lookup key) const { return find(key) != nullptr; }

  // The value under `key` for changing, or null. The pointer holds until the next change or copy.
  [[nodiscard]] Value* edit(Lookup key) {
    if (!contains(key)) return nullptr;
    NodePtr* link = &root_;
    while (true) {
      own(*link);
      Node& node = **link;
      if (node.key == key) return &node.value;
      link = key < node.key ? &node.left : &node.right;
    }
  }

  // Puts `value` under `key`, replacing what stood there, and returns it for changing.
  Value& put(Key key, Value value) {
    if (Value* present = edit(key)) {
      *present = std::move(value);
      return *present;
    }
    auto node = std::make_shared<Node>(std::move(key), std::move(value));
    Node& fresh = *node;
    insert(root_, node);
    return fresh.value;
  }

  // Takes `key` out; false when it was not there.
  bool erase(Lookup key) {
    if (!contains(key)) return false;
    erase_from(root_, key);
    return true;
  }

  // Calls visit(key, value) in key order; stops when it returns false (a void visit never stops).
  template <class Visit>
  void for_each(Visit&& visit) const {
    walk(root_.get(), visit);
  }

  // The same, from the first key that is greater than `after`.
  template <class Visit>
  void for_each_after(Lookup after, Visit&& visit) const {
    walk_after(root_.get(), after, visit);
  }

  struct Entry {
    const Key& key;
    const Value& value;
  };

  // The entry with the greatest key not above `key`, and that with the smallest above it.
  [[nodiscard]] std::optional<Entry> floor(Lookup key) const {
    const Node* best = nullptr;
    for (const Node* node = root_.get(); node != nullptr;) {
      const bool above = key < node->key;
      if (!above) best = node;
      node = above ? node->left.get() : node->right.get();
    }
    return entry(best);
  }
  [[nodiscard]] std::optional<Entry> next(Lookup key) const {
    const Node* best = nullptr;
    for (const Node* node = root_.get(); node != nullptr;) {
      const bool above = key < node->key;
      if (above) best = node;
      node = above ? node->left.get() : node->right.get();
    }
    return entry(best);
  }

  // The entry with the smallest key; the map must not be empty.
  [[nodiscard]] std::pair<const Key&, const Value&> first() const {
    const Node* node = root_.get();
    while (node->left) node = node->left.get();
    return {node->key, node->value};
  }

  bool operator==(const PersistentMap& other) const { return same(root_.get(), other.root_.get()); }

 private:
  struct Node {
    Node(Key k, Value v) : key(std::move(k)), value(std::move(v)), priority(priority_of(key)) {}
    Key key;
    Value value;
    std::uint64_t priority;
    std::size_t count = 1;
    NodePtr left;
    NodePtr right;
  };

  static std::optional<Entry> entry(const Node* node) {
    if (node == nullptr) return std::nullopt;
    return Entry{node->key, node->value};
  }

  static std::uint64_t priority_of(const Key& key) {
    std::uint64_t z = std::hash<Key>()(key) + 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    return z ^ (z >> 27U);
  }
  static bool above(const Node& a, const Node& b) {
    return a.priority != b.priority ? a.priority > b.priority : a.key < b.key;
  }
  static std::size_t count(const NodePtr& node) { return node ? node->count : 0; }
  static void recount(Node& node) { node.count = 1 + count(node.left) + count(node.right); }

  // Makes the node behind `link` ours alone.
  static void own(NodePtr& link) {
    if (link.use_count() > 1) link = std::make_shared<Node>(*link);
  }

  static void insert(NodePtr& link, NodePtr& node) {
    if (!link) {
      link = std::move(node);
      return;
    }
    if (above(*node, *link)) {
      split(std::move(link), node->key, node->left, node->right);
      recount(*node);
      link = std::move(node);
      return;
    }
    own(link);
    insert(node->key < link->key ? link->left : link->right, node);
    recount(*link);
  }

  // Everything of `tree` below `key` to `low`, the rest to `high`.
  static void split(NodePtr tree, const Key& key, NodePtr& low, NodePtr& high) {
    if (!tree) {
      low = high = nullptr;
      return;
    }
    own(tree);
    NodePtr rest;
    if (tree->key < key) {
      split(std::move(tree->right), key, rest, high);
      tree->right = std::move(rest);
      recount(*tree);
      low = std::move(tree);
    } else {
      split(std::move(tree->left), key, low, rest);
      tree->left = std::move(rest);
      recount(*tree);
      high = std::move(tree);
    }
  }

  static NodePtr join(NodePtr low, NodePtr high) {
    if (!low) return high;
    if (!high) return low;
    if (above(*low, *high)) {
      own(low);
      low->right = join(std::move(low->right), std::move(high));
      recount(*low);
      return low;
    }
    own(high);
    high->left = join(std::move(low), std::move(high->left));
    recount(*high);
    return high;
  }

  static void erase_from(NodePtr& link, Lookup key) {
    own(link);
    if (link->key == key) {
      link = join(std::move(link->left), std::move(link->right));
      return;
    }
    erase_from(key < link->key ? link->left : link->right, key);
    recount(*link);
  }

  template <class Visit>
  static bool walk(const Node* node, Visit& visit) {
    if (node == nullptr) return true;
    if (!walk(node->left.get(), visit)) return false;
    if constexpr (std::is_void_v<std::invoke_result_t<Visit&, const Key&, const Value&>>) {
      visit(node->key, node->value);
    } else {
      if (!visit(node->key, node->value)) return false;
    }
    return walk(node->right.get(), visit);
  }

  template <class Visit>
  static bool walk_after(const Node* node, Lookup after, Visit& visit) {
    if (node == nullptr) return true;
    if (!(after < node->key)) return walk_after(node->right.get(), after, visit);
    if (!walk_after(node->left.get(), after, visit)) return false;
    if (!visit(node->key, node->value)) return false;
    return walk(node->right.get(), visit);
  }

  static bool same(const Node* a, const Node* b) {
    if (a == b) return true;
    if (a == nullptr || b == nullptr || a->count != b->count) return false;
    return a->key == b->key && a->value == b->value && same(a->left.get(), b->left.get()) &&
           same(a->right.get(), b->right.get());
  }

  NodePtr root_;
};

}  // namespace cmk
