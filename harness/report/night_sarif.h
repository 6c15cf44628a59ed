// night.sarif: the findings of a night in SARIF 2.1.0 (OASIS), for servers that show results of
// analyses. It has no times: the same night gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "harness/report/night.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

// `version` is that of cmkconf. A finding's rule is its requirement, or its kind where it has none;
// a night that says nothing, or not all, is an execution without success.
[[nodiscard]] std::string night_sarif(const Night& night, const Catalogue& catalogue,
                                      std::string_view version);

}  // namespace cmk::harness
