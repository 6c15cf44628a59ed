// The rules of MongoDB vCore clusters that stand in no table of the services (service/demands.h,
// service/delays.h), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::mongo_vcore::rules {

inline constexpr Rule kNoKeyLater{"VCR-02", "no-key-after-creation", RuleKind::demand,
                                  "A cluster under service-managed keys takes no customer's key."};
inline constexpr Rule kKeyStays{"VCR-02", "key-stays", RuleKind::demand,
                                "A cluster under a customer's key does not leave it for none."};

inline constexpr Rule kKeyNeeded{"VCR-01", "key-needed", RuleKind::fault,
                                 "A cluster is refused for which no key is asked for."};

inline constexpr Rule kReplicaNeedsPrimarysMode{
    "VCR-03", "replica-needs-primarys-mode", RuleKind::fault,
    "A replica is refused whose mode is not that of its primary."};
inline constexpr Rule kRestoreNeedsSourcesMode{
    "VCR-03", "restore-needs-sources-mode", RuleKind::fault,
    "A restore is refused whose mode is not that of its source."};
inline constexpr Rule kReplicaNeedsKey{"VCR-03", "replica-needs-key", RuleKind::fault,
                                       "A replica is refused for which no key is asked for."};
inline constexpr Rule kRestoreNeedsKey{"VCR-03", "restore-needs-key", RuleKind::fault,
                                       "A restore is refused for which no key is asked for."};
inline constexpr Rule kReplicaStartsEmpty{"VCR-03", "replica-starts-empty", RuleKind::fault,
                                          "A replica lacks what its primary held before."};
inline constexpr Rule kRestoreIsEmpty{"VCR-03", "restore-is-empty", RuleKind::fault,
                                      "A restored cluster holds nothing."};
inline constexpr Rule kRestoreIsOfNow{"VCR-03", "restore-is-of-now", RuleKind::fault,
                                      "A restored cluster holds what was written since."};

inline constexpr Rule kNoSystemIdentity{"VCR-04", "no-system-assigned-identity", RuleKind::demand,
                                        "The key is not used by a system-assigned identity."};
inline constexpr Rule kNoFirstPartyIdentity{"VCR-04", "no-first-party-identity", RuleKind::demand,
                                            "The key is not used by the first-party principal."};

inline constexpr Rule kRegionOfClusterFree{
    "VCR-05", "region-of-cluster-free", RuleKind::fault,
    "A cluster lies anywhere, as long as vault and identity are in one region."};

inline constexpr Rule kProtectionBeginsLater{
    "VCR-10", "protection-begins-later", RuleKind::fault,
    "The first records lie under another key than the one that the customer's key wraps."};

inline constexpr Rule kConnectionsRefused{"VCR-11", "connections-refused", RuleKind::demand,
                                          "An inaccessible cluster refuses connections."};
inline constexpr Rule kInaccessibleLooksAbsent{
    "VCR-11", "inaccessible-looks-absent", RuleKind::fault,
    "An inaccessible cluster refuses connections as if it were not there."};
inline constexpr Rule kInaccessibleLooksStopped{"VCR-11", "inaccessible-looks-stopped",
                                                RuleKind::fault,
                                                "An inaccessible cluster shows another status."};
inline constexpr Rule kWholeVaultLost{"VCR-11", "whole-vault-lost", RuleKind::fault,
                                      "With one key of a vault its other keys are lost."};

inline constexpr Rule kReadyByTime{"VCR-12", "ready-by-time", RuleKind::fault,
                                   "An inaccessible cluster is Ready again after eight hours."};

inline constexpr Rule kKeyChangeOnlyWhenReady{
    "VCR-13", "key-change-only-when-ready", RuleKind::demand,
    "An inaccessible cluster does not move on to another key."};
inline constexpr Rule kIdentityFixedWhileLost{"VCR-13", "identity-fixed-while-inaccessible",
                                              RuleKind::fault,
                                              "An inaccessible cluster refuses identities, too."};

inline constexpr Rule kNoOtherIdentityUnderRoles{
    "VCR-16", "no-other-identity", RuleKind::fault,
    "A cluster that lost its role is not pointed to another identity."};
inline constexpr Rule kNoOtherIdentityUnderPolicies{
    "VCR-17", "no-other-identity", RuleKind::fault,
    "A cluster that lost a permission is not pointed to another identity."};

inline constexpr Rule kGrantNotNeeded{"VCR-19", "grant-not-needed", RuleKind::fault,
                                      "A new identity brings the cluster back without a grant."};
inline constexpr Rule kNameIsEnough{"VCR-19", "name-is-enough", RuleKind::fault,
                                    "A new identity of the old name brings the cluster back."};

inline constexpr Rule kKeyKeepsItsIdentity{
    "VCR-20", "key-keeps-its-identity", RuleKind::demand,
    "The identity that uses the key is not taken away without another being named."};
inline constexpr Rule kChangeNotTaken{"VCR-20", "change-not-taken", RuleKind::fault,
                                      "A change of key or identity is accepted and forgotten."};
inline constexpr Rule kRefusedChangeStays{"VCR-20", "refused-change-stays", RuleKind::fault,
                                          "A refused change takes the key, and the data with it."};

inline constexpr Rule kKeyUntold{"VCR-27", "key-untold", RuleKind::fault,
                                 "A cluster does not show its key."};
inline constexpr Rule kIdentityUntold{"VCR-27", "identity-untold", RuleKind::fault,
                                      "A cluster does not show the identity that uses its key."};
inline constexpr Rule kKeyToldWithout{"VCR-27", "key-told-without", RuleKind::fault,
                                      "A cluster under service-managed keys shows a key."};

inline constexpr std::array kRules = {&kNoKeyLater,
                                      &kKeyStays,
                                      &kKeyNeeded,
                                      &kReplicaNeedsPrimarysMode,
                                      &kRestoreNeedsSourcesMode,
                                      &kReplicaNeedsKey,
                                      &kRestoreNeedsKey,
                                      &kReplicaStartsEmpty,
                                      &kRestoreIsEmpty,
                                      &kRestoreIsOfNow,
                                      &kNoSystemIdentity,
                                      &kNoFirstPartyIdentity,
                                      &kRegionOfClusterFree,
                                      &kProtectionBeginsLater,
                                      &kConnectionsRefused,
                                      &kInaccessibleLooksAbsent,
                                      &kInaccessibleLooksStopped,
                                      &kWholeVaultLost,
                                      &kReadyByTime,
                                      &kKeyChangeOnlyWhenReady,
                                      &kIdentityFixedWhileLost,
                                      &kNoOtherIdentityUnderRoles,
                                      &kNoOtherIdentityUnderPolicies,
                                      &kGrantNotNeeded,
                                      &kNameIsEnough,
                                      &kKeyKeepsItsIdentity,
                                      &kChangeNotTaken,
                                      &kRefusedChangeStays,
                                      &kKeyUntold,
                                      &kIdentityUntold,
                                      &kKeyToldWithout};

}  // namespace cmk::mongo_vcore::rules
