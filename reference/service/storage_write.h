#pragma once

#include "reference/envelope/envelope_types.h"
#include "reference/service/room.h"

namespace cmk::service {

// storage.write
struct StorageWrite {
  using Answer = Done;
  envelope::EnvelopeContext context;
  Bytes value;
  bool operator==(const StorageWrite&) const = default;
};
BOOST_DESCRIBE_STRUCT(StorageWrite, (), (context, value))

Result<Done> apply(Room& room, const StorageWrite& op);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::StorageWrite> {
  static constexpr std::string_view kName = "storage.write";
  static constexpr std::string_view kSentence = "Overwrites the bytes stored at a place.";
  static constexpr std::array kFields = {
      FieldNote{"context", "The place."},
      FieldNote{"value", "The bytes that replace what is stored.", Mark::chosen}};
};
}  // namespace cmk
