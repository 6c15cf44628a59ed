// Why a service cannot use a customer's key, told once for all three services: the reason and the
// substatus that an operation is refused with, the status text of an account, and the way back
// (azure-facts 1.1, 1.2; vCore, Inaccessible).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "reference/core/outcome.h"

namespace cmk::service {

enum class Cause {
  none,
  // Access was there once, or may be given: these revoke a resource that has them.
  identityUndefined,   // the default identity is none that the resource has
  identityGone,        // deleted: no token can be had for it
  roleMissing,         // no role covers get, wrapKey or unwrapKey
  permissionMissing,   // no access policy lists one of them
  keyNotFound,         // the key is deleted, purged, or never was
  versionUnusable,     // the version in use is disabled while a newer one is current
  operationForbidden,  // the key's operations leave out wrapKey or unwrapKey
  uriInvalid,
  vaultUnknown,   // its name does not resolve: purged, or never was
  networkDenied,  // its network does not let the service in
  vaultDeleted,
  keyDisabled,
  keyNotYetValid,
  keyExpired,
  // Outages: nothing is known of the key, and nothing is taken away for it (REV-05).
  tokenServiceDown,
  vaultServiceDown,
  vaultServiceFailing,
  // What only a new setting is refused for.
  keyTypeUnsupported,
  vaultUnprotected,
  retentionTooShort,
  permissionModel,
  vaultNotPublic,
  otherTenant,
  otherRegion,
};

struct CauseInfo {
  Cause cause;
  Reason reason;            // what a setting with this fault is refused with
  int substatus;            // x-ms-substatus; 0 where no document gives one
  std::string_view why;     // "<REASON>" of customerManagedKeyStatus; empty where there is none
  std::string_view anchor;  // of the troubleshooting guide
  std::string_view remedy;  // what brings access back
};

// All causes, in the order of the enum.
[[nodiscard]] std::span<const CauseInfo> causes();
[[nodiscard]] const CauseInfo& info(Cause cause);

// Whether it is an outage on the service's side or the vault's.
[[nodiscard]] bool is_outage(Cause cause);

// Whether only a new setting is refused for it: a resource that has it keeps its key.
[[nodiscard]] bool concerns_settings_only(Cause cause);
// The refusal of a setting that has this fault.
[[nodiscard]] Refusal refusal_of(Cause cause);
// The refusal of any operation on data that cannot be reached for this cause.
[[nodiscard]] Refusal inaccessible(Cause cause);

// customerManagedKeyStatus, to the letter (azure-facts 1.2).
[[nodiscard]] std::string key_status(Cause cause);

}  // namespace cmk::service
