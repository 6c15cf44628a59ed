#pragma once

#include <optional>

#include "reference/service/records.h"

namespace cmk::service {

struct RecordWritten {
  std::int64_t requestCharge = 0;
  bool operator==(const RecordWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordWritten, (), (requestCharge))

// record.write
struct RecordWrite : RecordCall {
  using Answer = RecordWritten;
  std::string id;
  SecretBytes value;
  std::optional<std::string> partitionKey;
  std::optional<std::int64_t> indexedProperties;
  bool operator==(const RecordWrite&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordWrite, (RecordCall), (id, value, partitionKey, indexedProperties))

Result<RecordWritten> apply(Room& room, const RecordWrite& op);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::RecordWritten> {
  static constexpr std::string_view kName = "RecordWritten";
  static constexpr std::string_view kSentence = "A record was written.";
  static constexpr std::array kFields = {
      FieldNote{"requestCharge", "What it cost, in hundredths of a request unit."}};
};
template <>
struct Note<service::RecordWrite> {
  static constexpr std::string_view kName = "record.write";
  static constexpr std::string_view kSentence = "Writes a record, or replaces one.";
  static constexpr std::array kFields = {
      FieldNote{"id", "1 to 1023 bytes.", Mark::plain, Sense::name},
      FieldNote{"value", "The content, at most 512 KiB."},
      FieldNote{"partitionKey", "The value of the partition key; absent: none."},
      FieldNote{"indexedProperties",
                "How many of its properties are indexed, 0 to 10000; 0 when absent."}};
};
}  // namespace cmk
