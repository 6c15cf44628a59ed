// The rules of PostgreSQL clusters that stand in no table of the services (service/demands.h,
// service/delays.h), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::postgresql::rules {

inline constexpr Rule kOnlyUserAssigned{
    "PGS-01", "only-user-assigned", RuleKind::demand,
    "Only a user-assigned identity of the cluster can use the key."};
inline constexpr Rule kEncryptionIsFixed{"PGS-08", "encryption-is-fixed", RuleKind::demand,
                                         "Encryption is set at creation and cannot be changed."};
inline constexpr Rule kRefusedCreationStays{"PGS-14", "refused-creation-stays", RuleKind::fault,
                                            "A refused creation leaves a cluster."};
inline constexpr Rule kNothingChanges{"PGS-08", "nothing-changes", RuleKind::fault,
                                      "No property of a cluster can be changed."};
inline constexpr Rule kRestoredEmpty{"PGS-09", "restored-empty", RuleKind::fault,
                                     "A restored cluster has no records."};
inline constexpr Rule kSourceGoesBack{"PGS-09", "source-goes-back", RuleKind::fault,
                                      "A restore takes the source back to the instant, too."};
inline constexpr Rule kRestoreNeedsSourcesMode{
    "PGS-09", "restore-needs-sources-mode", RuleKind::fault, "A restore cannot change the mode."};
inline constexpr Rule kStandbyInClear{"PGS-10", "standby-without-key", RuleKind::fault,
                                      "A standby is encrypted by service-managed keys."};
inline constexpr Rule kFailoverLosesData{"PGS-10", "failover-loses-data", RuleKind::fault,
                                         "After a failover the data is gone."};
inline constexpr Rule kReportedBeforeDenied{
    "PGS-12", "reported-before-denied", RuleKind::fault,
    "A lost key is reported before the first connection has been denied."};
inline constexpr Rule kReportedWithKey{"PGS-12", "reported-with-key", RuleKind::fault,
                                       "A cluster that has its key is reported Inaccessible."};
inline constexpr Rule kNeverReported{"PGS-12", "never-reported", RuleKind::fault,
                                     "A lost key is not reported at all."};
inline constexpr Rule kServiceKeyNotTold{
    "PGS-13", "service-managed-not-told", RuleKind::fault,
    "A cluster under the service's keys tells that it is under a customer's."};
inline constexpr Rule kKeyNotTold{"PGS-13", "key-not-told", RuleKind::fault,
                                  "The cluster does not tell its key and identity."};
inline constexpr Rule kDeniedWithKey{"PGS-15", "denied-with-key", RuleKind::fault,
                                     "A cluster that has its key denies connections."};
inline constexpr Rule kDeniedAsAbsent{"PGS-15", "denied-as-absent", RuleKind::fault,
                                      "A cluster without its key denies as if it were not there."};
inline constexpr Rule kConnectsWithoutKey{"PGS-15", "connects-without-key", RuleKind::fault,
                                          "A cluster without its key takes connections."};

inline constexpr std::array kRules = {
    &kOnlyUserAssigned,  &kEncryptionIsFixed,       &kNothingChanges,     &kRefusedCreationStays,
    &kStandbyInClear,    &kRestoreNeedsSourcesMode, &kRestoredEmpty,      &kSourceGoesBack,
    &kFailoverLosesData, &kReportedBeforeDenied,    &kReportedWithKey,    &kNeverReported,
    &kKeyNotTold,        &kServiceKeyNotTold,       &kConnectsWithoutKey, &kDeniedWithKey,
    &kDeniedAsAbsent};

}  // namespace cmk::postgresql::rules
