// What a resource keeps: containers and records, the records sealed as they are at rest.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/core/bytes.h"
#include "reference/core/persistent_map.h"

namespace cmk::service {

// A container of an account, a table, or a collection of a cluster. Its names and paths are
// metadata: they lie beside the customer's layer, not under it (COS-11; azure-facts 1.6).
struct Container {
  std::string name;
  std::string partition_key_path;          // empty: none
  std::vector<std::string> indexed_paths;  // of the indexing policy
  std::vector<std::string> columns;        // of a Cassandra table, folded as CQL folds them
  std::vector<std::string> stored_procedures;
  bool operator==(const Container&) const = default;
};

inline constexpr std::size_t kNonceLen = 12;  // bytes; SP 800-38D, 8.2.1
using Nonce = std::array<std::uint8_t, kNonceLen>;

// A record at rest. Layers are opened from the outside in: the service's, then the customer's.
struct StoredRecord {
  std::string partition_key;            // its value: under the service's layer alone
  std::optional<Nonce> customer_nonce;  // none: no layer of its own under the customer's key
  Nonce service_nonce{};
  Bytes sealed;              // ciphertext and tag
  std::uint64_t number = 0;  // of the change, from 1: the order of the change feed
  bool operator==(const StoredRecord&) const = default;
};

// A value: a copy shares what it has in common, so that a backup is a copy.
struct DataStore {
  PersistentMap<std::string, Container> containers;  // by name
  PersistentMap<std::string, StoredRecord> records;  // by record_key
  std::uint64_t num_changes = 0;
  bool operator==(const DataStore&) const = default;
};

// Where a record stands in `records`: those of one container lie side by side.
[[nodiscard]] std::string record_key(std::string_view container, std::string_view id);
[[nodiscard]] std::string_view container_of_record_key(std::string_view key);
[[nodiscard]] std::string_view id_of_record_key(std::string_view key);

// Calls visit(id, record) for every record of a container, in the order of their ids.
template <class Visit>
void for_each_record(const DataStore& data, std::string_view container, Visit&& visit) {
  const std::string prefix = record_key(container, {});
  data.records.for_each_after(prefix, [&](const std::string& key, const StoredRecord& record) {
    if (!key.starts_with(prefix)) return false;
    visit(id_of_record_key(key), record);
    return true;
  });
}

}  // namespace cmk::service
