#include "harness/report/night.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/testing/sample_night.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

// Every member of the format, with a value that no other member has.
constexpr std::string_view kNightText = R"({
 "night": 1, "seed": 18446744, "minutes": 12.5, "workers": 3, "build": "fuzz",
 "verdict": "findings", "reasons": ["one", "two"],
 "canary": {"target": "canary", "found": true, "executions": 48211, "seconds": 0.4},
 "targets": [{
  "name": "json_gate", "property": "It reads.", "requirement": "harness", "weight": 1.5,
  "seconds": 20.1, "executions": 1234567, "executionsPerSecond": 61000.5, "compared": 1200000,
  "edges": 950, "edgesFloor": 900, "edgesBefore": 948, "corpusBefore": 40, "corpusAfter": 44,
  "findings": 2, "state": "ran"}],
 "findings": [{
  "signature": "ENV-06/gate/differ", "requirement": "ENV-06", "target": "json_gate",
  "kind": "timeout", "state": "known", "times": 3, "bytes": 12, "bytesFound": 340,
  "input": "findings/a/input", "trace": "", "detail": "1. seal\n2. open", "repeat": "gate FILE"}],
 "untilFound": [{
  "fault": "KEY-05-wrap", "requirement": "KEY-05", "target": "windows", "seeds": 5, "found": 4,
  "executions": 1200.5, "seconds": 0.8, "secondsMax": 60, "from": "an empty corpus"}]
})";

// The fault in kNightText with one place changed; "" when it is read all the same.
std::string night_fault(std::string_view from, std::string_view to) {
  std::string text(kNightText);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "the night has no such text";
  const auto read = parse_night(text.replace(at, from.size(), to), "n");
  return read ? "" : to_string(read.error());
}

TEST(Night, EveryMemberIsRead) {
  const auto read = parse_night(kNightText, "n");
  ASSERT_TRUE(read) << to_string(read.error());
  const Night& night = *read;
  EXPECT_EQ(night.seed, 18446744U);
  EXPECT_EQ(night.minutes, 12.5);
  EXPECT_EQ(night.workers, 3);
  EXPECT_EQ(night.build, "fuzz");
  EXPECT_EQ(night.folder, "");
  EXPECT_EQ(night.verdict, NightVerdict::findings);
  EXPECT_THAT(night.reasons, testing::ElementsAre("one", "two"));
  EXPECT_EQ(night.canary.target, "canary");
  EXPECT_TRUE(night.canary.found);
  EXPECT_EQ(night.canary.executions, 48211);
  EXPECT_EQ(night.canary.seconds, 0.4);
  EXPECT_EQ(night.targets.size(), 1U);
  EXPECT_EQ(night.findings.size(), 1U);
  EXPECT_EQ(night.untilFound.size(), 1U);
}

TEST(Night, EveryMemberOfATargetIsRead) {
  const NightTarget target = parse_night(kNightText, "n").value().targets.at(0);
  EXPECT_EQ(target.name, "json_gate");
  EXPECT_EQ(target.property, "It reads.");
  EXPECT_EQ(target.requirement, "harness");
  EXPECT_EQ(target.weight, 1.5);
  EXPECT_EQ(target.seconds, 20.1);
  EXPECT_EQ(target.executions, 1234567);
  EXPECT_EQ(target.executionsPerSecond, 61000.5);
  EXPECT_EQ(target.compared, 1200000);
  EXPECT_EQ(target.edges, 950);
  EXPECT_EQ(target.edgesFloor, 900);
  EXPECT_EQ(target.edgesBefore, 948);
  EXPECT_EQ(target.corpusBefore, 40);
  EXPECT_EQ(target.corpusAfter, 44);
  EXPECT_EQ(target.findings, 2);
  EXPECT_TRUE(target.ran);
}

TEST(Night, EveryMemberOfAFindingAndOfAFaultIsRead) {
  const Night night = parse_night(kNightText, "n").value();
  const NightFinding& finding = night.findings.at(0);
  EXPECT_EQ(finding.signature, "ENV-06/gate/differ");
  EXPECT_EQ(finding.requirement, "ENV-06");
  EXPECT_EQ(finding.target, "json_gate");
  EXPECT_EQ(finding.kind, FindingKind::timeout);
  EXPECT_EQ(finding.state, FindingState::known);
  EXPECT_EQ(finding.times, 3);
  EXPECT_EQ(finding.bytes, 12);
  EXPECT_EQ(finding.bytesFound, 340);
  EXPECT_EQ(finding.input, "findings/a/input");
  EXPECT_EQ(finding.trace, "");
  EXPECT_EQ(finding.detail, "1. seal\n2. open");
  EXPECT_EQ(finding.repeat, "gate FILE");
  const FaultSought& sought = night.untilFound.at(0);
  EXPECT_EQ(sought.fault, "KEY-05-wrap");
  EXPECT_EQ(sought.requirement, "KEY-05");
  EXPECT_EQ(sought.target, "windows");
  EXPECT_EQ(sought.seeds, 5);
  EXPECT_EQ(sought.found, 4);
  EXPECT_EQ(sought.executions, 1200.5);
  EXPECT_EQ(sought.seconds, 0.8);
  EXPECT_EQ(sought.secondsMax, 60);
  EXPECT_EQ(sought.from, "an empty corpus");
}

