#include "harness/report/junit_xml.h"

#include <fmt/core.h>

#include <algorithm>

#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/report/view.h"

namespace cmk::harness {
namespace {

using RV = RequirementVerdict;

constexpr const char* kConduct = "conduct";

// What a testcase is for a build server, and what it says.
struct TestCase {
  std::string name;
  std::string_view element;  // "failure", "error", "skipped"; "" for passed
  std::string message;
  std::string text;
};

struct ProfileSuite {
  std::string profile;
  std::string words;  // the profile's verdict
  std::vector<TestCase> cases;
  [[nodiscard]] auto count(std::string_view element) const {
    return std::ranges::count(cases, element, &TestCase::element);
  }
};

std::string explain(const CheckView& view, const Requirement& row) {
  const Check& check = *view.check;
  return fmt::format("{} ({})\n{}\nsource: {}\nexpected: {}\nactual: {}\nrepeat: {}\n", row.id,
                     to_string(row.level), row.statement, row.source, check.expected, check.actual,
                     view.repeat);
}

std::string_view element_of(const CheckView& view, RV row_verdict) {
  switch (view.check->status) {
    case CheckStatus::passed:
      return row_verdict == RV::unscored ? "skipped" : "";
    case CheckStatus::failed: {
      const bool counts = row_verdict != RV::finding && row_verdict != RV::unscored;
      return counts && view.known == nullptr ? "failure" : "skipped";
    }
    case CheckStatus::errored:
      return "error";
    case CheckStatus::blocked:
    case CheckStatus::notTestable:
      return "skipped";
  }
  return "error";
}

TestCase case_of(const CheckView& view, const RowView& row) {
  const Check& check = *view.check;
  TestCase out{check_id(check) + " " + check.title, element_of(view, row.verdict), {}, {}};
  if (out.element.empty()) return out;
  if (row.verdict == RV::finding || row.verdict == RV::unscored) {
    out.message = std::string(to_string(row.verdict)) + ": ";
  }
  if (view.known != nullptr) {
    out.message += fmt::format("known failure until {}: {} ({}): ", view.known->expires,
                               view.known->reason, view.known->issue);
  }
  out.message += check.message.empty() ? to_string(check.status) : std::string_view(check.message);
  out.text = explain(view, *row.row);
  return out;
}

// The testcases of one row; a row without checks is one that is skipped, or failed by an option.
void add_row(const RowView& view, ProfileSuite& suite) {
  for (const CheckView& check : view.checks) suite.cases.push_back(case_of(check, view));
  const bool failed_by_option = view.verdict == RV::failed && !view.reason.empty();
  const bool needs_words = failed_by_option || view.verdict == RV::passedInPart;
  if (!view.checks.empty() && !needs_words) return;
  suite.cases.push_back({view.row->id + " " + view.row->statement,
                         failed_by_option ? "failure" : "skipped",
                         std::string(to_string(view.verdict)) + ": " + view.reason,
                         {}});
}

// A target that broke outside of a check is an error of its own.
void add_conduct(const Conduct& conduct, std::vector<ProfileSuite>& suites) {
  const bool broke = conduct.restarts > 0 || conduct.died || !conduct.firstBreak.empty();
  for (const std::string& line : conduct_lines(conduct)) {
    if (suites.empty() || suites.back().profile != kConduct) suites.push_back({kConduct, {}, {}});
    suites.back().cases.push_back(
        {"The implementation runs until it is stopped", broke ? "error" : "skipped", line, {}});
  }
}

std::string properties_of(
    std::initializer_list<std::pair<std::string_view, std::string>> properties) {
  std::string xml = "    <properties>\n";
  for (const auto& [name, value] : properties) {
    xml += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name,
                       escape_markup(one_line(value)));
  }
  return xml + "    </properties>\n";
}

std::string xml_of(const ProfileSuite& suite, const RunResult& result) {
  std::string xml = fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
      escape_markup(suite.profile), suite.cases.size(), suite.count("failure"),
      suite.count("error"), suite.count("skipped"));
  xml += properties_of({{"verdict", suite.words},
                        {"run", verdict_text(result.footer)},
                        {"seed", seed_text(result.header)},
                        {"suite", suite_text(result.header.suite)},
                        {"digest", result.footer.digest}});
  for (const TestCase& one : suite.cases) {
    xml += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escape_markup(suite.profile),
                       escape_markup(one_line(one.name)));
    if (one.element.empty()) {
      xml += "/>\n";
    } else {
      xml +=
          fmt::format("><{} message=\"{}\">{}</{}></testcase>\n", one.element,
                      escape_markup(one_line(one.message)), escape_markup(one.text), one.element);
    }
  }
  return xml + "  </testsuite>\n";
}

}  // namespace

std::string junit_xml(const RunResult& result, const Catalogue& catalogue) {
  const View view = make_view(result, catalogue);
  std::vector<ProfileSuite> suites;
  for (const ProfileView& profile : view.profiles) {
    if (profile.verdict == ProfileVerdict::notClaimed) continue;
    ProfileSuite& suite =
        suites.emplace_back(ProfileSuite{profile.profile->name, profile.words, {}});
    for (const RowView& row : view.rows) {
      if (row.row->profile == suite.profile) add_row(row, suite);
    }
  }
  add_conduct(result.footer.conduct, suites);
  const auto sum = [&](auto number) {
    std::ptrdiff_t all = 0;
    for (const ProfileSuite& suite : suites) all += number(suite);
    return all;
  };
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\" tests=\"{}\" "
      "failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
      escape_markup(
          one_line("cmkconf: " + result.header.target.name + ": " + verdict_text(result.footer))),
      sum([](const ProfileSuite& s) { return std::ssize(s.cases); }),
      sum([](const ProfileSuite& s) { return s.count("failure"); }),
      sum([](const ProfileSuite& s) { return s.count("error"); }),
      sum([](const ProfileSuite& s) { return s.count("skipped"); }));
  for (const ProfileSuite& suite : suites) xml += xml_of(suite, result);
  return xml + "</testsuites>\n";
}

}  // namespace cmk::harness
