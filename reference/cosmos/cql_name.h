// Names as CQL writes them (CQL, definitions: identifiers and keywords).
#pragma once

#include <string>
#include <string_view>

#include "reference/core/outcome.h"
#include "reference/core/rulebook.h"

namespace cmk::cosmos {

inline constexpr std::size_t kCqlNameMax = 48;  // bytes, without quotes

// The name that the text means (RSV-06). Unquoted: a letter, then letters, digits and underscores;
// folded to lower case. In double quotes: anything but NUL, as written, with "" for a quote.
// 1 to 48 bytes; invalidName otherwise. Keywords are not told from names.
[[nodiscard]] Result<std::string> fold_cql_name(const Rulebook& rules, std::string_view text);

}  // namespace cmk::cosmos
