#include "harness/report/report_json.h"

#include <gtest/gtest.h>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "harness/report/run_reader.h"
#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/write_report.h"
#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

json report_of(Sample sample) {
  const auto files = render_files(sample_run(ours(), sample), ours(), fake_digest).value();
  return parse_text(files.at("report.json")).value();
}

bool fits_schema(const json& report) {
  const json text = parse_file(CMK_SOURCE_DIR "/reports/schema/report.schema.json").value();
  valijson::Schema schema;
  const valijson::adapters::NlohmannJsonAdapter schema_adapter(text);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(schema_adapter, schema);
  valijson::Validator validator;
  const valijson::adapters::NlohmannJsonAdapter adapter(report);
  return validator.validate(schema, adapter, nullptr);
}

TEST(ReportJson, FitsItsSchema) {
  for (const Sample sample : {Sample::conformant, Sample::part, Sample::mixed, Sample::hostile}) {
    EXPECT_TRUE(fits_schema(report_of(sample)));
  }
}

TEST(ReportJson, TheSchemaRefusesWhatIsNoReport) {
  json report = report_of(Sample::mixed);
  EXPECT_FALSE(fits_schema(json::object()));
  json changed = report;
  changed["verdict"] = "fine";
  EXPECT_FALSE(fits_schema(changed));
  changed = report;
  changed["requirements"][0]["more"] = 1;
  EXPECT_FALSE(fits_schema(changed));
  changed = report;
  changed["notPassed"][0].erase("repeat");
  EXPECT_FALSE(fits_schema(changed));
}

TEST(ReportJson, ItsNumbersAddUp) {
  const json report = report_of(Sample::mixed);
  EXPECT_EQ(report["requirements"].size(), 192U);
  std::map<std::string, int> by_verdict;
  std::size_t num_checks = 0;
  for (const json& row : report["requirements"]) {
    ++by_verdict[row["verdict"]];
    num_checks += row["checks"].get<std::size_t>();
  }
  std::map<std::string, int> by_profile;
  for (const json& profile : report["profiles"]) {
    for (const auto& [verdict, count] : profile["requirements"].items()) {
      if (count != 0) by_profile[verdict] += count.get<int>();
    }
  }
  EXPECT_EQ(by_verdict, by_profile);
  EXPECT_EQ(num_checks, report["checks"]["emitted"].get<std::size_t>());
}

TEST(ReportJson, NamesReasonsAndKnownFailures) {
  const json report = report_of(Sample::mixed);
  int num_known = 0;
  for (const json& check : report["notPassed"]) num_known += check.contains("known") ? 1 : 0;
  EXPECT_EQ(num_known, 1);
  for (const json& row : report["requirements"]) {
    if (row["id"] == "IDN-04") {
      EXPECT_EQ(row["reason"], "the target lacks the capability identity-recovery");
    }
  }
}

}  // namespace
}  // namespace cmk::harness
