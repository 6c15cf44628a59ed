// The rules of accounts whose key is lost or moves on, where they are not the services' own
// (service/loss_rules.h), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::cosmos::rules {

inline constexpr Rule kRevokedAccountStaysAsItIs{
    "REV-03", "revoked-account-stays-as-it-is", RuleKind::demand,
    "The settings of a revoked account cannot be changed."};
inline constexpr Rule kRevokedAccountCannotBeRead{"REV-03", "revoked-account-cannot-be-read",
                                                  RuleKind::fault,
                                                  "A revoked account tells nothing of itself."};
inline constexpr Rule kRevokedAccountIsUnlisted{
    "REV-03", "revoked-account-is-unlisted", RuleKind::fault, "A revoked account is not listed."};
inline constexpr Rule kRevokedAccountCannotBeDeleted{"REV-06", "revoked-account-cannot-be-deleted",
                                                     RuleKind::fault,
                                                     "A revoked account cannot be deleted."};
inline constexpr Rule kDeletionTakesTheKey{"REV-06", "deletion-takes-the-key", RuleKind::fault,
                                           "Deleting an account deletes the customer's key."};
inline constexpr Rule kTellsTheCurrentVersion{
    "ROT-06", "tells-the-current-version", RuleKind::fault,
    "The version in use is told as the key's current one before the account has moved to it."};

inline constexpr std::array kRevocationRules = {
    &kRevokedAccountStaysAsItIs,     &kRevokedAccountCannotBeRead, &kRevokedAccountIsUnlisted,
    &kRevokedAccountCannotBeDeleted, &kDeletionTakesTheKey,        &kTellsTheCurrentVersion};

}  // namespace cmk::cosmos::rules
