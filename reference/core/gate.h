// The one gate that all JSON from outside passes: messages of an adapter, scenarios, baselines,
// traces. What comes out is a value that later code may walk without fear: bounded in size and
// depth, without duplicate keys, every number in range.
#pragma once

#include <cstddef>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace cmk {

struct GateLimits {
  std::size_t len_max = std::size_t{1} << 20U;  // bytes of the text
  std::size_t depth_max = 64;                   // arrays and objects within each other
};

struct GateError {
  std::size_t offset = 0;  // in bytes from the start of the text, of the first byte not accepted
  std::size_t line = 1;    // from 1
  std::string reason;      // a few words; never text of the input
};

// "line 3, byte 41: duplicate key"
[[nodiscard]] std::string to_string(const GateError& error);

// The value of the text, when it is one JSON value (RFC 8259) in valid UTF-8, within the limits,
// with no key twice in one object, no integer beyond 64 bits with sign, and no other number beyond
// a double. Never throws for any text, and needs no more stack for a deep one.
[[nodiscard]] std::expected<nlohmann::json, GateError> pass_gate(std::string_view text,
                                                                 const GateLimits& limits = {});

}  // namespace cmk
