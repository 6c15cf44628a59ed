// Pieces of the page about a night. Every function gives well-formed HTML in which all data is
// escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "harness/report/night.h"
#include "harness/report/night_view.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness::html {

// One cell of a table; on a narrow screen its label stands in the place of the table's head.
// `more` are further classes.
[[nodiscard]] std::string night_cell(std::string_view label, std::string_view content,
                                     std::string_view more = "num");
// The head of a table.
struct NightColumn {
  std::string_view name;
  bool is_number = false;
};
[[nodiscard]] std::string night_head(std::initializer_list<NightColumn> columns);
// The target's name, as a link to its row where it has one.
[[nodiscard]] std::string target_link(const Night& night, std::string_view target);

// The parts of the page, in its order.
[[nodiscard]] std::string night_masthead(const Night& night, const NightView& view,
                                         std::string_view version);
[[nodiscard]] std::string night_findings(const Night& night, const NightView& view,
                                         const Catalogue& catalogue);
[[nodiscard]] std::string night_targets(const Night& night);
[[nodiscard]] std::string night_faults(const Night& night, const NightView& view);
[[nodiscard]] std::string night_about();

}  // namespace cmk::harness::html
