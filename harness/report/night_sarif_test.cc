#include "harness/report/night_sarif.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_night.h"
#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

json sarif_run(const Night& night) {
  const json log = parse_text(night_sarif(night, ours(), "0.1.0")).value();
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_EQ(log["runs"].size(), 1U);
  return log["runs"][0];
}

TEST(NightSarif, TheRulesAreWhatFindingsName) {
  const json driver = sarif_run(sample_night(NightSample::found))["tool"]["driver"];
  EXPECT_EQ(driver["name"], "cmkconf");
  EXPECT_EQ(driver["version"], "0.1.0");
  ASSERT_EQ(driver["rules"].size(), 3U);
  EXPECT_EQ(driver["rules"][0]["id"], "ENV-06");
  EXPECT_EQ(driver["rules"][1]["id"], "KEY-05");
  EXPECT_EQ(driver["rules"][1]["shortDescription"]["text"],
            "From its expiry time (exp) on a key cannot wrap; one second before it can.");
  EXPECT_EQ(driver["rules"][2]["id"], "crash");
  EXPECT_EQ(driver["rules"][2]["shortDescription"]["text"], "No input ends the process.");
}

TEST(NightSarif, AResultIsAFinding) {
  const json results = sarif_run(sample_night(NightSample::found))["results"];
  ASSERT_EQ(results.size(), 3U);
  const json expected = {
      {"ruleId", "ENV-06"},
      {"ruleIndex", 0},
      {"level", "error"},
      {"message",
       {{"text",
         "ENV-06/aes_gcm_parity/sealed-differ: new finding in aes_gcm_parity, minimised from 340 "
         "to 12 bytes. Both backends accept and refuse the same inputs; a known, justified "
         "difference is listed with its reason, and an unlisted one is a failure. Repeat with: "
         "build/fuzz/bin/fuzz_aes_gcm_parity FILE"}}},
      {"locations",
       json::array({{{"physicalLocation",
                      {{"artifactLocation",
                        {{"uri", "findings/ENV-06-aes_gcm_parity-sealed-differ/input"}}},
                       {"region", {{"byteOffset", 0}, {"byteLength", 12}}}}}}})},
      {"partialFingerprints", {{"signature/v1", "ENV-06/aes_gcm_parity/sealed-differ"}}},
      {"properties",
       {{"state", "new"},
        {"kind", "finding"},
        {"target", "aes_gcm_parity"},
        {"times", 3},
        {"trace", "findings/ENV-06-aes_gcm_parity-sealed-differ/trace.json"},
        {"detail",
         "1. seal {nonce: 12 bytes, plaintext: 0 bytes}\n"
         "2. openssl: 28 bytes, boringssl: 29 bytes"}}}};
  EXPECT_EQ(results[0], expected) << results[0].dump(1);
  EXPECT_EQ(results[1]["level"], "error");  // known
  EXPECT_EQ(results[2]["level"], "note");   // quarantined
  EXPECT_EQ(results[2]["ruleId"], "crash");
  EXPECT_EQ(results[2]["ruleIndex"], 2);
}

TEST(NightSarif, ANightThatSaysNotAllIsNoSuccess) {
  Night night = sample_night(NightSample::clean);
  const auto succeeds = [&](NightVerdict verdict) {
    night.verdict = verdict;
    return sarif_run(night)["invocations"][0]["executionSuccessful"].get<bool>();
  };
  EXPECT_TRUE(succeeds(NightVerdict::clean));
  EXPECT_TRUE(succeeds(NightVerdict::findings));
  EXPECT_FALSE(succeeds(NightVerdict::failed));
  EXPECT_FALSE(succeeds(NightVerdict::voided));
  EXPECT_FALSE(succeeds(NightVerdict::stopped));
  night.canary.found = false;
  EXPECT_FALSE(succeeds(NightVerdict::findings));
  night.canary.found = true;
  night.targets[0].ran = false;
  EXPECT_FALSE(succeeds(NightVerdict::findings));
  night.reasons = {"why"};
  const json notes = sarif_run(night)["invocations"][0]["toolExecutionNotifications"];
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[1]["level"], "error");
  EXPECT_EQ(notes[1]["message"]["text"], "why");
}

TEST(NightSarif, TheOrderOfFindingsInTheFileDoesNotMatter) {
  Night night = sample_night(NightSample::found);
  const std::string text = night_sarif(night, ours(), "0.1.0");
  std::ranges::reverse(night.findings);
  EXPECT_EQ(night_sarif(night, ours(), "0.1.0"), text);
}

TEST(NightSarif, AnEmptyNightHasEmptyLists) {
  const json run = sarif_run(sample_night(NightSample::clean));
  EXPECT_EQ(run["results"], json::array());
  EXPECT_EQ(run["tool"]["driver"]["rules"], json::array());
}

TEST(NightSarif, HostileTextsAreInert) {
  const Night night = sample_night(NightSample::hostile);
  const json result = sarif_run(night)["results"][0];
  const std::string text = result["message"]["text"];
  EXPECT_THAT(text, HasSubstr(R"(\[b\](javascript)"));  // no link
  EXPECT_THAT(text, HasSubstr("{{0}}"));                // no place to fill in
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr(std::string("\xE2\x80") + "\xAE")));
  EXPECT_EQ(result["partialFingerprints"]["signature/v1"], night.findings[2].signature);
  const std::string uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
  EXPECT_EQ(uri, "findings/javascript%3Aalert%281%29%22%3E%3Cimg%20src%3Dx%3E%7C%60x%60");
}

}  // namespace
}  // namespace cmk::harness
