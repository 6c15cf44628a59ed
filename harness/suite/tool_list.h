// Every tool, each in a file of its own (tool_NAME.cc).
#pragma once

#include "harness/suite/tool.h"

namespace cmk::harness {

[[nodiscard]] Tool aes_gcm_open_tool();
[[nodiscard]] Tool byok_tool();
[[nodiscard]] Tool contains_tool();
[[nodiscard]] Tool data_key_flaws_tool();
[[nodiscard]] Tool find_private_keys_tool();
[[nodiscard]] Tool find_secrets_tool();
[[nodiscard]] Tool padding_flaws_tool();
[[nodiscard]] Tool public_key_flaws_tool();
[[nodiscard]] Tool relabel_tool();
[[nodiscard]] Tool repeats_tool();
[[nodiscard]] Tool rsa_decrypt_tool();
[[nodiscard]] Tool rsa_encrypt_tool();
[[nodiscard]] Tool rsa_opens_tool();
[[nodiscard]] Tool rsa_sign_tool();
[[nodiscard]] Tool rsa_verify_tool();
[[nodiscard]] Tool same_answer_tool();
[[nodiscard]] Tool same_time_tool();
[[nodiscard]] Tool seal_repeats_tool();
[[nodiscard]] Tool shared_bytes_tool();
[[nodiscard]] Tool subtract_tool();

}  // namespace cmk::harness
