// From what an adapter wrote to an Answer.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "harness/protocol/model.h"
#include "harness/target/sent_secrets.h"
#include "harness/target/target.h"

namespace cmk::harness {

// An answer of the harness's own making: the target broke, and this tells how.
[[nodiscard]] Answer errored(std::string evidence);

// The answer to a call that cannot be sent. The fault is the target's when its answers have a part
// in the call, else it is noted as the harness's, unless there is one already.
[[nodiscard]] Answer unsent(const Call& call, const std::string& breach,
                            std::optional<HarnessFault>& fault);

// The id of a response whose frame keeps its schema; the reason when it does not.
[[nodiscard]] std::expected<std::int64_t, std::string> response_id(const nlohmann::json& response,
                                                                   const SentSecrets& secrets = {});

// The answer of a response whose frame was checked. A result that breaks the operation's schema is
// errored, error -32601 is unsupported, any other error errored. No evidence shows one of
// `secrets`.
[[nodiscard]] Answer answer_of(const OperationModel& operation, nlohmann::json&& response,
                               const SentSecrets& secrets = {});

}  // namespace cmk::harness
