// Synapse Link of an account under a customer's key (COS-13; cosmos, analytical store).
#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// unsupportedFeature where Synapse Link is on under a key that the first-party identity uses
// (azure-facts 1.3).
[[nodiscard]] Result<void> check_analytical_store(const Room& room,
                                                  const service::Resource& resource,
                                                  const AccountRecord& record);

// Turns it on. The identity must be granted the key before that: a grant that is gone counts even
// while the account is not yet revoked for it.
[[nodiscard]] Result<void> turn_on_analytical_store(Room& room, const service::Resource& resource,
                                                    AccountRecord& record);

}  // namespace cmk::cosmos
