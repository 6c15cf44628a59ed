// Writes the files about a night of the fuzzers, all or none.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "harness/report/night.h"
#include "harness/report/staged_files.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

// report.html, night.sarif and summary.md, by name. `version` is that of cmkconf.
[[nodiscard]] std::map<std::string, std::string> render_night(const Night& night,
                                                              const Catalogue& catalogue,
                                                              std::string_view version);

// Writes them into `dir`, all or none, as write_files does.
[[nodiscard]] std::expected<void, CannotWrite> write_night(const Night& night,
                                                           const Catalogue& catalogue,
                                                           const std::filesystem::path& dir,
                                                           std::string_view version);

}  // namespace cmk::harness
