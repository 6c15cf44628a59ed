#include "harness/report/night_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/page_template.h"
#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_night.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

std::string night_page(NightSample sample) {
  return night_html(sample_night(sample), ours(), "0.1.0");
}

TEST(NightPage, TemplatesNameNoOtherPlaceAndCannotEndTheirElements) {
  for (const std::string_view part : {page::night_html(), page::night_css()}) {
    EXPECT_THAT(std::string(part), Not(HasSubstr("//www")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("http://")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("https://")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("url(")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("@import")));
  }
  EXPECT_THAT(std::string(page::night_css()), Not(HasSubstr("</style")));
  EXPECT_EQ(page::night_css_sha256().size(), 64U);
}

TEST(NightPage, HasNoScriptNoInlineStyleAndNoPlaceholderLeft) {
  const std::string html = night_page(NightSample::found);
  EXPECT_THAT(html, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("script-src")));
  EXPECT_THAT(html, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(html, Not(HasSubstr(" style=")));
  EXPECT_THAT(html, Not(HasSubstr("{{")));
}

TEST(NightPage, TellsTheVerdictItsReasonsAndTheNumbers) {
  const std::string html = night_page(NightSample::found);
  for (const char* part : {
           "<title>Night of the fuzzers, seed 7: findings</title>",
           ">Findings</strong><p>More than the canary was found. 3 findings: 1 new, 1 known, 1 "
           "quarantined.</p>",
           "<li>json_gate: 1190 edges, fewer than its floor of 1195</li>",
           "</span>found</span> by canary after 48,211 executions, 0.4 s</p>",
           "<dt>targets that ran</dt><dd>29 of 30</dd>",
           "<dt>findings</dt><dd>3</dd>",
           "<dt>Minutes asked for</dt><dd>10</dd>",
           "<dt>Workers</dt><dd>2</dd>",
           "<dt>Build</dt><dd>fuzz</dd>",
           "<dt>Reported by</dt><dd>cmkconf 0.1.0</dd>",
       }) {
    EXPECT_THAT(html, HasSubstr(part));
  }
}

TEST(NightPage, AFindingHasItsRuleItsFilesAndItsCommands) {
  const std::string html = night_page(NightSample::found);
  for (const char* part : {
           "<h3 id=\"finding-1\" class=\"mono\">ENV-06/aes_gcm_parity/sealed-differ</h3>",
           "<h3 id=\"finding-2\" class=\"mono\">KEY-05/trace_windows/accepted-after-expiry</h3>",
           "<span class=\"mono\">KEY-05</span> From its expiry time (exp) on a key cannot wrap;",
           "<br>pg = Enable data encryption with customer-managed keys in Azure Cosmos DB for "
           "PostgreSQL",
           "<dd>340 → 12</dd>",
           "<a class=\"mono\" href=\"findings/ENV-06-aes_gcm_parity-sealed-differ/input\">",
           "<code>build/fuzz/bin/fuzz_aes_gcm_parity FILE</code>",
           "<code>build/release/bin/cmkconf promote "
           "build/night/findings/ENV-06-aes_gcm_parity-sealed-differ/trace.json ENV-06</code>",
           "<summary>Detail: 2 lines</summary><pre>1. seal {nonce: 12 bytes, plaintext: 0 bytes}\n",
           "crash in <a href=\"#target-14\">pkcs12_parity</a>",
           "<p class=\"source\">Of no requirement.</p>",
       }) {
    EXPECT_THAT(html, HasSubstr(part));
  }
  EXPECT_EQ(occurrences(html, "cmkconf promote"), 2U);
  EXPECT_EQ(occurrences(html, "<article class=\"failure bad\""), 1U);
  EXPECT_EQ(occurrences(html, "<article class=\"failure warn\""), 1U);
  EXPECT_EQ(occurrences(html, "<article class=\"failure idle\""), 1U);
}

TEST(NightPage, FindingsStandBeforeTargetsAndFaults) {
  const std::string html = night_page(NightSample::found);
  EXPECT_LT(html.find("id=\"findings\""), html.find("id=\"targets\""));
  EXPECT_LT(html.find("id=\"targets\""), html.find("id=\"faults\""));
}

