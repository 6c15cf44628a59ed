#include "harness/suite/scenario_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "harness/suite/testing/scenario_folder.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// A scenario without flaw; the tests change one member each.
json good() {
  return json::parse(R"({
    "requirement": "KEY-05", "summary": "s", "source": "d", "needs": ["virtual-clock"], "world": "w",
    "cases": [{"case": "one", "at": "T0+1h", "expect": "accepted"},
              {"case": "two", "at": "T0+2h", "expect": {"refused": "keyExpired"}}],
    "steps": [{"do": "key.create", "params": {"caller": {"ref": "admin.principalId"}}, "bind": "k1"},
              {"do": "key.wrapKey", "now": {"case": "at"}, "judges": "wrap",
               "params": {"name": {"ref": "k1.name"}}, "expect": {"case": "expect"}}]})");
}
constexpr std::string_view kReadWorld =
    R"({"summary": "w", "steps": [{"do": "identity.create", "bind": "admin"}]})";

std::expected<std::vector<Scenario>, BadInput> load(const std::string& text) {
  ScenarioFolder folder;
  folder.put("scenarios/worlds/w.json", kReadWorld).put("scenarios/key-vault/a.json", text);
  const Vocabulary vocabulary{
      {"KEY-05", "KEY-06"}, {"key.create", "key.wrapKey", "identity.create"}, {"virtual-clock"}};
  auto loaded = folder.load(vocabulary);
  if (!loaded) {
    EXPECT_EQ(loaded.error().file, (folder.dir() / "key-vault/a.json").string());
  }
  return loaded;
}

TEST(ScenarioReader, ReadsCasesStepsAndWorld) {
  const auto loaded = load(good().dump());
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  const Scenario& scenario = loaded->front();
  EXPECT_EQ(scenario.name, "key-vault/a");
  EXPECT_EQ(scenario.world->name, "w");
  ASSERT_EQ(scenario.cases.size(), 2U);
  EXPECT_EQ(scenario.cases[1].name, "two");
  const Step& step = scenario.cases[1].steps[1];
  EXPECT_EQ(step.number, 2);
  EXPECT_EQ(step.now->text, "T0+2h");
  EXPECT_EQ(describe(step.expect, {}), "refused keyExpired");
  EXPECT_EQ(step.requirement, "KEY-05");
  EXPECT_EQ(step.uses, std::set<std::string>{"k1"});
  EXPECT_EQ(requirements_of(scenario), std::set<std::string>{"KEY-05"});
}

TEST(ScenarioReader, ReadsWorldsAlone) {
  ScenarioFolder folder;
  folder.put("scenarios/worlds/w.json", kReadWorld).put("scenarios/worlds/a-b.json", kReadWorld);
  folder.put("scenarios/key-vault/a.json", "no scenario at all");
  const auto worlds = load_worlds(folder.dir());
  ASSERT_TRUE(worlds) << to_string(worlds.error());
  ASSERT_EQ(worlds->size(), 2U);
  EXPECT_EQ((*worlds)[0]->name, "a-b");
  EXPECT_EQ((*worlds)[1]->steps.front().method, "identity.create");
  folder.put("scenarios/worlds/z.json", "{}");
  EXPECT_FALSE(load_worlds(folder.dir()));
}

TEST(ScenarioReader, OrdersByName) {
  ScenarioFolder folder;
  json scenario = good();
  folder.put("scenarios/worlds/w.json", kReadWorld).put("scenarios/README.md", "prose");
  for (const char* name : {"b/a", "a/b", "a/a-1", "a/a"}) {
    folder.put(fmt::format("scenarios/{}.json", name), scenario.dump());
  }
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  std::vector<std::string> names;
  for (const Scenario& one : *loaded) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"a/a", "a/a-1", "a/b", "b/a"}));
}

struct BadScenario {
  const char* pointer;    // what is changed
  const char* value;      // to what; "" removes it
  const char* complaint;  // place and reason
};
class BadScenarios : public testing::TestWithParam<BadScenario> {};

