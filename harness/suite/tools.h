// The tools by name.
#pragma once

#include "harness/suite/tool.h"

namespace cmk::harness {

// All of them, by method.
[[nodiscard]] std::span<const Tool> all_tools();
// Null when there is no tool of that method.
[[nodiscard]] const Tool* find_tool(std::string_view method);
[[nodiscard]] bool is_tool(std::string_view method);
// Whether a tool declares this member of its parameters or result secret.
[[nodiscard]] bool is_tool_secret(std::string_view method, std::string_view member);

}  // namespace cmk::harness
