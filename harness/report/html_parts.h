// Pieces of report.html. Every function here gives well-formed HTML in which all data is escaped.
#pragma once

#include <string>
#include <string_view>

#include "harness/report/view.h"
#include "harness/suite/run_result.h"

namespace cmk::harness::html {

// A verdict as a sign and a word in a colour; the colour is never the only sign.
[[nodiscard]] std::string badge(std::string_view tone_name, std::string_view sign,
                                std::string_view name);
[[nodiscard]] std::string badge(CheckStatus status);
[[nodiscard]] std::string badge(RequirementVerdict verdict);
[[nodiscard]] std::string badge(const RowView& row);          // with the part it holds for
[[nodiscard]] std::string badge(const ProfileView& profile);  // likewise
// The class of the colour: "good", "bad", "warn", "idle".
[[nodiscard]] std::string_view tone(CheckStatus status);
[[nodiscard]] std::string_view tone(RequirementVerdict verdict);
[[nodiscard]] std::string_view tone(ProfileVerdict verdict);

// "1 check", "2 checks"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
// An entry of a list of facts; "" when the value is empty. `name` is HTML, the value is data.
[[nodiscard]] std::string fact(std::string_view name, const std::string& value,
                               bool is_wide = false);
// The titles of the documents that `source` ("vcore: key; facts 3.2") names by their short names.
[[nodiscard]] std::string document_titles(const Catalogue& catalogue, std::string_view source);
// A wire name for people: "not covered", "non-conformant".
[[nodiscard]] std::string words(std::string_view wire_name);

// The parts of the page, in its order.
[[nodiscard]] std::string masthead(const RunResult& result, const Catalogue& catalogue,
                                   const View& view);
[[nodiscard]] std::string profile_cards(const View& view);
[[nodiscard]] std::string numbers(const RunResult& result, const View& view);
[[nodiscard]] std::string failures(const RunResult& result, const Catalogue& catalogue,
                                   const View& view);
[[nodiscard]] std::string requirement_rows(const View& view);
[[nodiscard]] std::string about(const Catalogue& catalogue);

}  // namespace cmk::harness::html