TEST(Night, SamplesGoThereAndBack) {
  for (const NightSample sample : {NightSample::clean, NightSample::found, NightSample::hostile}) {
    const std::string text = night_json(sample_night(sample));
    const auto read = parse_night(text, "n");
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(night_json(*read), text);
  }
}

TEST(Night, FaultsNamePlaceAndReason) {
  EXPECT_EQ(night_fault(R"("night": 1)", R"("night": 2)"), "n: night: not from 1 to 1");
  EXPECT_EQ(night_fault(R"("seed": 18446744)", R"("seed": -1)"),
            "n: seed: not a whole number from 0 on");
  EXPECT_EQ(night_fault(R"("workers": 3)", R"("workers": 0)"), "n: workers: not from 1 to 4096");
  EXPECT_EQ(night_fault(R"("reasons": ["one", "two"])", R"("reasons": [1])"),
            "n: reasons: not a list of texts");
  EXPECT_EQ(night_fault(R"("canary": {)", R"("canary": 1, "x": {)"), "n: canary: not an object");
  EXPECT_EQ(night_fault(R"("found": true)", R"("found": 1)"), "n: canary.found: not true or false");
  EXPECT_EQ(night_fault(R"("state": "ran"}],)", R"("state": "ran"}, 7],)"),
            "n: targets[1]: not an object");
  EXPECT_EQ(night_fault(R"("build": "fuzz",)", ""), "n: build: missing");
  EXPECT_EQ(night_fault(R"("night": 1,)", R"("night": 1, "night": 1,)"),
            "n: line 2, byte 21: duplicate key");
}

TEST(Night, NumbersAreBounded) {
  EXPECT_EQ(night_fault(R"("executions": 1234567)", R"("executions": -1)"),
            "n: targets[0].executions: not from 0 to 1000000000000");
  EXPECT_EQ(night_fault(R"("executions": 1234567)", R"("executions": 1000000000001)"),
            "n: targets[0].executions: not from 0 to 1000000000000");
  EXPECT_EQ(night_fault(R"("executions": 1234567)", R"("executions": 1.5)"),
            "n: targets[0].executions: not a whole number");
  EXPECT_EQ(night_fault(R"("minutes": 12.5)", R"("minutes": -0.5)"),
            "n: minutes: not from 0 to 1000000000000");
  EXPECT_EQ(night_fault(R"("minutes": 12.5)", R"("minutes": 1e13)"),
            "n: minutes: not from 0 to 1000000000000");
  EXPECT_EQ(night_fault(R"("minutes": 12.5)", R"("minutes": "10")"), "n: minutes: not a number");
  EXPECT_EQ(night_fault(R"("minutes": 12.5, )", ""), "n: minutes: missing");
  EXPECT_EQ(night_fault(R"("seeds": 5)", R"("seeds": 0)"),
            "n: untilFound[0].seeds: not from 1 to 1000000000000");
  EXPECT_EQ(night_fault(R"("found": 4)", R"("found": 6)"),
            "n: untilFound[0].found: not from 0 to 5");
  EXPECT_EQ(night_fault(R"("seconds": 0.8)", R"("seconds": -0.8)"),
            "n: untilFound[0].seconds: not from 0 to 1000000000000");
  EXPECT_EQ(night_fault(R"("bytes": 12)", R"("bytes": -12)"),
            "n: findings[0].bytes: not from 0 to 1000000000000");
}

TEST(Night, UnknownNamesAndMembersAreRefused) {
  EXPECT_EQ(night_fault(R"("verdict": "findings")", R"("verdict": "fine")"),
            "n: verdict: unknown 'fine'");
  EXPECT_EQ(night_fault(R"("kind": "timeout")", R"("kind": "slow")"),
            "n: findings[0].kind: unknown 'slow'");
  EXPECT_EQ(night_fault(R"("state": "known")", R"("state": "old")"),
            "n: findings[0].state: unknown 'old'");
  EXPECT_EQ(night_fault(R"("state": "ran")", R"("state": "run")"),
            "n: targets[0].state: unknown 'run'");
  EXPECT_EQ(night_fault(R"("night": 1)", R"("night": 1, "more": 1)"), "n: more: unknown member");
  EXPECT_EQ(night_fault(R"("edges": 950)", R"("edges": 950, "more": 1)"),
            "n: targets[0].more: unknown member");
  EXPECT_EQ(night_fault(R"("times": 3)", R"("times": 3, "more": 1)"),
            "n: findings[0].more: unknown member");
  EXPECT_EQ(night_fault(R"("seeds": 5)", R"("seeds": 5, "more": 1)"),
            "n: untilFound[0].more: unknown member");
  EXPECT_EQ(night_fault(R"("found": true)", R"("found": true, "more": 1)"),
            "n: canary.more: unknown member");
}

