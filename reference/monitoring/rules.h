// The rules of monitoring (profile monitoring) that stand in no table, as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::monitoring::rules {

inline constexpr Rule kEntriesWithoutReason{"MON-01", "entries-without-reason", RuleKind::fault,
                                            "An entry does not tell why the access failed."};
inline constexpr Rule kEntriesWithoutKey{"MON-01", "entries-without-key", RuleKind::fault,
                                         "An entry does not tell which key it is about."};
inline constexpr Rule kSuccessesReadFailed{"MON-01", "successes-read-failed", RuleKind::fault,
                                           "An entry of what went well tells of a failure."};
inline constexpr Rule kLogOfOthers{"MON-01", "log-of-others", RuleKind::fault,
                                   "The log of a resource tells of every other one, too."};
inline constexpr Rule kHealthStaysAvailable{"MON-02", "health-stays-available", RuleKind::fault,
                                            "A resource that lost its key reads Available."};
inline constexpr Rule kHealthBeforeDenied{
    "MON-02", "health-before-denied", RuleKind::fault,
    "A PostgreSQL cluster reads Inaccessible before a connection has been denied."};
inline constexpr Rule kHealthNeverAvailable{"MON-02", "health-never-available", RuleKind::fault,
                                            "A resource that has its key reads Inaccessible."};
inline constexpr Rule kFirstReceiverOnly{"MON-03", "first-receiver-only", RuleKind::fault,
                                         "Only the first receiver of a group is notified."};
inline constexpr Rule kNoNotification{"MON-03", "no-notification", RuleKind::fault,
                                      "Nobody is notified."};
inline constexpr Rule kScopeIgnored{"MON-03", "scope-ignored", RuleKind::fault,
                                    "An alert rule fires for resources outside its scope."};
inline constexpr Rule kStatusIgnored{"MON-03", "status-ignored", RuleKind::fault,
                                     "An alert rule fires whatever the status of the entry."};
inline constexpr Rule kOperationIgnored{"MON-03", "operation-ignored", RuleKind::fault,
                                        "An alert rule fires whatever the entry's operation."};
inline constexpr Rule kOldEntriesToo{"MON-03", "old-entries-too", RuleKind::fault,
                                     "A new alert rule fires for entries from before it, too."};
// Once per event is a SHOULD (the statement of MON-03), so that it stands under MON-05.
inline constexpr Rule kNotifiedTwice{"MON-05", "notified-twice", RuleKind::fault,
                                     "A receiver is notified twice of one event."};

inline constexpr std::array kRules = {
    &kEntriesWithoutReason, &kEntriesWithoutKey,  &kSuccessesReadFailed,  &kLogOfOthers,
    &kHealthStaysAvailable, &kHealthBeforeDenied, &kHealthNeverAvailable, &kFirstReceiverOnly,
    &kNoNotification,       &kScopeIgnored,       &kStatusIgnored,        &kOperationIgnored,
    &kOldEntriesToo,        &kNotifiedTwice};

}  // namespace cmk::monitoring::rules
