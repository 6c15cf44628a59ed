// The rules of creating and updating accounts, as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::cosmos::rules {

inline constexpr Rule kKeyUriHidden{"COS-01", "key-uri-hidden", RuleKind::fault,
                                    "keyVaultKeyUri is absent although the account has a key."};
inline constexpr Rule kKeyUriAlwaysShown{
    "COS-01", "key-uri-always-shown", RuleKind::fault,
    "keyVaultKeyUri is there, and empty, although the account has no key."};
inline constexpr Rule kSystemIdentityByDefault{
    "COS-05", "system-identity-by-default", RuleKind::fault,
    "A default identity that is not given is the system-assigned one."};
inline constexpr Rule kDefaultIdentityWellFormed{
    "COS-06", "default-identity-well-formed", RuleKind::demand,
    "The default identity has one of the three forms; it would be the first-party one otherwise."};
inline constexpr Rule kDefaultIdentityIsOwn{"COS-06", "default-identity-is-own", RuleKind::demand,
                                            "The default identity is one that the account has."};
inline constexpr Rule kFirstPartyRefused{"COS-06", "first-party-refused", RuleKind::fault,
                                         "FirstPartyIdentity is no form of a default identity."};
inline constexpr Rule kUserAssignedRefused{
    "COS-06", "user-assigned-refused", RuleKind::fault,
    "UserAssignedIdentity=<resource id> is no form of a default identity."};
inline constexpr Rule kNoSystemIdentityAtCreation{
    "COS-07", "no-system-identity-at-creation", RuleKind::demand,
    "The system-assigned identity cannot be the default at creation."};
inline constexpr Rule kSystemIdentityNeverDefault{
    "COS-07", "system-identity-never-default", RuleKind::fault,
    "The system-assigned identity cannot be the default after the creation, either."};
inline constexpr Rule kKeyOnlyAtCreation{"COS-08", "key-only-at-creation", RuleKind::fault,
                                         "An existing account takes no key."};
inline constexpr Rule kEmptyUriTurnsOff{"COS-08", "empty-uri-turns-off", RuleKind::fault,
                                        "An empty key URI leaves the account without a key."};
inline constexpr Rule kNullUriTurnsOff{
    "COS-08", "null-uri-turns-off", RuleKind::fault,
    "An update that names no property, as with a null key URI, leaves the account without a key."};
inline constexpr Rule kIdMaxForKeys{"COS-09", "record-id-for-keys-max", RuleKind::limit,
                                    "Bytes of a record id in an account that is put under a key.",
                                    990};
inline constexpr Rule kNoKeyForOldCassandra{
    "COS-09", "no-key-for-old-cassandra", RuleKind::demand,
    "An existing Cassandra account is not put under a key."};
inline constexpr Rule kRecordsLostToKey{
    "COS-09", "records-lost-to-key", RuleKind::fault,
    "Records written before the key are lost when the account is put under it."};
inline constexpr Rule kSynapseNeedsManagedIdentity{
    "COS-13", "synapse-needs-managed-identity", RuleKind::demand,
    "Under a customer's key, Synapse Link needs a managed identity as default."};
inline constexpr Rule kSynapseAsksForNoGrant{
    "COS-13", "synapse-asks-for-no-grant", RuleKind::fault,
    "Synapse Link is turned on although the identity is not granted the key any more."};
inline constexpr Rule kSynapseNeverWithKey{"COS-13", "synapse-never-with-key", RuleKind::fault,
                                           "Synapse Link cannot be turned on under a key."};
inline constexpr Rule kLossUntold{"COS-19", "loss-untold", RuleKind::fault,
                                  "The status of an account confirms a key that is lost."};
inline constexpr Rule kCauseUntold{"COS-19", "cause-untold", RuleKind::fault,
                                   "The status of an account does not say why the key is lost."};
inline constexpr Rule kStatusLeftOut{"COS-19", "status-left-out", RuleKind::fault,
                                     "An account does not tell whether its key is accessible."};
inline constexpr Rule kStatusWithoutKey{"COS-19", "status-without-key", RuleKind::fault,
                                        "An account without a key tells of one."};
inline constexpr Rule kKeySettingsAlone{
    "COS-20", "key-settings-alone", RuleKind::demand,
    "An update changes settings of the key or other properties, not both."};
inline constexpr Rule kOthersConflict{
    "COS-20", "others-conflict", RuleKind::fault,
    "Properties beside the key cannot be changed by themselves, either."};
inline constexpr Rule kRefusedCreationStays{"COS-22", "refused-creation-stays", RuleKind::fault,
                                            "A refused creation leaves an account."};
inline constexpr Rule kRefusedUpdateStays{"COS-22", "refused-update-stays", RuleKind::fault,
                                          "A refused update leaves the key and the default "
                                          "identity that it was to set."};
inline constexpr Rule kRefusedUpdateLosesData{"COS-22", "refused-update-loses-data",
                                              RuleKind::fault, "A refused update loses records."};
inline constexpr Rule kTakenNameOverwritten{
    "COS-22", "taken-name-overwritten", RuleKind::fault,
    "A creation that is refused since the name is taken empties the account and its settings."};

// COS-23, by the API of the account.
constexpr Rule no_key_with(std::string_view name) {
  return {"COS-23", name, RuleKind::fault, "Accounts of this API take no customer's key."};
}
inline constexpr std::array kNoKeyWith = {
    no_key_with("no-key-with-nosql"), no_key_with("no-key-with-mongodb"),
    no_key_with("no-key-with-cassandra"), no_key_with("no-key-with-gremlin"),
    no_key_with("no-key-with-table")};

inline constexpr std::array kAccountRules = {&kNoKeyWith[0],
                                             &kNoKeyWith[1],
                                             &kNoKeyWith[2],
                                             &kNoKeyWith[3],
                                             &kNoKeyWith[4],
                                             &kKeyUriHidden,
                                             &kKeyUriAlwaysShown,
                                             &kSystemIdentityByDefault,
                                             &kDefaultIdentityWellFormed,
                                             &kDefaultIdentityIsOwn,
                                             &kNoSystemIdentityAtCreation,
                                             &kSystemIdentityNeverDefault,
                                             &kKeyOnlyAtCreation,
                                             &kEmptyUriTurnsOff,
                                             &kNullUriTurnsOff,
                                             &kIdMaxForKeys,
                                             &kNoKeyForOldCassandra,
                                             &kRecordsLostToKey,
                                             &kSynapseNeedsManagedIdentity,
                                             &kSynapseAsksForNoGrant,
                                             &kSynapseNeverWithKey,
                                             &kLossUntold,
                                             &kCauseUntold,
                                             &kStatusLeftOut,
                                             &kKeySettingsAlone,
                                             &kRefusedCreationStays,
                                             &kRefusedUpdateStays,
                                             &kRefusedUpdateLosesData,
                                             &kTakenNameOverwritten,
                                             &kFirstPartyRefused,
                                             &kUserAssignedRefused,
                                             &kStatusWithoutKey,
                                             &kOthersConflict};

}  // namespace cmk::cosmos::rules
