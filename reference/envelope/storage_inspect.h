#pragma once

#include "reference/envelope/envelope_types.h"
#include "reference/envelope/room.h"

namespace cmk::envelope {

struct StoredBytes {
  Bytes value;
  std::optional<EnvelopeParts> parts;
  bool operator==(const StoredBytes&) const = default;
};
BOOST_DESCRIBE_STRUCT(StoredBytes, (), (value, parts))

// storage.inspect
struct StorageInspect {
  using Answer = StoredBytes;
  EnvelopeContext context;
  bool operator==(const StorageInspect&) const = default;
};
BOOST_DESCRIBE_STRUCT(StorageInspect, (), (context))

Result<StoredBytes> apply(Room& room, const StorageInspect& op);

}  // namespace cmk::envelope

namespace cmk {
template <>
struct Note<envelope::StoredBytes> {
  static constexpr std::string_view kName = "StoredBytes";
  static constexpr std::string_view kSentence = "What is stored at a place.";
  static constexpr std::array kFields = {
      FieldNote{"value", "The stored bytes.", Mark::chosen},
      FieldNote{"parts", "What they hold; absent when they are no envelope."}};
};
template <>
struct Note<envelope::StorageInspect> {
  static constexpr std::string_view kName = "storage.inspect";
  static constexpr std::string_view kSentence =
      "Returns the bytes stored at a place, and what they hold.";
  static constexpr std::array kFields = {FieldNote{"context", "The place."}};
};
}  // namespace cmk
