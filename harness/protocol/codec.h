// Operations and answers as JSON and back, derived from their declarations. Byte strings are
// base64url text, optional members are left out when they are absent, members that nobody declared
// are ignored. docs: conformance/PROTOCOL.md.
#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "reference/system.h"

namespace cmk::harness {

// Why JSON is no operation. Holds no value of the input.
struct DecodeError {
  std::string place;   // JSON pointer within the params: "/attributes/exp"; "" is the whole
  std::string reason;  // "missing", "not an integer", …
  bool operator==(const DecodeError&) const = default;
};
// "/attributes/exp: not an integer"
[[nodiscard]] std::string to_string(const DecodeError& error);

// The operation of this method; an error for a method that the registry does not have (place
// "/method"), params that lack a member or have one of a wrong type, and an instant beyond
// kInstantMax (place "/now").
[[nodiscard]] std::expected<Operation, DecodeError> decode_operation(std::string_view method,
                                                                     const nlohmann::json& params,
                                                                     Instant now);

[[nodiscard]] std::string_view method_of(const AnyParams& params);
[[nodiscard]] nlohmann::json encode_params(const AnyParams& params);
[[nodiscard]] nlohmann::json encode_answer(const AnyAnswer& answer);

// {"outcome": "accepted", "result": {…}} or {"outcome": "refused", "reason": …}.
[[nodiscard]] nlohmann::json outcome_to_json(const Outcome& outcome);
// {"outcome": "unsupported"}
[[nodiscard]] nlohmann::json unsupported_to_json();

// The text of a value on one line. Never throws: what is no UTF-8 is replaced by U+FFFD.
[[nodiscard]] std::string to_line(const nlohmann::json& value);

}  // namespace cmk::harness
