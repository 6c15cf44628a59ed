// What falls due in vaults: retention that ends, and rotation.
#pragma once

#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rotation.h"

namespace cmk::key_vault {

// In the order in which tasks of one instant are done.
inline constexpr std::array kTasks = {TaskRow<Room>{kPurgeVault, run_purge},
                                      TaskRow<Room>{kPurgeKey, run_purge},
                                      TaskRow<Room>{kRotateKey, run_rotation}};

}  // namespace cmk::key_vault
