// From what a target says on the wire to what the harness works with.
#pragma once

#include "harness/protocol/start.h"
#include "harness/target/target.h"

namespace cmk::harness {

// Members that were left out get their documented meaning: none, "", false.
[[nodiscard]] TargetInfo info_of(StartAnswer answer);

// The members in which two answers to start differ: "version, options"; "" when they are the same.
[[nodiscard]] std::string difference(const TargetInfo& first, const TargetInfo& second);

}  // namespace cmk::harness
