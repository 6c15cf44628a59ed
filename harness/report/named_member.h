// Members whose value is one of a few names.
#pragma once

#include <string>
#include <string_view>

#include "harness/suite/members.h"

namespace cmk::harness {

// The value of the member `name` of `m`, by `parse`, the function that knows the names and answers
// nothing for another one; that is a fault.
template <class Parse>
[[nodiscard]] auto named(Members& m, std::string_view name, Parse parse) {
  const std::string text = m.text(name);
  const auto value = parse(text);
  if (m.ok() && !value) m.fail(name, "unknown '" + text + "'");
  return value.value_or(typename decltype(parse(text))::value_type{});
}

}  // namespace cmk::harness
