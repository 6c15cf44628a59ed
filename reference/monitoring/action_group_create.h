#pragma once

#include "reference/monitoring/monitor.h"

namespace cmk::monitoring {

// actionGroup.create
struct ActionGroupCreate {
  using Answer = ActionGroup;
  std::string name;
  std::string subscriptionId;
  std::string resourceGroup;
  std::vector<std::string> receivers;
  bool operator==(const ActionGroupCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionGroupCreate, (), (name, subscriptionId, resourceGroup, receivers))

Result<ActionGroup> apply(Room& room, const ActionGroupCreate& op);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::ActionGroupCreate> {
  static constexpr std::string_view kName = "actionGroup.create";
  static constexpr std::string_view kSentence = "Creates an action group.";
  static constexpr std::array kFields = {
      FieldNote{"name", "1 to 260 bytes.", Mark::plain, Sense::name},
      FieldNote{"subscriptionId", "The subscription."},
      FieldNote{"resourceGroup", "The resource group.", Mark::plain, Sense::name},
      FieldNote{"receivers", "Those who are told: addresses, 1 to 100."}};
};
}  // namespace cmk
