// Reading many records at once: query, change feed and conflict feed.
#pragma once

#include <vector>

#include "reference/service/charges.h"
#include "reference/service/records.h"

namespace cmk::service {

struct ListedRecord {
  std::string id;
  SecretBytes value;
  bool operator==(const ListedRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListedRecord, (), (id, value))

struct RecordList {
  std::vector<ListedRecord> value;
  std::int64_t requestCharge = 0;
  bool operator==(const RecordList&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordList, (), (value, requestCharge))

// record.query
struct RecordQuery : RecordCall {
  using Answer = RecordList;
  std::optional<std::string> partitionKey;
  bool operator==(const RecordQuery&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordQuery, (RecordCall), (partitionKey))

// record.changeFeed
struct RecordChangeFeed : RecordCall {
  using Answer = RecordList;
  bool operator==(const RecordChangeFeed&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordChangeFeed, (RecordCall), ())

// record.conflictFeed
struct RecordConflictFeed : RecordCall {
  using Answer = RecordList;
  bool operator==(const RecordConflictFeed&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordConflictFeed, (RecordCall), ())

Result<RecordList> apply(Room& room, const RecordQuery& op);
Result<RecordList> apply(Room& room, const RecordChangeFeed& op);
Result<RecordList> apply(Room& room, const RecordConflictFeed& op);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::ListedRecord> {
  static constexpr std::string_view kName = "ListedRecord";
  static constexpr std::string_view kSentence = "One of several records.";
  static constexpr std::array kFields = {FieldNote{"id", "Its id."},
                                         FieldNote{"value", "The content."}};
};
template <>
struct Note<service::RecordList> {
  static constexpr std::string_view kName = "RecordList";
  static constexpr std::string_view kSentence = "Records that were read together.";
  static constexpr std::array kFields = {
      FieldNote{"value", "The records."},
      FieldNote{"requestCharge", "What it cost, in hundredths of a request unit."}};
};
template <>
struct Note<service::RecordQuery> {
  static constexpr std::string_view kName = "record.query";
  static constexpr std::string_view kSentence =
      "Returns the records of a container in the order of their ids.";
  static constexpr std::array kFields = {
      FieldNote{"partitionKey", "Only those with this value; absent: all."}};
};
template <>
struct Note<service::RecordChangeFeed> {
  static constexpr std::string_view kName = "record.changeFeed";
  static constexpr std::string_view kSentence =
      "Returns the records of a container in the order of their last change.";
  static constexpr auto kFields = kNoFields;
};
template <>
struct Note<service::RecordConflictFeed> {
  static constexpr std::string_view kName = "record.conflictFeed";
  static constexpr std::string_view kSentence =
      "Returns the conflicts of a container; none where there is one write region.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
