// The literals of a scenario that a run sent as declared secrets. A transcript has only their
// names; whoever judges it again knows what was sent, and so what an answer gave back.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

namespace cmk::harness {

class TranscriptLiterals {
 public:
  // Learns which texts of `sent` stand in `recorded`, the params of the same call in a transcript,
  // as {"secret": NAME, "length": N}. A text of another length than N has no name, nor have two
  // texts that share one.
  void learn(const nlohmann::json& sent, const nlohmann::json& recorded);
  // The recorded result with the literals in place of their names.
  [[nodiscard]] nlohmann::json restored(nlohmann::json recorded) const;
  void clear() { texts_.clear(); }

 private:
  using Key = std::pair<std::string, std::size_t>;   // name, bytes
  std::map<Key, std::optional<std::string>> texts_;  // nothing where it is not clear which
};

}  // namespace cmk::harness
