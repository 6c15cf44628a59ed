#pragma once

#include "reference/monitoring/monitor.h"

namespace cmk::monitoring {

// alert.create
struct AlertCreate {
  using Answer = Alert;
  std::string name;
  std::string subscriptionId;
  std::string resourceGroup;
  std::string scope;
  std::optional<std::string> operationName;
  std::optional<std::string> status;
  std::string actionGroup;
  bool operator==(const AlertCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertCreate, (),
                      (name, subscriptionId, resourceGroup, scope, operationName, status,
                       actionGroup))

Result<Alert> apply(Room& room, const AlertCreate& op);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::AlertCreate> {
  static constexpr std::string_view kName = "alert.create";
  static constexpr std::string_view kSentence = "Creates an alert rule on the activity log.";
  static constexpr std::array kFields = {
      FieldNote{"name", "1 to 260 bytes.", Mark::plain, Sense::name},
      FieldNote{"subscriptionId", "The subscription."},
      FieldNote{"resourceGroup", "The resource group.", Mark::plain, Sense::name},
      FieldNote{"scope", "It watches this resource, and those below it."},
      FieldNote{"operationName", "Only entries of this operation; absent: of any."},
      FieldNote{"status", "Only entries of this status; absent: of any."},
      FieldNote{"actionGroup", "The ARM id of the action group that is told."}};
};
}  // namespace cmk
