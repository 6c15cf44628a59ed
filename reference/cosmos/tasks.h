// What falls due for accounts.
#pragma once

#include <array>

#include "reference/core/agenda.h"
#include "reference/cosmos/room.h"

namespace cmk::cosmos {

// The account's part of what service::kForget forgets at the same instant; its subject, too, is the
// instanceId.
inline constexpr TaskKind kForgetAccount{300, "forget a deleted account"};

void run_forget_account(Room& room, const Task& task);

inline constexpr std::array kTasks = {TaskRow<Room>{kForgetAccount, run_forget_account}};

}  // namespace cmk::cosmos
