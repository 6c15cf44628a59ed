// Whether it is worth while to read a text closely: a look at every few characters.
#pragma once

#include <string_view>

#include "harness/redaction/secret_index.h"

namespace cmk::harness {

// False only if read_streams (read_base32) finds nothing in the text; true of few texts in which
// it finds nothing.
[[nodiscard]] bool may_show(const SecretIndex& index, std::string_view text);
[[nodiscard]] bool may_show_base32(const SecretIndex& index, std::string_view text);

}  // namespace cmk::harness
