// The hand-written parts of PROTOCOL.md.
#pragma once

#include <string_view>

namespace cmk::harness {

extern const std::string_view kProseIntroduction;  // before the list of reasons
extern const std::string_view kProseConventions;   // between the reasons and the rows of options
extern const std::string_view kProseOperations;    // between those and the operations

}  // namespace cmk::harness