TEST(Night, TextsAreOneLineAndNamesAreNotEmpty) {
  EXPECT_EQ(night_fault(R"("It reads.")", R"("It\nreads.")"),
            "n: targets[0].property: more than one line");
  EXPECT_EQ(night_fault(R"("one")", R"("one\nmore")"), "n: reasons: more than one line");
  EXPECT_EQ(night_fault(R"("name": "json_gate")", R"("name": "")"), "n: targets[0].name: empty");
  EXPECT_EQ(night_fault(R"("ENV-06/gate/differ")", R"("")"), "n: findings[0].signature: empty");
  EXPECT_EQ(night_fault(R"("KEY-05-wrap")", R"("")"), "n: untilFound[0].fault: empty");
}

TEST(Night, PathsStayInTheFolder) {
  const auto input = [](std::string_view path) { return night_fault("findings/a/input", path); };
  EXPECT_EQ(input(""), "n: findings[0].input: empty");
  EXPECT_EQ(input("/etc/passwd"), "n: findings[0].input: not relative");
  EXPECT_EQ(input("../night.json"), "n: findings[0].input: leaves the folder");
  EXPECT_EQ(input("a/b/../../../c"), "n: findings[0].input: leaves the folder");
  EXPECT_EQ(input("a/.."), "n: findings[0].input: leaves the folder");
  const std::string odd = "n: findings[0].input: a path with a control character or a backslash";
  EXPECT_EQ(input(R"(..\\c)"), odd);
  EXPECT_EQ(input(R"(a\u0000b)"), odd);
  EXPECT_EQ(input(R"(a\u007fb)"), odd);
  EXPECT_EQ(input("a/..b/...c/input"), "");
  EXPECT_EQ(night_fault(R"("trace": "")", R"("trace": "../t.json")"),
            "n: findings[0].trace: leaves the folder");
  EXPECT_EQ(night_fault(R"("trace": "")", R"("trace": "a/t.json")"), "");
}

TEST(Night, TwoTargetsOfOneNameAreRefused) {
  Night night = sample_night(NightSample::clean);
  night.targets[2].name = night.targets[0].name;
  const auto read = parse_night(night_json(night), "n");
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()), "n: targets[2].name: the name of another target");
}

TEST(Night, ACleanNightHasNothingAgainstIt) {
  const auto fault_after = [](auto change) {
    Night night = sample_night(NightSample::clean);
    change(night);
    const auto read = parse_night(night_json(night), "n");
    return read ? "" : to_string(read.error());
  };
  const auto add = [](FindingState state) {
    return [state](Night& night) {
      night.findings = sample_night(NightSample::found).findings;
      night.findings.resize(1);
      night.findings[0].state = state;
    };
  };
  EXPECT_EQ(fault_after([](Night&) {}), "");
  EXPECT_EQ(fault_after([](Night& night) { night.canary.found = false; }),
            "n: verdict: 'clean', but the canary was not found");
  EXPECT_EQ(fault_after([](Night& night) { night.targets[1].ran = false; }),
            "n: verdict: 'clean', but a target did not run");
  EXPECT_EQ(fault_after(add(FindingState::fresh)), "n: verdict: 'clean', but there are findings");
  EXPECT_EQ(fault_after(add(FindingState::known)), "n: verdict: 'clean', but there are findings");
  EXPECT_EQ(fault_after(add(FindingState::quarantined)), "");
}

TEST(Night, EveryCutIsRefused) {
  for (std::size_t len = 0; len < kNightText.size(); ++len) {
    EXPECT_FALSE(parse_night(kNightText.substr(0, len), "n")) << len;
  }
}

TEST(Night, FilesAreBounded) {
  const TempDir dir;
  const std::string padded = std::string(kNightText) + std::string(kNightBytesMax, ' ');
  EXPECT_FALSE(parse_night(padded, "n"));
  const auto read = read_night(dir.write("night.json", padded));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().reason, "longer than 8388608 bytes");
  EXPECT_TRUE(read_night(dir.write("night.json", kNightText)));
  const auto missing = read_night("/nonexistent/night.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(to_string(missing.error()), "/nonexistent/night.json: no such file");
}

TEST(Night, ExitCodesFollowTheVerdict) {
  EXPECT_EQ(exit_code(NightVerdict::clean), ExitCode::conformant);
  EXPECT_EQ(exit_code(NightVerdict::findings), ExitCode::nonConformant);
  EXPECT_EQ(exit_code(NightVerdict::failed), ExitCode::nonConformant);
  EXPECT_EQ(exit_code(NightVerdict::voided), ExitCode::incomplete);
  EXPECT_EQ(exit_code(NightVerdict::stopped), ExitCode::incomplete);
}

TEST(Night, WireNamesGoThereAndBack) {
  for (const char* name : {"clean", "findings", "failed", "void", "stopped"}) {
    EXPECT_EQ(to_string(night_verdict(name).value()), name);
  }
  for (const char* name : {"finding", "crash", "timeout", "memory", "leak"}) {
    EXPECT_EQ(to_string(finding_kind(name).value()), name);
  }
  for (const char* name : {"new", "known", "quarantined"}) {
    EXPECT_EQ(to_string(finding_state(name).value()), name);
  }
  EXPECT_FALSE(night_verdict(""));
}

}  // namespace
}  // namespace cmk::harness
