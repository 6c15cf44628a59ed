#include "reference/core/reason.h"

#include <algorithm>
#include <array>

namespace cmk {
namespace {

// HTTP status and code: Key Vault REST errors and recorded answers (azure-facts 2.4 and 3.4).
constexpr std::array kReasons = {
    ReasonInfo{Reason::unspecified, "unspecified", 0, "", "The target does not say why."},
    ReasonInfo{Reason::invalidParameter, "invalidParameter", 400, "BadParameter",
               "A parameter has a value that no documented rule allows."},
    ReasonInfo{Reason::invalidName, "invalidName", 400, "BadParameter",
               "A name breaks the naming rules of its kind."},
    ReasonInfo{
        Reason::unsupportedKeyType, "unsupportedKeyType", 400, "BadParameter",
        "The key is not of a type that the operation takes: a vault holds RSA and EC keys, and RSA "
        "keys alone protect data."},
    ReasonInfo{Reason::unsupportedKeySize, "unsupportedKeySize", 400, "BadParameter",
               "The RSA key is not of 2048, 3072 or 4096 bits."},
    ReasonInfo{Reason::unsupportedAlgorithm, "unsupportedAlgorithm", 400, "BadParameter",
               "The algorithm is not one of the operation's."},
    ReasonInfo{Reason::immutableProperty, "immutableProperty", 400, "BadRequest",
               "The property can be set once and is set."},
    ReasonInfo{Reason::wrongTenant, "wrongTenant", 400, "BadParameter",
               "The principal or resource belongs to another tenant."},
    ReasonInfo{Reason::wrongSubscription, "wrongSubscription", 400, "BadParameter",
               "The backup belongs to another subscription."},
    ReasonInfo{Reason::wrongGeography, "wrongGeography", 400, "BadParameter",
               "The backup belongs to another geography."},
    ReasonInfo{Reason::invalidImport, "invalidImport", 400, "BadParameter",
               "The blob holds no importable RSA key, or the password does not open it."},
    ReasonInfo{Reason::invalidBackup, "invalidBackup", 400, "BadParameter",
               "The blob is no key backup of this system."},
    ReasonInfo{
        Reason::decryptionFailed, "decryptionFailed", 400, "BadParameter",
        "The ciphertext does not decrypt with this key; nothing more is said (RFC 8017, 7.1.2)."},
    ReasonInfo{Reason::envelopeInvalid, "envelopeInvalid", 400, "BadParameter",
               "The envelope is not one that was sealed for this place; nothing more is said."},
    ReasonInfo{Reason::unauthenticated, "unauthenticated", 401, "Unauthorized",
               "The caller is no principal that can sign in."},
    ReasonInfo{Reason::permissionDenied, "permissionDenied", 403, "AccessDenied",
               "No grant of the active permission model covers the operation."},
    ReasonInfo{Reason::networkDenied, "networkDenied", 403, "ForbiddenByFirewall",
               "The vault's network rules do not let the caller in."},
    ReasonInfo{Reason::keyDisabled, "keyDisabled", 403, "KeyDisabled",
               "The key version is disabled."},
    ReasonInfo{Reason::keyNotYetValid, "keyNotYetValid", 403, "Forbidden",
               "The operation needs the key's validity window, which has not begun (nbf)."},
    ReasonInfo{Reason::keyExpired, "keyExpired", 403, "Forbidden",
               "The operation needs the key's validity window, which has ended (exp)."},
    ReasonInfo{Reason::operationNotAllowed, "operationNotAllowed", 403, "Forbidden",
               "The key's key_ops do not list the operation."},
    ReasonInfo{Reason::notFound, "notFound", 404, "KeyNotFound",
               "No such resource, key or version, or it is deleted."},
    ReasonInfo{Reason::nameTaken, "nameTaken", 409, "Conflict", "Another resource has the name."},
    ReasonInfo{Reason::nameDeleted, "nameDeleted", 409, "ObjectIsDeletedButRecoverable",
               "A deleted but recoverable resource still holds the name."},
    ReasonInfo{Reason::purgeProtected, "purgeProtected", 405, "MethodNotAllowed",
               "Purge protection forbids purging before retention ends."},
    ReasonInfo{Reason::versionNotDeletable, "versionNotDeletable", 405, "MethodNotAllowed",
               "Single key versions cannot be deleted."},
    ReasonInfo{Reason::locked, "locked", 409, "ScopeLocked",
               "A resource lock forbids the operation."},
    ReasonInfo{Reason::limitExceeded, "limitExceeded", 400, "BadParameter",
               "A documented number of items would be exceeded."},
    ReasonInfo{Reason::timeReversed, "timeReversed", 400, "BadParameter",
               "The operation's time lies before that of an earlier one."},
    ReasonInfo{Reason::invalidKeyUri, "invalidKeyUri", 400, "BadRequest",
               "The key URI is no identifier of a key, or carries a version where none may be."},
    ReasonInfo{Reason::invalidIdentity, "invalidIdentity", 400, "BadRequest",
               "The identity cannot be used here: of the wrong kind, not the resource's, or gone."},
    ReasonInfo{Reason::wrongRegion, "wrongRegion", 400, "BadRequest",
               "Resource, identity and vault are not in one region."},
    ReasonInfo{Reason::vaultUnprotected, "vaultUnprotected", 400, "BadRequest",
               "The vault does not keep what is deleted as the service demands."},
    ReasonInfo{Reason::providerNotRegistered, "providerNotRegistered", 409,
               "MissingSubscriptionRegistration",
               "The resource provider is not registered in the subscription."},
    ReasonInfo{Reason::conflictingChanges, "conflictingChanges", 400, "BadRequest",
               "A setting of the key and another property cannot be changed in one update."},
    ReasonInfo{Reason::unsupportedFeature, "unsupportedFeature", 400, "BadRequest",
               "The resource cannot have the feature as it is set up."},
    ReasonInfo{Reason::reservedName, "reservedName", 400, "BadRequest",
               "The name is reserved by the service."},
    ReasonInfo{Reason::invalidRestoreTime, "invalidRestoreTime", 400, "BadRequest",
               "The instant lies outside what can be restored."},
    ReasonInfo{Reason::keyInaccessible, "keyInaccessible", 403, "Forbidden",
               "The customer's key cannot be used; the substatus tells the cause."},
    ReasonInfo{Reason::recordDamaged, "recordDamaged", 500, "InternalServerError",
               "The stored bytes do not open."},
    ReasonInfo{Reason::serviceUnavailable, "serviceUnavailable", 503, "ServiceUnavailable",
               "A service that is needed for the answer does not answer."},
};

consteval bool in_enum_order() {
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (static_cast<std::size_t>(kReasons[i].reason) != i) return false;
  }
  return kReasons.back().reason == Reason::serviceUnavailable;
}
static_assert(in_enum_order());

}  // namespace

std::span<const ReasonInfo> reasons() { return kReasons; }

const ReasonInfo& info(Reason reason) { return kReasons.at(static_cast<std::size_t>(reason)); }

std::optional<Reason> reason_from_name(std::string_view name) {
  const auto* found = std::ranges::find(kReasons, name, &ReasonInfo::name);
  if (found == kReasons.end()) return std::nullopt;
  return found->reason;
}

}  // namespace cmk
