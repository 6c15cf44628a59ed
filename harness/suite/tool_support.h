// What the tools share: their kinds of answers, and reading their parameters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/tool.h"
#include "reference/core/reason.h"

namespace cmk::harness {

[[nodiscard]] Answer tool_accepted(nlohmann::json result);
[[nodiscard]] Answer tool_refused(Reason reason, std::string diagnostic);
[[nodiscard]] Answer tool_errored(std::string evidence);
// Refused: a parameter is missing or of a wrong form.
[[nodiscard]] Answer invalid_param(std::string_view member);

// A parameter's bytes; nothing when it is missing or no base64url text.
[[nodiscard]] std::optional<Bytes> byte_param(const nlohmann::json& params, std::string_view name);
// A parameter's text; "" when it is missing or no text.
[[nodiscard]] std::string text_param(const nlohmann::json& params, std::string_view name);
// The texts of a list of texts; nothing when it is empty or anything else.
[[nodiscard]] std::optional<std::vector<std::string>> texts_param(const nlohmann::json& params,
                                                                  std::string_view name);
// The elements of a list of at least `least`; null when it is anything else.
[[nodiscard]] const nlohmann::json* list_param(const nlohmann::json& params, std::string_view name,
                                               std::size_t least);

}  // namespace cmk::harness
