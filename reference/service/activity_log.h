// The activity log: what happened to resources, for people and alerts (pg, monitor).
#pragma once

#include <cstdint>
#include <string>

#include "reference/core/log.h"

namespace cmk::service {

struct ActivityEvent {
  Instant time = 0;
  std::string resourceId;
  std::string operationName;  // e.g. Microsoft.KeyVault/vaults/keys/unwrap/action
  std::string status;         // Succeeded or Failed
  std::string keyUri;         // the key that it is about; empty: none
  std::string reason;         // of a failure: a reason of the closed list
  int substatus = 0;          // 0: none
  bool operator==(const ActivityEvent&) const = default;
};

using ActivityLog = Log<ActivityEvent>;

}  // namespace cmk::service
