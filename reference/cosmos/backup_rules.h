// The rules of backups of Cosmos DB accounts, as data. A restore asks for the key under three heads
// (restore_check.cc), each with a rule for either type of backup.
#pragma once

#include <array>

#include "reference/core/instant.h"
#include "reference/core/rulebook.h"

namespace cmk::cosmos::rules {

inline constexpr Rule kVersionOfBackup{
    "BAK-02", "version-of-the-backup", RuleKind::demand,
    "The version in use at a periodic backup can be used when it is restored."};
inline constexpr Rule kKeyOfBackup{"BAK-02", "key-of-the-backup", RuleKind::demand,
                                   "The key of a periodic backup is there and within reach."};
inline constexpr Rule kIdentityOfBackup{
    "BAK-02", "identity-of-the-backup", RuleKind::demand,
    "The identity that a periodic backup is restored by is granted the key."};
inline constexpr Rule kPeriodicNeverRestored{"BAK-02", "periodic-never-restored", RuleKind::fault,
                                             "No periodic backup is restored."};
inline constexpr Rule kFirstPartyForSystemAssigned{
    "BAK-03", "first-party-for-system-assigned", RuleKind::demand,
    "Where the source used its own identity, the first-party identity is granted the key."};
inline constexpr Rule kFirstPartyForEver{
    "BAK-04", "first-party-for-ever", RuleKind::fault,
    "A restored account goes on with the first-party identity whatever it is told."};
inline constexpr Rule kContinuousNeedsManagedIdentity{
    "BAK-05", "continuous-needs-managed-identity", RuleKind::demand,
    "Under a customer's key, continuous backup needs a managed identity as default."};
inline constexpr Rule kPeriodicNeedsManagedIdentity{
    "BAK-05", "periodic-needs-managed-identity", RuleKind::fault,
    "The first-party identity does not go with periodic backup either."};
inline constexpr Rule kContinuousStartsUserAssigned{
    "BAK-06", "continuous-starts-user-assigned", RuleKind::demand,
    "A continuous account under a customer's key is created with a user-assigned identity."};
inline constexpr Rule kContinuousNeverCreated{
    "BAK-06", "continuous-never-created", RuleKind::fault,
    "No account under a customer's key is created with continuous backup."};
inline constexpr Rule kContinuousIdentityStays{
    "BAK-06", "continuous-identity-stays", RuleKind::fault,
    "A continuous account cannot change its default identity."};
inline constexpr Rule kContinuousStays{"BAK-07", "continuous-stays", RuleKind::demand,
                                       "Continuous backup cannot be given up for periodic."};
inline constexpr Rule kPeriodicStays{"BAK-07", "periodic-stays", RuleKind::fault,
                                     "Periodic backup cannot be given up for continuous."};
inline constexpr Rule kRestoreNamesUserAssigned{
    "BAK-08", "restore-names-user-assigned", RuleKind::demand,
    "The restore of a continuous account names a user-assigned identity as default."};
inline constexpr Rule kIdentityOfRestore{
    "BAK-08", "identity-of-the-restore", RuleKind::demand,
    "The identity that the restore of a continuous account names is granted the key."};
inline constexpr Rule kContinuousNeverRestored{
    "BAK-08", "continuous-never-restored", RuleKind::fault, "No continuous account is restored."};
inline constexpr Rule kContinuous30Days{"BAK-09", "continuous-30-days", RuleKind::limit,
                                        "Seconds that a continuous backup reaches back.",
                                        30 * kDay};
inline constexpr Rule kContinuous7Days{"BAK-09", "continuous-7-days", RuleKind::limit,
                                       "Seconds that it reaches back in the 7-day tier.", 7 * kDay};
inline constexpr Rule kNotBeforeItBegan{"BAK-09", "not-before-it-began", RuleKind::demand,
                                        "Nothing before the continuous backup began is restored."};
inline constexpr Rule kNotInTheFuture{"BAK-09", "not-in-the-future", RuleKind::demand,
                                      "No instant after now is restored."};
inline constexpr Rule kVersionOfPoint{
    "BAK-10", "version-of-the-point", RuleKind::demand,
    "The version in use at the point can be used when that is restored."};
inline constexpr Rule kKeyOfPoint{"BAK-10", "key-of-the-point", RuleKind::demand,
                                  "The key of the point is there and within reach."};
inline constexpr Rule kSourceStaysDeclared{
    "BAK-11", "source-stays-declared", RuleKind::demand,
    "The user-assigned identity that the source used is granted the key still."};
inline constexpr Rule kLosesMoreThanAnHour{
    "BAK-12", "loses-more-than-an-hour", RuleKind::fault,
    "The backup of an account that is deleted while revoked lacks a minute more than an hour."};
inline constexpr Rule kAssigningBinds{
    "BAK-14", "assigning-binds", RuleKind::fault,
    "Any assignment binds the carried-over identities to the restored account."};
inline constexpr Rule kRestoresThePresent{"BAK-15", "restores-the-present", RuleKind::fault,
                                          "A restore brings the present data, not the point's."};
inline constexpr Rule kRestoreLosesRecord{"BAK-15", "restore-loses-record", RuleKind::fault,
                                          "A restore leaves a record out."};
inline constexpr Rule kRestoreLosesContainer{"BAK-15", "restore-loses-container", RuleKind::fault,
                                             "A restore leaves a container out."};
inline constexpr Rule kRestoresContainersAlone{"BAK-15", "restores-containers-alone",
                                               RuleKind::fault, "A restore brings no records."};
inline constexpr Rule kRestoresInPlace{"BAK-15", "restores-in-place", RuleKind::fault,
                                       "The source goes back to the point, too."};
inline constexpr Rule kRefusedRestoreStays{"BAK-16", "refused-restore-stays", RuleKind::fault,
                                           "A refused restore leaves an account."};
inline constexpr Rule kRestoreReplaces{"BAK-16", "restore-replaces", RuleKind::fault,
                                       "A restore takes the place of an account of its name."};
inline constexpr Rule kRestoredWithoutKey{
    "BAK-17", "restored-without-key", RuleKind::fault,
    "An account restored from one under a customer's key is under the service's alone."};

inline constexpr std::array kBackupRules = {
    &kVersionOfBackup,
    &kKeyOfBackup,
    &kIdentityOfBackup,
    &kPeriodicNeverRestored,
    &kFirstPartyForSystemAssigned,
    &kFirstPartyForEver,
    &kContinuousNeedsManagedIdentity,
    &kPeriodicNeedsManagedIdentity,
    &kContinuousStartsUserAssigned,
    &kContinuousNeverCreated,
    &kContinuousIdentityStays,
    &kContinuousStays,
    &kPeriodicStays,
    &kRestoreNamesUserAssigned,
    &kIdentityOfRestore,
    &kContinuousNeverRestored,
    &kContinuous30Days,
    &kContinuous7Days,
    &kNotBeforeItBegan,
    &kNotInTheFuture,
    &kVersionOfPoint,
    &kKeyOfPoint,
    &kSourceStaysDeclared,
    &kLosesMoreThanAnHour,
    &kAssigningBinds,
    &kRestoresThePresent,
    &kRestoreLosesRecord,
    &kRestoreLosesContainer,
    &kRestoresContainersAlone,
    &kRestoresInPlace,
    &kRefusedRestoreStays,
    &kRestoreReplaces,
    &kRestoredWithoutKey,
};

}  // namespace cmk::cosmos::rules