TEST(NightPage, ALongDetailIsFoldedAndCut) {
  Night night = sample_night(NightSample::found);
  night.findings.resize(1);
  night.findings[0].detail.clear();
  for (int i = 0; i < 6'000; ++i) night.findings[0].detail += "line\n";
  const std::string html = night_html(night, ours(), "0.1.0");
  EXPECT_THAT(html, HasSubstr("<details class=\"detail\"><summary>"));
  EXPECT_THAT(html, HasSubstr("… 10000 more bytes in night.json</pre>"));
}

TEST(NightPage, EveryTargetHasItsRow) {
  const std::string html = night_page(NightSample::found);
  EXPECT_EQ(occurrences(html, "<tr id=\"target-"), 30U);
  // byok_parity, the fifth.
  const std::string row =
      html.substr(html.find("<tr id=\"target-5\""),
                  html.find("<tr id=\"target-6\"") - html.find("<tr id=\"target-5\""));
  for (const char* part : {
           ">byok_parity</a><p>Both libraries import a .byok file alike.</p>",
           ">KEY-02</span>",
           "data-label=\"Seconds\" class=\"num\">19.0</td>",
           "data-label=\"Executions\" class=\"num\">1,030,075</td>",
           "data-label=\"Executions a second\" class=\"num\">10,303</td>",
           "data-label=\"Compared\" class=\"num\">199,350</td>",
           ">1,048<svg",
           "floor 1,020, before 1,047",
           ">52 → 54</td>",
           "data-label=\"Findings\" class=\"num\">0</td>",
       }) {
    EXPECT_THAT(row, HasSubstr(part));
  }
}

TEST(NightPage, MarksWhatDidNotRunAndWhatFellBelowItsFloor) {
  const std::string html = night_page(NightSample::found);
  EXPECT_EQ(occurrences(html, "did not run</span>"), 1U);
  EXPECT_EQ(occurrences(html, "1,190, below the floor</span>"), 1U);
  EXPECT_EQ(occurrences(html, "<rect class=\"bad\""), 1U);
  EXPECT_THAT(html, HasSubstr("no floor, none before"));
}

TEST(NightPage, FaultsThatWereNotFoundAreOnTop) {
  const std::string html = night_page(NightSample::found);
  EXPECT_THAT(html, HasSubstr("37 of 40 faults were found with every seed"));
  const std::size_t never = html.find("</span>0 of 5</span>");
  const std::size_t some = html.find("</span>2 of 5</span>");
  const std::size_t most = html.find("</span>4 of 5</span>");
  const std::size_t all = html.find("</span>5 of 5</span>");
  EXPECT_LT(never, some);
  EXPECT_LT(some, most);
  EXPECT_LT(most, all);
  EXPECT_NE(all, std::string::npos);
  EXPECT_THAT(html, HasSubstr("data-label=\"Executions\" class=\"num\">360,400</td>"));
  EXPECT_THAT(html, HasSubstr("data-label=\"Seconds allowed\" class=\"num\">60</td>"));
}

TEST(NightPage, SilenceOfAVoidNightIsNotGreen) {
  Night night = sample_night(NightSample::clean);
  EXPECT_THAT(night_html(night, ours(), "0.1.0"), HasSubstr("Nothing was found but the canary."));
  night.verdict = NightVerdict::voided;
  night.canary.found = false;
  const std::string html = night_html(night, ours(), "0.1.0");
  EXPECT_THAT(html, HasSubstr("<strong class=\"warn\">Void</strong>"));
  EXPECT_THAT(html, HasSubstr("The verdict above says what that is worth."));
  EXPECT_THAT(html, HasSubstr("</span>not found</span> by canary in 48,211 executions"));
}

TEST(NightPage, HostileTextsAreInert) {
  const std::string html = night_page(NightSample::hostile);
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("href=\"javascript:")));
  EXPECT_THAT(html, Not(HasSubstr("\x1b")));
  EXPECT_THAT(html, Not(HasSubstr("\x01")));
  EXPECT_THAT(html, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_EQ(occurrences(html, "</style"), 2U);
  EXPECT_EQ(occurrences(html, "</title"), 1U);
  EXPECT_THAT(html, HasSubstr("&lt;img src=x"));
  EXPECT_THAT(html, HasSubstr("{{findings}}"));  // as text of the data, not filled in
  EXPECT_THAT(html, HasSubstr("href=\"findings/javascript%3Aalert%281%29%22%3E%3Cimg%20src%3Dx"));
}

}  // namespace
}  // namespace cmk::harness
