// What operations on logs, health and alerts work on.
#pragma once

#include <vector>

#include "reference/service/room.h"

namespace cmk::monitoring {

struct ActionGroupRecord {
  std::string id;
  std::vector<std::string> receivers;
  bool operator==(const ActionGroupRecord&) const = default;
};

struct AlertRecord {
  std::string id;
  std::string scope;                          // events of this resource and those below it
  std::optional<std::string> operation_name;  // none: any
  std::optional<std::string> status;          // none: any
  std::string action_group;                   // id
  bool operator==(const AlertRecord&) const = default;
};

struct NotificationRecord {
  Instant time = 0;
  std::string alert;
  std::string receiver;
  std::uint64_t event = 0;  // its number in the activity log
  bool operator==(const NotificationRecord&) const = default;
};

struct Monitor {
  PersistentMap<std::string, ActionGroupRecord> action_groups;  // by lower-case id
  PersistentMap<std::string, AlertRecord> alerts;               // by lower-case id
  Log<NotificationRecord> notifications;
  std::uint64_t last_event = 0;  // the number of the last event that alerts were asked about
  bool operator==(const Monitor&) const = default;
};

struct Room : service::Room {
  Monitor& monitor;
};

}  // namespace cmk::monitoring
