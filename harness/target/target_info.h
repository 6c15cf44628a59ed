// From what a target says on the wire to what the harness works with.
#pragma once

#include "harness/protocol/start.h"
#include "harness/target/target.h"

namespace cmk::harness {

// Members that were left out get their documented meaning: none, "", false.
[[nodiscard]] TargetInfo info_of(StartAnswer answer);

}  // namespace cmk::harness
