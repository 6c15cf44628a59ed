#include "harness/report/report_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/junit_xml.h"
#include "harness/report/page_template.h"
#include "harness/report/summary_md.h"
#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

TEST(FillTemplate, FillsOnceAndKeepsUnknownNames) {
  EXPECT_EQ(fill_template("a {{x}} b {{y}} {{", {{"x", "{{y}}"}, {"y", "2"}}), "a {{y}} b 2 {{");
  EXPECT_EQ(fill_template("{{z}}", {}), "{{z}}");
}

TEST(HexToBase64, FitsRfc4648) {
  EXPECT_EQ(hex_to_base64(""), "");
  EXPECT_EQ(hex_to_base64("66"), "Zg==");
  EXPECT_EQ(hex_to_base64("666f"), "Zm8=");
  EXPECT_EQ(hex_to_base64("666f6f"), "Zm9v");
  EXPECT_EQ(hex_to_base64("666f6f62"), "Zm9vYg==");
  EXPECT_EQ(hex_to_base64("FFfe"), "//4=");
  EXPECT_EQ(hex_to_base64("6"), "");
  EXPECT_EQ(hex_to_base64("zz"), "");
}

TEST(PageTemplate, CannotEndItsOwnElements) {
  EXPECT_THAT(std::string(page::css()), Not(HasSubstr("</style")));
  EXPECT_THAT(std::string(page::js()), Not(HasSubstr("</script")));
  EXPECT_EQ(page::css_sha256().size(), 64U);
}

TEST(PageTemplate, NamesNoOtherPlace) {
  for (const std::string_view part : {page::html(), page::css(), page::js()}) {
    EXPECT_THAT(std::string(part), Not(HasSubstr("//www")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("http://")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("https://")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("url(")));
    EXPECT_THAT(std::string(part), Not(HasSubstr("@import")));
  }
}

TEST(ReportHtml, HasEveryRowAndNoPlaceholderLeft) {
  const std::string html = report_html(sample_run(ours(), Sample::mixed), ours());
  for (const Requirement& row : ours().requirements) {
    EXPECT_EQ(count_of(html, "<tr id=\"" + row.id + "\""), 1U) << row.id;
  }
  EXPECT_THAT(html, Not(HasSubstr("{{")));
  EXPECT_THAT(html, HasSubstr("192 of 192 shown"));
}

TEST(ReportHtml, ForbidsAllNetworkAndAllowsOnlyItsOwnScript) {
  const std::string html = report_html(sample_run(ours(), Sample::mixed), ours());
  EXPECT_THAT(html, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_THAT(html, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(html, Not(HasSubstr(" style=")));
}

TEST(ReportHtml, HostileNamesAreInert) {
  const std::string html = report_html(sample_run(ours(), Sample::hostile), ours());
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_EQ(count_of(html, "<script"), 1U);
  EXPECT_EQ(count_of(html, "</script"), 1U);
  EXPECT_EQ(count_of(html, "</style"), 1U);
  EXPECT_EQ(count_of(html, "</title"), 1U);
  EXPECT_THAT(html, HasSubstr("&lt;img src=x"));
}

TEST(ReportHtml, SaysWhenNothingFailed) {
  const std::string html = report_html(sample_run(ours(), Sample::conformant), ours());
  EXPECT_THAT(html, HasSubstr("No check failed, broke or was blocked."));
  EXPECT_THAT(html, HasSubstr(">Conformant</strong>"));
}

TEST(ReportHtml, AnEmptyRunIsIncomplete) {
  RunResult run;
  Verdicts judged = judge(ours(), run.header, {}, 0);
  run.footer.verdict = judged.verdict;
  run.footer.requirements = judged.requirements;
  run.footer.profiles = judged.profiles;
  const std::string html = report_html(run, ours());
  EXPECT_THAT(html, HasSubstr(">Incomplete</strong>"));
  EXPECT_THAT(html, HasSubstr("No check was made."));
}

TEST(JunitXml, RedIsWhatTheExitCodeCounts) {
  const std::string xml = junit_xml(sample_run(ours(), Sample::mixed), ours());
  // Two failures of KEY-05; KVT-03 is a known failure, MON-05 a finding: skipped, with a message.
  EXPECT_EQ(count_of(xml, "<failure "), 2U);
  EXPECT_EQ(count_of(xml, "<error "), 1U);
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"known failure until 2027-01-31"));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"finding: no alert"));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"not-covered: no check of this row ran"));
  EXPECT_THAT(xml, Not(HasSubstr("<testsuite name=\"governance\"")));
}

TEST(JunitXml, AnOptionBeyondItsMaximumIsAFailure) {
  RunResult run = sample_run(ours(), Sample::conformant);
  run.header.target.options["leeway"] = 301;
  run.footer.requirements =
      judge(ours(), run.header, run.checks, run.footer.checksExpected).requirements;
  const std::string xml = junit_xml(run, ours());
  EXPECT_EQ(count_of(xml, "<failure "), 4U);  // KEY-04 to KEY-07
  EXPECT_THAT(xml, HasSubstr("leeway = 301; allowed is 0 to 300 s"));
}

TEST(SummaryMd, TellsVerdictsAndFailures) {
  const std::string md = summary_md(sample_run(ours(), Sample::mixed), ours());
  EXPECT_THAT(md, HasSubstr("| key-vault | **non-conformant** |"));
  EXPECT_THAT(md, HasSubstr("### KEY-05 failed (MUST)"));
  EXPECT_THAT(md, HasSubstr("known failure until 2027-01-31"));
  const std::string hostile = summary_md(sample_run(ours(), Sample::hostile), ours());
  EXPECT_THAT(hostile, Not(HasSubstr("<img")));
  EXPECT_THAT(hostile, Not(HasSubstr("\n# head")));
}

}  // namespace
}  // namespace cmk::harness
