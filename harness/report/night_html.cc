#include "harness/report/night_html.h"

#include <fmt/core.h>

#include "harness/report/night_html_parts.h"
#include "harness/report/page_template.h"
#include "harness/report/report_html.h"
#include "harness/report/text.h"

namespace cmk::harness {
namespace {

// Only these two styles and no script; nothing is loaded from anywhere.
std::string night_security_policy() {
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}' 'sha256-{}'; base-uri 'none'; form-action 'none'",
      hex_to_base64(page::css_sha256()), hex_to_base64(page::night_css_sha256()));
}

}  // namespace

std::string night_html(const Night& night, const Catalogue& catalogue, std::string_view version) {
  const NightView view = night_view(night);
  return fill_template(
      page::night_html(),
      {{"csp", night_security_policy()},
       {"title",
        fmt::format("Night of the fuzzers, seed {}: {}", night.seed, to_string(night.verdict))},
       {"style", std::string(page::css())},
       {"night-style", std::string(page::night_css())},
       {"masthead", html::night_masthead(night, view, version)},
       {"findings", html::night_findings(night, view, catalogue)},
       {"targets", html::night_targets(night)},
       {"faults", html::night_faults(night, view)},
       {"about", html::night_about()},
       {"foot", fmt::format("cmkconf {} · made from night.json", escape_markup(version))}});
}

}  // namespace cmk::harness
