#include "harness/backends/vectors.h"

#include <gmock/gmock.h>

#include "harness/backends/testing.h"
#include "harness/backends/wycheproof.h"

namespace cmk::backends::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* kTag = "58e2fccefa7e3061367f1d57a4e7455a";  // GCM, test case 1

TestVector gcm_vector(VectorVerdict verdict, std::string_view tag) {
  TestVector vector;
  vector.id = "kat/x/1";
  vector.verdict = verdict;
  vector.key = Bytes(16);
  vector.nonce = Bytes(12);
  vector.ciphertext = hex(tag);
  return vector;
}

KnownDifference listed(std::string expected, std::string observed) {
  return {"boringssl", "BoringSSL", "kat/x/1", std::move(expected), std::move(observed), "why"};
}

class Vectors : public EachLibrary {};
CMK_EACH_LIBRARY(Vectors);

TEST_P(Vectors, PublishedAnswersHold) {
  const auto files = load_kat(kVectors + "/kat");
  ASSERT_TRUE(files) << files.error();
  auto known = KnownDifferences::load(kVectors + "/known-differences.json");
  ASSERT_TRUE(known) << known.error();
  const VectorReport report = run_vectors(*backend_, *files, *known);
  EXPECT_THAT(report.failures, ::testing::IsEmpty());
  EXPECT_GT(report.num_vectors, 90U);
  EXPECT_EQ(report.num_agreements, report.num_vectors);
}

VectorReport run_one(const TestVector& vector, std::vector<KnownDifference> entries = {}) {
  KnownDifferences known(std::move(entries));
  return run_vectors(*backend_named("boringssl"), {{"kat/x/", {vector}}}, known);
}

TEST(VectorRun, EveryKindOfDisagreementFails) {
  EXPECT_TRUE(run_one(gcm_vector(VectorVerdict::valid, kTag)).passed());
  EXPECT_EQ(run_one(gcm_vector(VectorVerdict::invalid, kTag)).failures,
            std::vector<std::string>{"boringssl: kat/x/1: expected refused, got accepted"});
  const std::string other(32, '0');
  EXPECT_EQ(run_one(gcm_vector(VectorVerdict::valid, other)).failures,
            std::vector<std::string>{"boringssl: kat/x/1: expected accepted, got refused"});
  TestVector wrong = gcm_vector(VectorVerdict::acceptable, kTag);
  EXPECT_TRUE(run_one(wrong).passed());
  wrong.message = {1};
  EXPECT_EQ(run_one(wrong).failures,
            std::vector<std::string>{"boringssl: kat/x/1: expected accepted, got wrong bytes"});
}

TEST(VectorRun, ListedDifferencePassesAndIsCounted) {
  const auto report =
      run_one(gcm_vector(VectorVerdict::invalid, kTag), {listed("refused", "accepted")});
  EXPECT_TRUE(report.passed());
  EXPECT_EQ(report.num_known_differences, 1U);
  EXPECT_EQ(report.num_agreements, 0U);
}

TEST(VectorRun, StaleEntryFails) {
  const auto report =
      run_one(gcm_vector(VectorVerdict::valid, kTag), {listed("refused", "accepted")});
  EXPECT_THAT(report.failures, ::testing::ElementsAre(HasSubstr("not seen")));
}

TEST(VectorRun, AnotherOutcomeThanListedFails) {
  const auto report =
      run_one(gcm_vector(VectorVerdict::invalid, kTag), {listed("refused", "wrong bytes")});
  EXPECT_EQ(report.failures.size(), 2U);  // the difference, and the entry that was not seen
}

TEST(VectorRun, NothingRunIsNoPass) {
  KnownDifferences known;
  EXPECT_FALSE(run_vectors(*backend_named("boringssl"), {}, known).passed());
}

TEST(Wycheproof, MalformedFilesNameThePlace) {
  const std::pair<const char*, const char*> cases[] = {
      {"[]", "f.json: not an object"},
      {"{}", "f.json: no \"algorithm\""},
      {R"({"algorithm": 1})", "f.json: \"algorithm\" is no string"},
      {R"({"algorithm": "DES"})", "f.json: \"algorithm\" is none that is run here"},
      {R"({"algorithm": "AES-WRAP", "testGroups": {}})", "f.json: \"testGroups\" is no array"},
      {R"({"algorithm": "AES-WRAP", "testGroups": [{"tests": [{}]}]})",
       "f.json: testGroups[0]: tests[0]: no \"tcId\""},
      {R"({"algorithm": "AES-WRAP", "testGroups": [{"tests": [{"tcId": 1, "result": "x"}]}]})",
       "f.json: testGroups[0]: tests[0]: \"result\" is none of the three"},
      {R"({"algorithm": "AES-WRAP", "testGroups":
          [{"tests": [{"tcId": 1, "result": "valid", "msg": "0g"}]}]})",
       "f.json: testGroups[0]: tests[0]: \"msg\" is no hexadecimal"},
      {R"({"algorithm": "AES-WRAP", "testGroups": [], "numberOfTests": 3})",
       "f.json: numberOfTests is 3, but there are 0"},
      {R"({"algorithm": "AES-GCM", "testGroups": [{"tagSize": 96, "tests": []}]})",
       "f.json: testGroups[0]: tagSize is not 128"},
      {R"({"algorithm": "RSAES-OAEP", "testGroups":
          [{"privateKeyPkcs8": "", "sha": "SHA-512", "mgfSha": "SHA-1", "tests": []}]})",
       "f.json: testGroups[0]: an OAEP hash that is not run here"},
  };
  for (const auto& [text, error] : cases) {
    const auto file = parse_wycheproof(nlohmann::json::parse(text), "f.json");
    ASSERT_FALSE(file) << text;
    EXPECT_EQ(file.error(), error);
  }
}

TEST(Wycheproof, MissingFolderIsAnError) {
  EXPECT_THAT(load_wycheproof("/nonexistent").error(), HasSubstr("/nonexistent: No such file"));
}

TEST(KnownDifferencesFile, EntriesNeedAReason) {
  const std::string path = ::testing::TempDir() + "/differences.json";
  std::FILE* file = std::fopen(path.c_str(), "w");
  std::fputs(R"({"differences": [{"library": "a", "version": "b", "input": "c",
                                  "expected": "d", "observed": "e", "reason": ""}]})",
             file);
  std::fclose(file);
  EXPECT_THAT(KnownDifferences::load(path).error(),
              HasSubstr("differences[0]: \"reason\" is empty"));
}

}  // namespace
}  // namespace cmk::backends::testing
