#include "harness/report/report_html.h"

#include <fmt/core.h>

#include "harness/report/html_parts.h"
#include "harness/report/page_template.h"
#include "harness/report/text.h"
#include "harness/report/view.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

// Only this very style and this very script run; nothing is loaded from anywhere.
std::string content_security_policy() {
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; "
      "form-action 'none'",
      hex_to_base64(page::css_sha256()), hex_to_base64(page::js_sha256()));
}

std::string profile_options(const Catalogue& catalogue) {
  std::string html;
  for (const Profile& profile : catalogue.profiles) {
    html += fmt::format("<option>{}</option>", escape_markup(profile.name));
  }
  return html;
}

std::string verdict_options(const View& view) {
  std::string html;
  for (std::size_t i = 0; i < kNumRequirementVerdicts; ++i) {
    const auto verdict = static_cast<RequirementVerdict>(i);
    html += fmt::format("<option value=\"{}\">{} ({})</option>", to_string(verdict),
                        html::words(to_string(verdict)), view.counts.of(verdict));
  }
  return html;
}

unsigned hex_value(char c) {
  return static_cast<unsigned>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
}

}  // namespace

std::string fill_template(std::string_view text,
                          const std::map<std::string, std::string, std::less<>>& values) {
  std::string out;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = text.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += text.substr(0, open);
    const auto found = values.find(text.substr(open + 2, close - open - 2));
    out += found == values.end() ? text.substr(open, close + 2 - open) : found->second;
    text.remove_prefix(close + 2);
  }
  return out += text;
}

std::string hex_to_base64(std::string_view hex) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int num_bits = 0;
  for (const char c : hex) {
    if (!is_hex(c)) return {};
    bits = (bits << 4U) | hex_value(c);
    num_bits += 4;
    if (num_bits >= 6) out += digits[(bits >> static_cast<unsigned>(num_bits -= 6)) & 63U];
  }
  if (hex.size() % 2 != 0) return {};
  if (num_bits > 0) out += digits[(bits << static_cast<unsigned>(6 - num_bits)) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string report_html(const RunResult& result, const Catalogue& catalogue) {
  const View view = make_view(result, catalogue);
  const TargetInfo& target = result.header.target;
  const std::size_t num_rows = view.rows.size();
  return fill_template(
      page::html(),
      {{"csp", content_security_policy()},
       {"title", escape_markup(one_line("Conformance of " + target.name + " " + target.version))},
       {"style", std::string(page::css())},
       {"script", std::string(page::js())},
       {"masthead", html::masthead(result, catalogue, view)},
       {"profiles", html::profile_cards(view)},
       {"numbers", html::numbers(result, view)},
       {"failures", html::failures(result, catalogue, view)},
       {"profile-options", profile_options(catalogue)},
       {"verdict-options", verdict_options(view)},
       {"shown", fmt::format("{0} of {0} shown", num_rows)},
       {"rows", html::requirement_rows(view)},
       {"about", html::about(catalogue)},
       {"foot", fmt::format("cmkconf {} · digest {}", escape_markup(result.header.version),
                            escape_markup(result.footer.digest))}});
}

}  // namespace cmk::harness
