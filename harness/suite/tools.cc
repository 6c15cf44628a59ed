#include "harness/suite/tools.h"

#include <algorithm>

namespace cmk::harness {

// A line for each tool, here and in the list below; tool_NAME.cc defines it.
Tool aes_gcm_open_tool();
Tool byok_tool();
Tool contains_tool();
Tool data_key_flaws_tool();
Tool find_private_keys_tool();
Tool find_secrets_tool();
Tool padding_flaws_tool();
Tool public_key_flaws_tool();
Tool relabel_tool();
Tool repeats_tool();
Tool rsa_decrypt_tool();
Tool rsa_encrypt_tool();
Tool rsa_opens_tool();
Tool rsa_sign_tool();
Tool rsa_verify_tool();
Tool same_answer_tool();
Tool same_time_tool();
Tool seal_repeats_tool();
Tool shared_bytes_tool();
Tool subtract_tool();

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
