// Identities that a restored resource has on loan from the one that it was restored from (Loan in
// resource.h).
#pragma once

#include "reference/service/room.h"

namespace cmk::service {

// Notes which of the target's user-assigned identities are the source's own. Those that the source
// has on loan itself stay bound to their first lender. `source_deleted`: the renewal that fails is
// the first one after the restore.
void lend(const Room& room, const Resource& source, bool source_deleted, Resource& target);

// Whether the principal serves the resource no longer, since the resource that it is bound to is
// gone and its renewal time has passed.
[[nodiscard]] bool is_on_ended_loan(const Room& room, const Resource& resource,
                                    const entra::Principal& principal);

// The instant at which the loan ends; nothing when it has ended, or its end is not known yet.
[[nodiscard]] std::optional<Instant> end_of_loan(const Room& room, const Resource& resource);

// Whether that is why the resource has lost its key: another identity is the documented way back,
// so that a change of identities must be let through.
[[nodiscard]] bool is_lost_by_loan(const Room& room, const Resource& resource);

// Books the end of all that the resource, which goes, has lent.
void end_loans(Room& room, const Resource& lender);

}  // namespace cmk::service
