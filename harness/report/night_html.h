// report.html of a night of the fuzzers: one self-contained page for people, in the looks of the
// conformance report. It has no script and asks no network for anything.
#pragma once

#include <string>
#include <string_view>

#include "harness/report/night.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

// `version` is that of cmkconf.
[[nodiscard]] std::string night_html(const Night& night, const Catalogue& catalogue,
                                     std::string_view version);

}  // namespace cmk::harness
