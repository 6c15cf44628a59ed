// The rules that the services share and that stand in no table (demands.h, delays.h).
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::service::rules {

inline constexpr Rule kSystemIdentityOutlives{
    "IDN-01", "system-identity-outlives-its-resource", RuleKind::fault,
    "A system-assigned identity is still there when its resource is deleted."};
inline constexpr Rule kSystemIdentityMissing{
    "IDN-01", "resource-comes-without-system-identity", RuleKind::fault,
    "A resource that is to have a system-assigned identity comes without."};
inline constexpr Rule kUserIdentityGoesToo{
    "IDN-01", "user-identity-goes-with-a-resource", RuleKind::fault,
    "Deleting a resource deletes its user-assigned identities."};
inline constexpr Rule kUserIdentityLeaves{
    "IDN-01", "user-identity-serves-the-last-alone", RuleKind::fault,
    "A user-assigned identity is taken away from the resources that had it before."};
inline constexpr Rule kFirstPartyGoesToo{
    "IDN-01", "first-party-goes-with-a-resource", RuleKind::fault,
    "Deleting a resource deletes the first-party principal of its tenant."};
inline constexpr Rule kNewIdentityTakesOver{
    "IDN-05", "new-identity-takes-over", RuleKind::fault,
    "A resource uses a new identity that has the id of the deleted one that it was told to use."};
inline constexpr Rule kOnlyUserAssignedIsShared{
    "IDN-06", "only-user-assigned-is-shared", RuleKind::demand,
    "A system-assigned identity can be assigned to no other resource."};
inline constexpr Rule kUserAssignedRefused{"IDN-06", "user-assigned-is-refused", RuleKind::fault,
                                           "User-assigned identities cannot be assigned either."};
inline constexpr Rule kProviderMustBeRegistered{
    "IDN-08", "provider-must-be-registered", RuleKind::demand,
    "The first account of a subscription needs its resource provider registered."};
inline constexpr Rule kAnyProviderCounts{
    "IDN-08", "any-provider-counts", RuleKind::fault,
    "The registration of another resource provider is enough."};
inline constexpr Rule kRegistrationElsewhereCounts{
    "IDN-08", "registration-elsewhere-counts", RuleKind::fault,
    "A registration in another subscription of the tenant is enough."};
inline constexpr Rule kHsmKeysRefused{"KEY-01", "hsm-keys-are-refused", RuleKind::fault,
                                      "RSA keys of a hardware module are refused."};
inline constexpr Rule kSoftwareKeysRefused{"KEY-01", "software-keys-are-refused", RuleKind::fault,
                                           "RSA keys outside a hardware module are refused."};
inline constexpr Rule kFieldsReserved{"RSV-05", "fields-are-reserved", RuleKind::fault,
                                      "No document can have a field of one of the eight names."};
inline constexpr Rule kIdentityInTenant{"VCR-05", "identity-in-tenant", RuleKind::demand,
                                        "An identity and the resource that it is given to are in "
                                        "one tenant."};
inline constexpr Rule kFailuresUnlogged{"MON-01", "failures-go-unlogged", RuleKind::fault,
                                        "A failed key access of a service is not logged."};
inline constexpr Rule kReturnsUnlogged{"MON-05", "returns-go-unlogged", RuleKind::fault,
                                       "A key that can be used again is not logged."};
inline constexpr Rule kRotationsUnlogged{"MON-05", "rotations-go-unlogged", RuleKind::fault,
                                         "A version that is picked up is not logged."};

inline constexpr Rule kLayersShareAKey{"ENV-03", "layers-share-a-key", RuleKind::fault,
                                       "Both layers of an account are under one data key."};
inline constexpr Rule kLayerKeyFromAccount{
    "ENV-03", "layer-key-from-account", RuleKind::fault,
    "The key of the customer's layer is a digest of the account's id."};
inline constexpr Rule kWrappedKeyOpensNothing{
    "ENV-03", "wrapped-key-opens-nothing", RuleKind::fault,
    "What the customer's key wraps is not the key of the layer."};
inline constexpr Rule kStoredInClear{"COS-11", "stored-in-clear", RuleKind::fault,
                                     "What is written to an account is stored as it is."};
inline constexpr Rule kServiceLayerAlone{
    "COS-11", "service-layer-alone", RuleKind::fault,
    "What is written to an account with a customer's key has the service's layer alone."};
inline constexpr Rule kOldRecordsAsTheyWere{
    "COS-11", "old-records-as-they-were", RuleKind::fault,
    "What an account held before its customer's key keeps the service's layer alone."};

inline constexpr Rule kBackupInClear{"BAK-01", "backup-in-clear", RuleKind::fault,
                                     "A backup holds records in clear."};
inline constexpr Rule kLoanEndsEarly{
    "BAK-13", "loan-ends-early", RuleKind::fault,
    "A carried-over identity ends with its renewal time although the source lives."};
inline constexpr Rule kLendsAnyIdentity{
    "BAK-13", "lends-any-identity", RuleKind::fault,
    "An identity that the source never had is bound to it, too."};
inline constexpr Rule kNewIdentityDoesNotHelp{
    "BAK-14", "new-identity-does-not-help", RuleKind::fault,
    "A new identity of the restored account is taken for the one that was carried over."};

inline constexpr std::array kRules = {&kOnlyUserAssignedIsShared,
                                      &kUserAssignedRefused,
                                      &kProviderMustBeRegistered,
                                      &kIdentityInTenant,
                                      &kFailuresUnlogged,
                                      &kReturnsUnlogged,
                                      &kRotationsUnlogged,
                                      &kLayersShareAKey,
                                      &kLayerKeyFromAccount,
                                      &kWrappedKeyOpensNothing,
                                      &kStoredInClear,
                                      &kServiceLayerAlone,
                                      &kOldRecordsAsTheyWere,
                                      &kSystemIdentityOutlives,
                                      &kSystemIdentityMissing,
                                      &kUserIdentityGoesToo,
                                      &kUserIdentityLeaves,
                                      &kFirstPartyGoesToo,
                                      &kNewIdentityTakesOver,
                                      &kAnyProviderCounts,
                                      &kRegistrationElsewhereCounts,
                                      &kHsmKeysRefused,
                                      &kSoftwareKeysRefused,
                                      &kFieldsReserved,
                                      &kBackupInClear,
                                      &kLoanEndsEarly,
                                      &kLendsAnyIdentity,
                                      &kNewIdentityDoesNotHelp};

}  // namespace cmk::service::rules
