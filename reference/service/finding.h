// Findings: what is accepted, but not as the documents recommend.
#pragma once

#include <string>
#include <vector>

#include "reference/core/describe.h"
#include "reference/service/room.h"

namespace cmk::service {

struct Finding {
  std::string requirement;
  std::string resourceId;
  std::string name;
  std::string message;
  bool operator==(const Finding&) const = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (requirement, resourceId, name, message))

struct FindingList {
  std::vector<Finding> value;
  bool operator==(const FindingList&) const = default;
};
BOOST_DESCRIBE_STRUCT(FindingList, (), (value))

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::Finding> {
  static constexpr std::string_view kName = "Finding";
  static constexpr std::string_view kSentence = "A recommendation that is not followed.";
  static constexpr std::array kFields = {
      FieldNote{"requirement", "The row that recommends, e.g. KEY-03."},
      FieldNote{"resourceId", "The ARM id of the resource."},
      FieldNote{"name", "What is not followed, e.g. key-size."},
      FieldNote{"message", "The same for people.", Mark::chosen}};
};
template <>
struct Note<service::FindingList> {
  static constexpr std::string_view kName = "FindingList";
  static constexpr std::string_view kSentence = "Findings.";
  static constexpr std::array kFields = {
      FieldNote{"value", "In the order of resource, requirement and name."}};
};
}  // namespace cmk
