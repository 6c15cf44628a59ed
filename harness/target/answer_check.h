// What the published schema cannot say about an answer: the look of byte strings, the range of
// numbers, and which HTTP status a refusal may have.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "harness/protocol/model.h"

namespace cmk::harness {

// Where and how a value that keeps its schema is no value of the type, in words that hold nothing
// of the value: "/key/n: not base64url", "/attributes/exp: not an integer". Nothing when it is one.
// What the harness was given in an answer it can send back.
[[nodiscard]] std::optional<std::string> value_breach(const Type& type,
                                                      const nlohmann::json& value);

// The same for the numbers of a refusal: "a refusal with HTTP status 200". A refusal has a status
// of 400 to 499, or none; 500 and above only where the documents give it for the reason. Members of
// another type are left to the schema.
[[nodiscard]] std::optional<std::string> refusal_breach(const nlohmann::json& outcome);

}  // namespace cmk::harness
