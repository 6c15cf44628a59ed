// Records of a resource as operations find them.
#pragma once

#include <string>
#include <string_view>

#include "reference/core/describe.h"
#include "reference/service/room.h"

namespace cmk::service {

inline constexpr std::size_t kRecordIdMax = 1023;                  // bytes (Cosmos DB, limits)
inline constexpr std::size_t kRecordMax = std::size_t{512} << 10;  // bytes of content

// What operations on records have in common.
struct RecordCall {
  std::string resource;
  std::string container;
  bool operator==(const RecordCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordCall, (), (resource, container))

// The resource of a call on records, once it is found, its key can be used, and it has the
// container: notFound, keyInaccessible or invalidName otherwise. A refusal for the key counts as a
// denied connection. For reading: what is read is not copied where another state shares it.
[[nodiscard]] Result<const Resource*> open_resource(Room& room, const RecordCall& call);
// The same for changing it.
[[nodiscard]] Result<Resource*> edit_open_resource(Room& room, const RecordCall& call);

// invalidName when a record id is empty, too long, or holds a NUL.
[[nodiscard]] Result<void> check_record_id(std::string_view id);

// Whether data operations on the resource are let through; a refusal is remembered (PGS-12).
[[nodiscard]] Result<void> check_connection(Resource& resource);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::RecordCall> {
  static constexpr std::string_view kName = "RecordCall";
  static constexpr std::string_view kSentence = "An operation on the records of a resource.";
  static constexpr std::array kFields = {
      FieldNote{"resource", "The ARM id of an account or a cluster."},
      FieldNote{"container",
                "The container, table or collection. Accounts must have it; clusters make it.",
                Mark::plain, Sense::name}};
};
}  // namespace cmk
