// Logs, alerts and notifications as operations tell of them (pg, monitor).
#pragma once

#include "reference/core/describe.h"
#include "reference/monitoring/room.h"

namespace cmk::monitoring {

struct Activity {
  std::int64_t eventTimestamp = 0;
  std::string resourceId;
  std::string operationName;
  std::string status;
  std::optional<std::string> keyUri;
  std::optional<std::string> reason;
  std::optional<std::int64_t> substatus;
  bool operator==(const Activity&) const = default;
};
BOOST_DESCRIBE_STRUCT(Activity, (),
                      (eventTimestamp, resourceId, operationName, status, keyUri, reason,
                       substatus))

struct ActivityList {
  std::vector<Activity> value;
  bool operator==(const ActivityList&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActivityList, (), (value))

struct Health {
  std::string availabilityState;
  std::optional<std::string> reason;
  bool operator==(const Health&) const = default;
};
BOOST_DESCRIBE_STRUCT(Health, (), (availabilityState, reason))

struct ActionGroup {
  std::string id;
  std::vector<std::string> receivers;
  bool operator==(const ActionGroup&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionGroup, (), (id, receivers))

struct Alert {
  std::string id;
  std::string scope;
  std::optional<std::string> operationName;
  std::optional<std::string> status;
  std::string actionGroup;
  bool operator==(const Alert&) const = default;
};
BOOST_DESCRIBE_STRUCT(Alert, (), (id, scope, operationName, status, actionGroup))

struct Notification {
  std::int64_t time = 0;
  std::string alert;
  std::string receiver;
  Activity event;
  bool operator==(const Notification&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notification, (), (time, alert, receiver, event))

struct NotificationList {
  std::vector<Notification> value;
  bool operator==(const NotificationList&) const = default;
};
BOOST_DESCRIBE_STRUCT(NotificationList, (), (value))

inline constexpr std::size_t kNameMax = 260;  // bytes (Azure Monitor, naming rules)

[[nodiscard]] Activity activity_of(const service::ActivityEvent& event);

// What the names and places of action groups and alert rules have in common: invalidName; notFound
// for an unknown subscription, invalidParameter without a resource group.
[[nodiscard]] Result<void> check_name(std::string_view name);
[[nodiscard]] Result<void> check_place(const Room& room, std::string_view subscription,
                                       std::string_view resource_group);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::Activity> {
  static constexpr std::string_view kName = "Activity";
  static constexpr std::string_view kSentence = "An entry of the activity log.";
  static constexpr std::array kFields = {
      FieldNote{"eventTimestamp", "When it happened.", Mark::chosen, Sense::instant},
      FieldNote{"resourceId", "The resource that it happened to."},
      FieldNote{"operationName",
                "What was attempted, e.g. "
                "Microsoft.KeyVault/vaults/keys/unwrap/action."},
      FieldNote{"status", "Succeeded or Failed."},
      FieldNote{"keyUri", "The key that it is about; absent: none."},
      FieldNote{"reason", "Why it failed; absent: it did not."},
      FieldNote{"substatus", "The substatus code of the failure; absent: none."}};
};
template <>
struct Note<monitoring::ActivityList> {
  static constexpr std::string_view kName = "ActivityList";
  static constexpr std::string_view kSentence = "Entries of the activity log.";
  static constexpr std::array kFields = {FieldNote{"value", "The entries, the oldest first."}};
};
template <>
struct Note<monitoring::Health> {
  static constexpr std::string_view kName = "Health";
  static constexpr std::string_view kSentence = "The health of a resource.";
  static constexpr std::array kFields = {
      FieldNote{"availabilityState", "Available, or Inaccessible while its key is lost."},
      FieldNote{"reason", "Why it is not available; absent: it is."}};
};
template <>
struct Note<monitoring::ActionGroup> {
  static constexpr std::string_view kName = "ActionGroup";
  static constexpr std::string_view kSentence = "Who is told of an alert.";
  static constexpr std::array kFields = {
      FieldNote{"id", "Its ARM id."},
      FieldNote{"receivers", "Those who are told: addresses, as given."}};
};
template <>
struct Note<monitoring::Alert> {
  static constexpr std::string_view kName = "Alert";
  static constexpr std::string_view kSentence = "An alert rule on the activity log.";
  static constexpr std::array kFields = {
      FieldNote{"id", "Its ARM id."},
      FieldNote{"scope", "It watches this resource, and those below it."},
      FieldNote{"operationName", "Only entries of this operation; absent: of any."},
      FieldNote{"status", "Only entries of this status; absent: of any."},
      FieldNote{"actionGroup", "The ARM id of the action group that is told."}};
};
template <>
struct Note<monitoring::Notification> {
  static constexpr std::string_view kName = "Notification";
  static constexpr std::string_view kSentence = "What a receiver was told.";
  static constexpr std::array kFields = {FieldNote{"time", "When.", Mark::chosen, Sense::instant},
                                         FieldNote{"alert", "The ARM id of the alert rule."},
                                         FieldNote{"receiver", "Who was told."},
                                         FieldNote{"event", "The entry of the activity log."}};
};
template <>
struct Note<monitoring::NotificationList> {
  static constexpr std::string_view kName = "NotificationList";
  static constexpr std::string_view kSentence = "Notifications.";
  static constexpr std::array kFields = {FieldNote{"value", "The oldest first."}};
};
}  // namespace cmk
