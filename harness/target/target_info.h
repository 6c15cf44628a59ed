// From what a target says on the wire to what the harness works with.
#pragma once

#include "harness/protocol/start.h"
#include "harness/target/sent_secrets.h"
#include "harness/target/target.h"

namespace cmk::harness {

// Members that were left out get their documented meaning: none, "", false.
[[nodiscard]] TargetInfo info_of(StartAnswer answer);

// The same without any of the secrets in what it says.
[[nodiscard]] TargetInfo clean(const TargetInfo& info, const SentSecrets& secrets);

// The members in which two answers to start differ: "version, options"; "" when they are the same.
[[nodiscard]] std::string difference(const TargetInfo& first, const TargetInfo& second);

}  // namespace cmk::harness
