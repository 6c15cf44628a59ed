// The closed list of reasons for a refusal, with what the documents give a caller for each.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cmk {

enum class Reason {
  unspecified,  // a target that does not tell
  invalidParameter,
  invalidName,
  unsupportedKeyType,
  unsupportedKeySize,
  unsupportedAlgorithm,
  immutableProperty,
  wrongTenant,
  wrongSubscription,
  wrongGeography,
  invalidImport,
  invalidBackup,
  decryptionFailed,
  envelopeInvalid,
  unauthenticated,
  permissionDenied,
  networkDenied,
  keyDisabled,
  keyNotYetValid,
  keyExpired,
  operationNotAllowed,
  notFound,
  nameTaken,
  nameDeleted,
  purgeProtected,
  versionNotDeletable,
  locked,
  limitExceeded,
  timeReversed,
  invalidKeyUri,
  invalidIdentity,
  wrongRegion,
  vaultUnprotected,
  providerNotRegistered,
  conflictingChanges,
  unsupportedFeature,
  reservedName,
  invalidRestoreTime,
  keyInaccessible,
  recordDamaged,
  serviceUnavailable,
};

struct ReasonInfo {
  Reason reason;
  std::string_view name;  // on the wire
  int httpStatus;         // 0 where no document gives one
  std::string_view code;  // error.code, or error.innererror.code where there is one
  std::string_view sentence;
};

// All reasons, in the order of the enum.
[[nodiscard]] std::span<const ReasonInfo> reasons();
[[nodiscard]] const ReasonInfo& info(Reason reason);
[[nodiscard]] std::optional<Reason> reason_from_name(std::string_view name);

}  // namespace cmk
