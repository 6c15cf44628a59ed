// The start message as JSON and back.
#pragma once

#include "harness/protocol/codec.h"
#include "harness/protocol/start.h"

namespace cmk::harness {

[[nodiscard]] std::expected<StartParams, DecodeError> decode_start_params(
    const nlohmann::json& message);
[[nodiscard]] std::expected<StartAnswer, DecodeError> decode_start_answer(
    const nlohmann::json& message);
[[nodiscard]] nlohmann::json encode_start_params(const StartParams& params);
[[nodiscard]] nlohmann::json encode_start_answer(const StartAnswer& answer);

}  // namespace cmk::harness