TEST_P(BadScenarios, NamePlaceAndReason) {
  const BadScenario& bad = GetParam();
  json scenario = good();
  const json::json_pointer place(bad.pointer);
  if (*bad.value == '\0') {
    scenario[place.parent_pointer()].erase(place.back());
  } else {
    scenario[place] = json::parse(bad.value);
  }
  const auto loaded = load(scenario.dump());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().place + ": " + loaded.error().reason, bad.complaint);
  EXPECT_EQ(to_string(loaded.error()).find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadScenarios,
    testing::Values(
        BadScenario{"/extra", "1", "/extra: unknown member"},
        BadScenario{"/requirement", "", ": the member requirement is missing"},
        BadScenario{"/requirement", "\"KEY-99\"", "/requirement: KEY-99 is no requirement"},
        BadScenario{"/summary", "\"\"", "/summary: expected a text that is not empty"},
        BadScenario{"/source", "1", "/source: expected a text that is not empty"},
        BadScenario{"/needs", "[\"clock\"]", "/needs: clock is no capability"},
        BadScenario{"/needs", "[]", "/needs: expected a list that is not empty"},
        BadScenario{"/world", "\"v\"", "/world: there is no world v"},
        BadScenario{"/cases", "[]", "/cases: expected a list that is not empty"},
        BadScenario{"/cases/0/case", "", "/cases/0: the member case is missing"},
        BadScenario{"/cases/1/case", "\"one\"", "/cases/1/case: another case is named one"},
        BadScenario{"/cases/1/at", "", "/cases/1: lacks a column of the first case"},
        BadScenario{"/cases/1/more", "1",
                    "/cases/1/more: a column that the first case does not have"},
        BadScenario{"/steps/1/now", "\"T0+3h\"", "/cases: no step uses the column at"},
        BadScenario{"/cases/1/at", "\"T0+2x\"",
                    "/steps/1/now: x in the term 2x is no unit (s, m, h, d) (in the case two)"},
        BadScenario{"/cases/0/expect", "\"fine\"",
                    "/steps/1/expect: expected accepted, refused or anyOf (in the case one)"},
        BadScenario{"/steps", "", ": the member steps is missing"},
        BadScenario{"/steps", "[]", "/steps: expected a list that is not empty (in the case one)"},
        BadScenario{"/steps/1/judges", "", "/steps: no step judges (in the case one)"},
        BadScenario{"/steps/0/do", "", "/steps/0: the member do is missing (in the case one)"},
        BadScenario{"/steps/0/do", "\"key.make\"",
                    "/steps/0/do: key.make is no operation (in the case one)"},
        BadScenario{"/steps/0/do", "\"harness.no\"",
                    "/steps/0/do: harness.no is no operation (in the case one)"},
        BadScenario{"/steps/0/then", "1", "/steps/0/then: unknown member (in the case one)"},
        BadScenario{"/steps/0/params", "[]",
                    "/steps/0/params: expected an object (in the case one)"},
        BadScenario{"/steps/0/params/x", R"({"case":"no"})",
                    "/steps/0/params/x/case: the case has no column no (in the case one)"},
        BadScenario{"/steps/0/params/x", R"({"case":"at","or":1})",
                    "/steps/0/params/x: expected {\"case\": COLUMN} and nothing beside it (in the "
                    "case one)"},
        BadScenario{"/steps/0/params/x", R"({"ref":"k1.name"})",
                    "/steps/0/params/x/ref: no earlier step binds k1 (in the case one)"},
        BadScenario{"/steps/0/bind", "\"admin\"",
                    "/steps/0/bind: admin is bound already (in the case one)"},
        BadScenario{"/steps/0/bind", "\"a.b\"",
                    "/steps/0/bind: a name without dots (in the case one)"},
        BadScenario{"/steps/0/repeat", "0",
                    "/steps/0/repeat: expected an integer from 1 to 10000 (in the case one)"},
        BadScenario{
            "/steps/0/now", "\"T0+1d\"",
            "/steps/1/now: T0+1h lies before T0+1d, the time of the step before (in the case one)"},
        BadScenario{
            "/steps/0/requirement", "\"KEY-06\"",
            "/steps/0/requirement: only a judging step has a requirement (in the case one)"},
        BadScenario{"/steps/1/requirement", "\"KEY-07\"",
                    "/steps/1/requirement: KEY-07 is no requirement (in the case one)"},
        BadScenario{"/steps/1/judges", "\"\"",
                    "/steps/1/judges: expected a text that is not empty (in the case one)"},
        BadScenario{"/cases/0/expect", R"({"anyOf":["accepted","refused"]})",
                    "/steps/1: no answer can fail this judging step (in the case one)"}));

TEST(ScenarioReader, AToolThatAlwaysAnswersMustBeAskedForItsResult) {
  json scenario = good();
  scenario["steps"][1]["do"] = "harness.contains";
  EXPECT_EQ(load(scenario.dump()).error().reason,
            "no answer can fail this judging step (in the case one)");
}

TEST(ScenarioReader, BadFilesOfTheFolder) {
  const auto complaint = [](const char* path, const std::string& content) {
    ScenarioFolder folder;
    folder.put(path, content);
    const auto loaded = folder.load();
    if (loaded) return std::string("none");
    const std::string line = to_string(loaded.error());
    return line.substr(folder.dir().string().size());
  };
  EXPECT_EQ(complaint("scenarios/a/b.jsn", "{}"), "/a/b.jsn: neither .json nor .md");
  EXPECT_EQ(complaint("scenarios/b.json", "{}"), "/b.json: not of the form PROFILE/NAME.json");
  EXPECT_EQ(complaint("scenarios/a/b/c.json", "{}"),
            "/a/b/c.json: not of the form PROFILE/NAME.json");
  EXPECT_EQ(complaint("scenarios/a/b.json/c.md", ""),
            "/a/b.json: a folder, or a link to one, in place of a scenario");
  EXPECT_EQ(complaint("scenarios/a/b.json", "{\n,"), "/a/b.json: line 2: not JSON");
  EXPECT_EQ(complaint("scenarios/a/b.json", "[]"), "/a/b.json: expected an object");
  EXPECT_EQ(complaint("scenarios/a/b.json", R"({"steps":1,"steps":2})"),
            "/a/b.json: line 1: duplicate key");
  EXPECT_EQ(complaint("scenarios/worlds/w.json",
                      R"({"summary":"w","steps":[{"do":"a.b","judges":"x"}]})"),
            "/worlds/w.json: /steps/0/judges: a step of a world does not judge");
  EXPECT_EQ(complaint("scenarios/worlds/w.json", R"({"steps":[]})"),
            "/worlds/w.json: the member summary is missing");
  EXPECT_EQ(load_scenarios("/nonexistent", {}).error().reason, "no folder that can be read");
}

}  // namespace
}  // namespace cmk::harness
