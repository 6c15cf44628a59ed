#include "harness/suite/tools.h"

#include <algorithm>

#include "harness/suite/tool_list.h"

namespace cmk::harness {

// A line for each tool, here and in the list below; tool_NAME.cc defines it.

std::span<const Tool> all_tools() {
  static const std::vector<Tool> tools = {
      aes_gcm_open_tool(),       //
      byok_tool(),               //
      contains_tool(),           //
      data_key_flaws_tool(),     //
      find_private_keys_tool(),  //
      find_secrets_tool(),       //
      padding_flaws_tool(),      //
      public_key_flaws_tool(),   //
      relabel_tool(),            //
      repeats_tool(),            //
      rsa_decrypt_tool(),        //
      rsa_encrypt_tool(),        //
      rsa_opens_tool(),          //
      rsa_sign_tool(),           //
      rsa_verify_tool(),         //
      same_answer_tool(),        //
      same_time_tool(),          //
      seal_repeats_tool(),       //
      shared_bytes_tool(),       //
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
