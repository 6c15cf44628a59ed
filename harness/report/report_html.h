// report.html: one self-contained page for people. It asks no network for anything, and forbids it
// by its content security policy; it reads without JavaScript as well.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

[[nodiscard]] std::string report_html(const RunResult& result, const Catalogue& catalogue);

// `text` with every {{name}} replaced by its value, once: values are not looked at again. An
// unknown name stays.
[[nodiscard]] std::string fill_template(
    std::string_view text, const std::map<std::string, std::string, std::less<>>& values);

// Bytes in hexadecimal, written in base64 (RFC 4648); "" when they are no pairs of digits.
[[nodiscard]] std::string hex_to_base64(std::string_view hex);

}  // namespace cmk::harness
