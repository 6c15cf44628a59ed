#include "harness/suite/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/json_file.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

TEST(Catalogue, OursHas192RowsInTheOrderOfProfiles) {
  const auto catalogue = load_catalogue(CMK_SOURCE_DIR "/conformance");
  ASSERT_TRUE(catalogue) << to_string(catalogue.error());
  EXPECT_EQ(catalogue->requirements.size(), 192U);
  EXPECT_EQ(catalogue->profiles.size(), 11U);
  EXPECT_EQ(catalogue->requirements.front().profile, catalogue->profiles.front().name);
  EXPECT_EQ(catalogue->requirements.back().profile, catalogue->profiles.back().name);
  for (const Profile& profile : catalogue->profiles) EXPECT_FALSE(profile.title.empty());
}

TEST(Catalogue, OurKey05IsReadInFull) {
  const auto catalogue = load_catalogue(CMK_SOURCE_DIR "/conformance");
  ASSERT_TRUE(catalogue);
  const Requirement* row = catalogue->find("KEY-05");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->level, Level::must);
  EXPECT_EQ(row->profile, "key-vault");
  EXPECT_EQ(row->statement,
            "From its expiry time (exp) on a key cannot wrap; one second before it can.");
  EXPECT_EQ(row->needs, std::vector<std::string>{"virtual-clock"});
  EXPECT_TRUE(row->scored);
  EXPECT_THAT(row->note, testing::HasSubstr("leeway"));
  EXPECT_EQ(catalogue->find("KEY-99"), nullptr);
}

TEST(Catalogue, OurOptionsHaveTheMaximaOfTheDocuments) {
  const auto catalogue = load_catalogue(CMK_SOURCE_DIR "/conformance");
  ASSERT_TRUE(catalogue);
  std::map<std::string, std::int64_t> maxima;
  for (const TargetOption& option : catalogue->options) maxima[option.name] = option.maximum;
  EXPECT_EQ(
      maxima,
      (std::map<std::string, std::int64_t>{
          {"lag", 100}, {"leeway", 300}, {"propagation", 600}, {"sealsPerDataKey", 4294967296}}));
}

constexpr std::string_view kProfiles = R"({"version": "1",
  "profiles": [{"name": "p", "title": "P"}],
  "capabilities": [{"name": "clock", "sentence": "S."}],
  "options": [{"name": "o", "unit": "s", "maximum": 1, "requirements": ["A-1"], "sentence": "S."}],
  "sources": [{"name": "d", "title": "D"}]})";
constexpr std::string_view kRow = R"({"id": "A-1", "level": "MUST", "profile": "p",
  "statement": "s", "observe": "o", "source": "d", "scored": true, "needs": ["clock"]})";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const auto at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return out.replace(at, from.size(), to);
}

// The fault of a catalogue of one profile, "PLACE: REASON"; "" when it is read.
std::string fault_of(std::string_view profiles, std::string_view rows) {
  const TempDir dir;
  dir.write("profiles.json", profiles);
  dir.write("requirements/p.json", rows);
  const auto catalogue = load_catalogue(dir.path());
  if (catalogue) return {};
  EXPECT_TRUE(catalogue.error().file.starts_with(dir.path().string()));
  return catalogue.error().place + ": " + catalogue.error().reason;
}

std::string fault_of_row(std::string_view from, std::string_view to) {
  return fault_of(kProfiles, "[" + replaced(kRow, from, to) + "]");
}

TEST(Catalogue, FaultsNamePlaceAndReason) {
  const std::string row(kRow);
  EXPECT_EQ(fault_of(kProfiles, "[" + row + "]"), "");
  EXPECT_EQ(fault_of(kProfiles, "[" + row + "," + row + "]"), "[1].id: duplicate 'A-1'");
  EXPECT_EQ(fault_of_row(R"("id": "A-1")", R"("id": "A-1", "idd": 1)"), "[0].idd: unknown member");
  EXPECT_EQ(fault_of_row("MUST", "MAY"), "[0].level: not MUST or SHOULD");
  EXPECT_EQ(fault_of_row(R"("p")", R"("q")"), "[0].profile: not 'p'");
  EXPECT_EQ(fault_of_row(R"(["clock"])", R"(["time"])"), "[0].needs: unknown 'time'");
  EXPECT_EQ(fault_of_row(R"("scored": true)", R"("scored": "yes")"),
            "[0].scored: not true or false");
  EXPECT_EQ(fault_of_row(R"("statement": "s", )", ""), "[0].statement: missing");
  EXPECT_EQ(fault_of_row(R"("needs")", R"("kind": "odd", "needs")"), "[0].kind: unknown 'odd'");
  EXPECT_EQ(fault_of_row(R"("needs")", R"("id": "A-2", "needs")"),
            ": line 2, byte 118: duplicate key");
  EXPECT_EQ(fault_of(kProfiles, "{}"), ": not a list of rows");
  EXPECT_EQ(fault_of(kProfiles, "[1]"), "[0]: not an object");
  EXPECT_THAT(fault_of(kProfiles, "[" + row), testing::EndsWith(": ends too early"));
  EXPECT_EQ(fault_of(kProfiles, std::string(65, '[')), ": line 1, byte 64: nested too deeply");
  EXPECT_EQ(fault_of(replaced(kProfiles, "A-1", "A-9"), "[" + row + "]"),
            "options: unknown requirement 'A-9'");
  EXPECT_EQ(fault_of(replaced(kProfiles, R"("unit": "s", )", ""), "[]"),
            "options[0].unit: missing");
  EXPECT_EQ(fault_of(replaced(kProfiles, R"("version": "1",)", ""), "[]"), "version: missing");
}

TEST(Catalogue, AFileOfNoProfileIsAFault) {
  const TempDir dir;
  dir.write("profiles.json", kProfiles);
  dir.write("requirements/p.json", "[" + std::string(kRow) + "]");
  dir.write("requirements/q.json", "[]");
  const auto catalogue = load_catalogue(dir.path());
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().reason, "belongs to no profile");
}

TEST(Catalogue, AMissingFileIsAFault) {
  const auto catalogue = load_catalogue("/nonexistent");
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(to_string(catalogue.error()), "/nonexistent/profiles.json: no such file");
}

TEST(ParseText, AcceptsDepth64AndRefusesDepth65) {
  const auto nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  EXPECT_TRUE(parse_text(nested(64)));
  EXPECT_FALSE(parse_text(nested(65)));
  EXPECT_TRUE(parse_text(R"(")" + std::string(100, '[') + R"(\"[")"));
}

}  // namespace
}  // namespace cmk::harness
