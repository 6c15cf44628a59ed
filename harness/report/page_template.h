// The page templates of reports/, built into the program so that it works from any folder.
#pragma once

#include <string_view>

namespace cmk::harness::page {

[[nodiscard]] std::string_view html();  // with {{names}} to fill in
[[nodiscard]] std::string_view css();
[[nodiscard]] std::string_view js();
// SHA-256 of the two, hexadecimal, for the page's content security policy.
[[nodiscard]] std::string_view css_sha256();
[[nodiscard]] std::string_view js_sha256();

// The page about a night of the fuzzers, which has the style above and this one, and no script.
[[nodiscard]] std::string_view night_html();
[[nodiscard]] std::string_view night_css();
[[nodiscard]] std::string_view night_css_sha256();

}  // namespace cmk::harness::page
