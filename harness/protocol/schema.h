// JSON Schema (draft-07) of every message, derived from the declarations, and the check of messages
// against it. Members that nobody declared are allowed everywhere, and no schema uses `pattern`.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "harness/protocol/model.h"

namespace cmk::harness {

// Which members are needed differs; see Member.
enum class Direction { params, answer };

// The schema of a value of this type, without "$schema".
[[nodiscard]] nlohmann::json schema_of(const Type& type, Direction direction);

// Every published schema by its file name below conformance/schema: "key.wrapKey.params.json",
// "key.wrapKey.answer.json", "request.json", "response.json", "start.params.json", …
[[nodiscard]] std::map<std::string, nlohmann::json> published_schemas();

// Where and how a message breaks its schema. Holds no value of the message.
struct SchemaBreach {
  std::string place;   // JSON pointer within what was checked
  std::string reason;  // for people
};
[[nodiscard]] std::string to_string(const SchemaBreach& breach);

// Each: nothing when the value keeps the published schema. Validators are compiled once, at the
// first use, and may be used by several threads.
[[nodiscard]] std::optional<SchemaBreach> check_params(const OperationModel& operation,
                                                       const nlohmann::json& params);
// An outcome as it stands in a result: {"outcome": "accepted", "result": {…}} and so on.
[[nodiscard]] std::optional<SchemaBreach> check_answer(const OperationModel& operation,
                                                       const nlohmann::json& outcome);
[[nodiscard]] std::optional<SchemaBreach> check_start_params(const nlohmann::json& params);
[[nodiscard]] std::optional<SchemaBreach> check_start_answer(const nlohmann::json& answer);
// The JSON-RPC frame of one request and of one response.
[[nodiscard]] std::optional<SchemaBreach> check_request(const nlohmann::json& request);
[[nodiscard]] std::optional<SchemaBreach> check_response(const nlohmann::json& response);

}  // namespace cmk::harness
