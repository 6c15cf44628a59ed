// An ordered map whose copies share what they have in common: copying is one pointer, a change
// copies the path to it only where another copy still needs the old one. It makes a System with
// many keys cheap to copy and to compare.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "reference/core/digits.h"

namespace cmk {

// A trie over the digits of the keys (digits.h) that branches only where keys differ: the same
// content always has the same shape, whatever the order of the changes, and what all keys begin
// with costs nothing. Find, edit, put and erase look at one digit a branch and at one whole key;
// n keys that are counted or random have about log16(n) branches above them, and no key ever has
// more than it has digits. Iteration is in key order. Strings are looked up by std::string_view.
template <class Key, class Value>
class PersistentMap {
  struct Node;
  struct Leaf;
  struct Branch;
  using NodePtr = std::shared_ptr<Node>;

 public:
  using Lookup = std::conditional_t<std::is_convertible_v<Key, std::string_view>, std::string_view,
                                    const Key&>;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  // The value under `key`, or null.
  [[nodiscard]] const Value* find(Lookup key) const {
    const Node* node = root_.get();
    while (node != nullptr && !node->is_leaf()) node = branch(*node).child(key).get();
    return node != nullptr && leaf(*node).key == key ? &leaf(*node).value : nullptr;
  }
  [[nodiscard]] bool contains(Lookup key) const { return find(key) != nullptr; }

  // The value under `key` for changing, or null. The pointer holds until the next change or copy.
  [[nodiscard]] Value* edit(Lookup key) {
    if (!contains(key)) return nullptr;
    NodePtr& link = own_path(key, kNoPlace);
    if (link.use_count() > 1) link = std::make_shared<Leaf>(leaf(*link));
    return &leaf(*link).value;
  }

  // Puts `value` under `key`, replacing what stood there, and returns it for changing.
  Value& put(Key key, Value value) {
    const std::size_t place = first_difference(key);
    NodePtr& link = own_path(key, place);
    if (link == nullptr || place != kNoPlace) {
      ++size_;
      NodePtr& free = link == nullptr ? link : fork(link, place, key);
      free = std::make_shared<Leaf>(std::move(key), std::move(value));
      return leaf(*free).value;
    }
    if (link.use_count() > 1) {
      link = std::make_shared<Leaf>(std::move(key), std::move(value));
    } else {
      leaf(*link).value = std::move(value);
    }
    return leaf(*link).value;
  }

  // Takes `key` out; false when it was not there.
  bool erase(Lookup key) {
    if (!contains(key)) return false;
    --size_;
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
    walk_after(root_.get(), cut_at(after), visit);
  }

  struct Entry {
    const Key& key;
    const Value& value;
  };

  // The entry with the greatest key not above `key`, and that with the smallest above it.
  [[nodiscard]] std::optional<Entry> floor(Lookup key) const {
    return entry(last_until(root_.get(), cut_at(key)));
  }
  [[nodiscard]] std::optional<Entry> next(Lookup key) const {
    return entry(first_after(root_.get(), cut_at(key)));
  }

  // The entry with the smallest key; the map must not be empty.
  [[nodiscard]] std::pair<const Key&, const Value&> first() const {
    const Leaf& found = *first_leaf(root_.get());
    return {found.key, found.value};
  }

  bool operator==(const PersistentMap& other) const {
    return size_ == other.size_ && same(root_.get(), other.root_.get());
  }

 private:
  // A leaf holds an entry; a branch sorts those below it, which agree in all digits before, by the
  // digit at its place.
  struct Node {
    explicit Node(std::size_t at) : place(at) {}
    [[nodiscard]] bool is_leaf() const { return place == kNoPlace; }
    std::size_t place;
  };
  struct Leaf : Node {
    Leaf(Key k, Value v) : Node(kNoPlace), key(std::move(k)), value(std::move(v)) {}
    Key key;
    Value value;
  };
  struct Branch : Node {
    using Node::Node;
    [[nodiscard]] std::size_t digit(Lookup key) const { return Digits<Key>::at(key, this->place); }
    [[nodiscard]] const NodePtr& child(Lookup key) const { return children[digit(key)]; }
    [[nodiscard]] NodePtr& child(Lookup key) { return children[digit(key)]; }
    std::array<NodePtr, kNumDigits> children;  // two at least are there
  };
  static Leaf& leaf(Node& node) { return static_cast<Leaf&>(node); }
  static const Leaf& leaf(const Node& node) { return static_cast<const Leaf&>(node); }
  static Branch& branch(Node& node) { return static_cast<Branch&>(node); }
  static const Branch& branch(const Node& node) { return static_cast<const Branch&>(node); }

  static const Leaf* first_leaf(const Node* node) {
    while (!node->is_leaf()) node = std::ranges::find_if(branch(*node).children, exists)->get();
    return &leaf(*node);
  }
  static const Leaf* last_leaf(const Node* node) {
    while (!node->is_leaf()) {
      const auto& children = branch(*node).children;
      node = std::find_if(children.rbegin(), children.rend(), exists)->get();
    }
    return &leaf(*node);
  }
  static bool exists(const NodePtr& node) { return node != nullptr; }
  static std::optional<Entry> entry(const Leaf* found) {
    if (found == nullptr) return std::nullopt;
    return Entry{found->key, found->value};
  }

