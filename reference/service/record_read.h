#pragma once

#include "reference/service/records.h"

namespace cmk::service {

struct RecordContent {
  SecretBytes value;
  std::int64_t requestCharge = 0;
  bool operator==(const RecordContent&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordContent, (), (value, requestCharge))

// record.read
struct RecordRead : RecordCall {
  using Answer = RecordContent;
  std::string id;
  bool operator==(const RecordRead&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordRead, (RecordCall), (id))

Result<RecordContent> apply(Room& room, const RecordRead& op);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::RecordContent> {
  static constexpr std::string_view kName = "RecordContent";
  static constexpr std::string_view kSentence = "A record that was read.";
  static constexpr std::array kFields = {
      FieldNote{"value", "The content."},
      FieldNote{"requestCharge", "What it cost, in hundredths of a request unit."}};
};
template <>
struct Note<service::RecordRead> {
  static constexpr std::string_view kName = "record.read";
  static constexpr std::string_view kSentence = "Reads one record by its id.";
  static constexpr std::array kFields = {
      FieldNote{"id", "1 to 1023 bytes.", Mark::plain, Sense::name}};
};
}  // namespace cmk
