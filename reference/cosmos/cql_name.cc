#include "reference/cosmos/cql_name.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/cosmos/rules.h"

namespace cmk::cosmos {
namespace {

Result<std::string> folded(const Rulebook& rules, std::string_view text) {
  if (text.empty()) return refuse(Reason::invalidName, "a name is not empty");
  const bool allowed =
      std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
  if (!is_letter(text.front()) || !allowed) {
    return refuse(Reason::invalidName,
                  "an unquoted name is a letter, then letters, digits and underscores");
  }
  return rules.fault(rules::kUnquotedKeepCase) ? std::string(text) : to_lower(text);
}

Result<std::string> unquoted(const Rulebook& rules, std::string_view text) {
  if (text.size() < 2 || !text.ends_with('"')) {
    return refuse(Reason::invalidName, "a quote is open at the end");
  }
  const std::string_view inside = text.substr(1, text.size() - 2);
  std::string name;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '"' && !inside.substr(i + 1).starts_with('"')) {
      return refuse(Reason::invalidName, "a quote within a quoted name is doubled");
    }
    if (inside[i] == '"') ++i;
    name += inside[i];
  }
  if (name.empty()) return refuse(Reason::invalidName, "nothing stands between the quotes");
  if (name.contains('\0')) return refuse(Reason::invalidName, "a name holds no NUL");
  return rules.fault(rules::kQuotedFold) ? to_lower(name) : name;
}

}  // namespace

Result<std::string> fold_cql_name(const Rulebook& rules, std::string_view text) {
  Result<std::string> name = text.starts_with('"') ? unquoted(rules, text) : folded(rules, text);
  if (name && name->size() > kCqlNameMax) {
    return refuse(Reason::invalidName, "a name has at most 48 bytes");
  }
  return name;
}

}  // namespace cmk::cosmos
