// Everything about each check that did not pass.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "harness/report/html_parts.h"
#include "harness/report/text.h"
#include "harness/suite/json_file.h"
#include "reference/core/text.h"

namespace cmk::harness::html {
namespace {

constexpr std::size_t kJsonBytesMax = 4000;
constexpr std::size_t kExchangesMax = 200;

// One case of one scenario on one backend.
using CaseKey = std::tuple<std::string, std::string, std::string>;
struct Transcript {
  std::vector<const Exchange*> exchanges;
  std::string anchor;  // where the page shows it; "" as long as it does not
};
using Transcripts = std::map<CaseKey, Transcript>;

Transcripts transcripts_of(const RunResult& result) {
  Transcripts all;
  for (const Exchange& exchange : result.exchanges) {
    all[{exchange.scenario, exchange.caseName, exchange.backend}].exchanges.push_back(&exchange);
  }
  return all;
}

std::string json_text(const nlohmann::json& value) {
  std::string text = dump(value, 2);
  if (text.size() <= kJsonBytesMax) return escape_markup(text);
  const std::size_t num_left = text.size() - kJsonBytesMax;
  text.resize(kJsonBytesMax);
  return escape_markup(text) + fmt::format("\n… {} more bytes in transcript.jsonl", num_left);
}

std::string exchange_item(const Exchange& exchange, const Check& check) {
  const auto text_of = [](const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  nlohmann::json call = exchange.call;
  const std::string method = text_of(call, "method");
  const std::string outcome = text_of(exchange.answer, "outcome");
  if (!method.empty()) call.erase("method");
  return fmt::format(
      "<li{}><span class=\"step\">step {}</span><strong class=\"mono\">{}</strong> → {}"
      "<pre>{}</pre><pre>→ {}</pre></li>\n",
      exchange.step == check.step ? " class=\"here\"" : "", exchange.step, escape_markup(method),
      escape_markup(outcome), json_text(call), json_text(exchange.answer));
}

std::string transcript_html(const Check& check, Transcripts& all) {
  const auto found = all.find({check.scenario, check.caseName, check.backend});
  if (found == all.end()) return "<p class=\"soft\">No transcript of this case was recorded.</p>\n";
  Transcript& transcript = found->second;
  if (!transcript.anchor.empty()) {
    return fmt::format("<p><a href=\"#{}\">Transcript of this case, above</a></p>\n",
                       transcript.anchor);
  }
  transcript.anchor = fmt::format("transcript-{}", std::distance(all.begin(), found) + 1);
  std::string items;
  for (std::size_t i = 0; i < transcript.exchanges.size() && i < kExchangesMax; ++i) {
    items += exchange_item(*transcript.exchanges[i], check);
  }
  if (transcript.exchanges.size() > kExchangesMax) {
    items += fmt::format("<li>… {} more in transcript.jsonl</li>\n",
                         transcript.exchanges.size() - kExchangesMax);
  }
  return fmt::format(
      "<details class=\"transcript\" id=\"{}\"><summary>Transcript of this case: {}</summary>\n"
      "<ol>\n{}</ol></details>\n",
      transcript.anchor, counted(transcript.exchanges.size(), "exchange"), items);
}

std::string check_html(const CheckView& view, Transcripts& transcripts) {
  const Check& check = *view.check;
  std::string html = fmt::format(
      "<div class=\"check\"><h4>{} {}</h4>\n<p class=\"where mono\">{}</p>\n"
      "<dl class=\"versus\"><div><dt>Expected</dt><dd>{}</dd></div>"
      "<div><dt>Actual</dt><dd>{}</dd></div></dl>\n",
      badge(check.status), escape_markup(check.title), escape_markup(check_id(check)),
      escape_markup(check.expected), escape_markup(check.actual));
  if (!check.message.empty()) {
    html += fmt::format("<p class=\"why\">{}</p>\n", escape_markup(check.message));
  }
  if (view.known != nullptr) {
    html += fmt::format("<p class=\"known\"><strong>Known failure</strong> until {}: {} ({})</p>\n",
                        escape_markup(view.known->expires), escape_markup(view.known->reason),
                        escape_markup(view.known->issue));
  }
  html += fmt::format("<p class=\"repeat\">Repeat with<code>{}</code></p>\n",
                      escape_markup(view.repeat));
  return html + transcript_html(check, transcripts) + "</div>\n";
}

std::string row_html(const RowView& view, const Catalogue& catalogue, Transcripts& transcripts) {
  const Requirement& row = *view.row;
  std::string html = fmt::format(
      "<article class=\"failure {}\" aria-labelledby=\"not-{}\"><header><h3 id=\"not-{}\">"
      "<a href=\"#{}\" class=\"mono\">{}</a></h3>{}<span class=\"soft\">{} · {}</span></header>\n"
      "<p class=\"rule\">{}</p>\n<p class=\"source\">Source: {}{}</p>\n",
      tone(view.verdict), escape_markup(row.id), escape_markup(row.id), escape_markup(row.id),
      escape_markup(row.id), badge(view), to_string(row.level), escape_markup(row.profile),
      escape_markup(row.statement), escape_markup(row.source),
      document_titles(catalogue, row.source));
  if (!view.reason.empty()) html += "<p class=\"why\">" + escape_markup(view.reason) + "</p>\n";
  for (const CheckView& check : view.checks) {
    if (check.check->status != CheckStatus::passed) html += check_html(check, transcripts);
  }
  return html + "</article>\n";
}

std::string drift_html(const std::vector<std::string>& drift) {
  if (drift.empty()) return {};
  std::string html = "<h3>Baseline drift</h3>\n<ul class=\"drift\">\n";
  for (const std::string& line : drift) html += "<li>" + escape_markup(line) + "</li>\n";
  return html + "</ul>\n";
}

}  // namespace

std::string document_titles(const Catalogue& catalogue, std::string_view source) {
  std::string titles;
  for (const SourceDocument& document : catalogue.sources) {
    const bool named = std::ranges::any_of(split(source, ';'), [&](std::string_view piece) {
      piece.remove_prefix(std::min(piece.find_first_not_of(' '), piece.size()));
      return piece.substr(0, piece.find_first_of(": ")) == document.name;
    });
    if (named) titles += "<br>" + escape_markup(document.name + " = " + document.title);
  }
  return titles;
}

std::string failures(const RunResult& result, const Catalogue& catalogue, const View& view) {
  Transcripts transcripts = transcripts_of(result);
  std::string html;
  for (const RowView* row : view.bad_rows) html += row_html(*row, catalogue, transcripts);
  if (html.empty()) html = "<p>No check failed, broke or was blocked.</p>\n";
  return html + drift_html(result.footer.drift);
}

}  // namespace cmk::harness::html
