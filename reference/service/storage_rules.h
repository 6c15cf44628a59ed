// The faults of services in what they store: in clear, in time unreadable, or bound to the keys of
// others.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::service::rules {

inline constexpr Rule kDataInClear{"VCR-01", "data-in-clear", RuleKind::fault,
                                   "A cluster stores plain records."};
inline constexpr Rule kSystemDataInClear{"VCR-01", "system-data-in-clear", RuleKind::fault,
                                         "A cluster's system databases are stored in clear."};
inline constexpr Rule kClusterBackupInClear{"VCR-01", "backup-in-clear", RuleKind::fault,
                                            "A cluster's backups hold records in clear."};
inline constexpr Rule kClusterKeyInClear{
    "VCR-09", "service-key-in-clear", RuleKind::fault,
    "The service key of a cluster is stored beside its wrapping by the customer's key."};
inline constexpr Rule kReplicaStaysBehind{"VCR-03", "replica-stays-behind", RuleKind::fault,
                                          "A replica lacks what its primary was given later."};
inline constexpr Rule kReplicaStopsPrimary{"VCR-24", "replica-stops-primary", RuleKind::fault,
                                           "A replica's lost key stops its primary."};
inline constexpr Rule kPrimaryStopsReplica{"VCR-24", "primary-stops-replica", RuleKind::fault,
                                           "A primary's lost key stops its replicas."};

inline constexpr Rule kServiceKeyRunsOut{
    "VCR-26", "service-key-runs-out", RuleKind::fault,
    "Under service-managed keys a cluster's data is unreadable after a year."};

inline constexpr std::array kStorageRules = {
    &kDataInClear,        &kSystemDataInClear,   &kClusterBackupInClear, &kClusterKeyInClear,
    &kReplicaStaysBehind, &kReplicaStopsPrimary, &kPrimaryStopsReplica,  &kServiceKeyRunsOut};

}  // namespace cmk::service::rules