  // Of an entry that agrees with `key` in as many digits as any; null in an empty map.
  [[nodiscard]] const Key* nearest(Lookup key) const {
    if (root_ == nullptr) return nullptr;
    const Node* node = root_.get();
    while (!node->is_leaf()) {
      const NodePtr& child = branch(*node).child(key);
      node = child != nullptr ? child.get() : first_leaf(node);
    }
    return &leaf(*node).key;
  }
  [[nodiscard]] std::size_t first_difference(Lookup key) const {
    const Key* other = nearest(key);
    return other == nullptr ? kNoPlace : Digits<Key>::first_difference(key, *other);
  }

  // Where the path to `key` ends that is there already, for a key that differs from all others in
  // its digit at `place` at last. The branches above are ours alone.
  NodePtr& own_path(Lookup key, std::size_t place) {
    NodePtr* link = &root_;
    while (*link != nullptr && !(*link)->is_leaf() && (*link)->place <= place) {
      link = &own_branch(*link).child(key);
    }
    return *link;
  }
  static Branch& own_branch(NodePtr& link) {
    if (link.use_count() > 1) link = std::make_shared<Branch>(branch(*link));
    return branch(*link);
  }

  // Puts a branch above what stands at `link`; the free link of `key` there.
  static NodePtr& fork(NodePtr& link, std::size_t place, Lookup key) {
    auto above = std::make_shared<Branch>(place);
    Branch& made = *above;
    made.child(first_leaf(link.get())->key) = std::move(link);
    link = std::move(above);
    return made.child(key);
  }

  static void erase_from(NodePtr& link, Lookup key) {
    if (link->is_leaf()) {
      link.reset();
      return;
    }
    Branch& from = own_branch(link);
    erase_from(from.child(key), key);
    if (std::ranges::count_if(from.children, exists) > 1) return;
    NodePtr only = std::move(*std::ranges::find_if(from.children, exists));
    link = std::move(only);
  }

  template <class Visit>
  static bool walk(const Node* node, Visit& visit) {
    if (node == nullptr) return true;
    if (!node->is_leaf()) {
      return std::ranges::all_of(branch(*node).children,
                                 [&](const NodePtr& child) { return walk(child.get(), visit); });
    }
    const auto& [key, value] = std::tie(leaf(*node).key, leaf(*node).value);
    if constexpr (std::is_void_v<std::invoke_result_t<Visit&, const Key&, const Value&>>) {
      visit(key, value);
      return true;
    } else {
      return visit(key, value);
    }
  }

  // Where `key` parts from the map: the entries that agree with it up to `place` are all above it,
  // or all below. At no place: it is in the map.
  struct Cut {
    Lookup key;
    std::size_t place;
    bool above;
  };
  [[nodiscard]] Cut cut_at(Lookup key) const {
    const Key* other = nearest(key);
    return {key, first_difference(key), other != nullptr && key < *other};
  }

  template <class Visit>
  static bool walk_after(const Node* node, const Cut& cut, Visit& visit) {
    if (node == nullptr) return true;
    if (node->place > cut.place) return !cut.above || walk(node, visit);
    if (node->is_leaf()) return true;  // the key itself
    const auto& children = branch(*node).children;
    const std::size_t digit = branch(*node).digit(cut.key);
    return walk_after(children[digit].get(), cut, visit) &&
           std::all_of(children.begin() + digit + 1, children.end(),
                       [&](const NodePtr& child) { return walk(child.get(), visit); });
  }
  static const Leaf* first_after(const Node* node, const Cut& cut) {
    if (node == nullptr) return nullptr;
    if (node->place > cut.place) return cut.above ? first_leaf(node) : nullptr;
    if (node->is_leaf()) return nullptr;  // the key itself
    const auto& children = branch(*node).children;
    const std::size_t digit = branch(*node).digit(cut.key);
    if (const Leaf* found = first_after(children[digit].get(), cut)) return found;
    const auto greater = std::find_if(children.begin() + digit + 1, children.end(), exists);
    return greater == children.end() ? nullptr : first_leaf(greater->get());
  }
  static const Leaf* last_until(const Node* node, const Cut& cut) {
    if (node == nullptr) return nullptr;
    if (node->place > cut.place) return cut.above ? nullptr : last_leaf(node);
    if (node->is_leaf()) return &leaf(*node);  // the key itself
    const auto& children = branch(*node).children;
    const std::size_t digit = branch(*node).digit(cut.key);
    if (const Leaf* found = last_until(children[digit].get(), cut)) return found;
    const auto smaller = std::find_if(children.rend() - digit, children.rend(), exists);
    return smaller == children.rend() ? nullptr : last_leaf(smaller->get());
  }

  static bool same(const Node* a, const Node* b) {
    if (a == b) return true;
    if (a == nullptr || b == nullptr || a->place != b->place) return false;
    if (a->is_leaf()) return leaf(*a).key == leaf(*b).key && leaf(*a).value == leaf(*b).value;
    return std::ranges::equal(
        branch(*a).children, branch(*b).children,
        [](const NodePtr& x, const NodePtr& y) { return same(x.get(), y.get()); });
  }

  NodePtr root_;
  std::size_t size_ = 0;
};

}  // namespace cmk
