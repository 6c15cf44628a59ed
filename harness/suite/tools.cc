#include "harness/suite/tools.h"

#include <algorithm>

namespace cmk::harness {

// A line for each tool, here and in the list below; tool_NAME.cc defines it.
Tool aes_gcm_open_tool();
Tool byok_tool();
Tool contains_tool();
Tool find_secrets_tool();
Tool same_answer_tool();
Tool subtract_tool();

std::span<const Tool> all_tools() {
  static const std::vector<Tool> tools = {
      aes_gcm_open_tool(),  //
      byok_tool(),          //
      contains_tool(),      //
      find_secrets_tool(),  //
      same_answer_tool(),   //
      subtract_tool(),
  };
  return tools;
}

const Tool* find_tool(std::string_view method) {
  const auto found = std::ranges::find(all_tools(), method, &Tool::method);
  return found == all_tools().end() ? nullptr : &*found;
}

bool is_tool(std::string_view method) { return find_tool(method) != nullptr; }

bool is_tool_secret(std::string_view method, std::string_view member) {
  const Tool* tool = find_tool(method);
  return tool != nullptr && std::ranges::find(tool->secrets, member) != tool->secrets.end();
}

}  // namespace cmk::harness
