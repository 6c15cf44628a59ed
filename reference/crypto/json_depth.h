// A look at JSON before a recursive parser gets it.
#pragma once

#include <string_view>

namespace cmk::crypto {

// Whether brackets are nested at most `depth_max` deep; strings are skipped. Says nothing about
// whether the text is JSON.
[[nodiscard]] bool json_depth_within(std::string_view text, int depth_max);

}  // namespace cmk::crypto
