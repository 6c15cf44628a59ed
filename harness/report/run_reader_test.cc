#include "harness/report/run_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/run_jsonl.h"
#include "harness/report/seal.h"
#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;

std::string sample_text(Sample sample) { return run_jsonl(sample_run(ours(), sample)); }

TEST(RunJsonl, IsHeaderChecksFooterWithTheDigestsOfAll) {
  RunResult run = sample_run(ours(), Sample::mixed);
  seal(run, "transcript", fake_digest);
  const std::string text = run_jsonl(run);
  const std::string body = run_body(run);
  ASSERT_TRUE(text.starts_with(R"({"type":"header","format":1,)"));
  const std::size_t at = text.find('\n') + 1;
  EXPECT_EQ(text.substr(at, body.size()), body);
  EXPECT_THAT(text.substr(at + body.size()), HasSubstr(fake_digest(body)));
  EXPECT_THAT(text.substr(at + body.size()), HasSubstr(fake_digest("transcript")));
  std::string open = text;
  open.erase(open.find(run.footer.digest, at + body.size()), run.footer.digest.size());
  EXPECT_EQ(run.footer.digest, fake_digest(open));
  EXPECT_EQ(std::ranges::count(text, '\n'), std::ssize(run.checks) + 2);
}

TEST(RunJsonl, ACheckIsOneLineWithItsMembersInOrder) {
  RunResult run;
  run.checks = {{"KEY-05", "key-vault/expiry", "exp", 3, "openssl", "wrap at exp",
                 CheckStatus::notTestable, "refused", "", "why"}};
  EXPECT_EQ(run_body(run),
            R"({"type":"check","requirement":"KEY-05","scenario":"key-vault/expiry","case":"exp",)"
            R"("step":3,"backend":"openssl","title":"wrap at exp","status":"not-testable",)"
            R"("expected":"refused","actual":"","message":"why"})"
            "\n");
}

TEST(RunReader, ReadsBackWhatWasWritten) {
  for (const Sample sample : {Sample::conformant, Sample::mixed, Sample::hostile}) {
    const std::string text = sample_text(sample);
    const auto read = parse_run_jsonl(text, "run.jsonl");
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(run_jsonl(*read), text);
  }
}

TEST(RunReader, ReadsBackEveryCheck) {
  const RunResult run = sample_run(ours(), Sample::mixed);
  EXPECT_EQ(parse_run_jsonl(run_jsonl(run), "f")->checks, run.checks);
}

TEST(RunReader, ReadsTheLargestSeed) {
  RunResult run = sample_run(ours(), Sample::conformant);
  run.header.seed = INT64_MAX;
  EXPECT_EQ(parse_run_jsonl(run_jsonl(run), "f")->header.seed, run.header.seed);
}

// The sample with the first `from` replaced.
std::string fault_of(std::string_view from, std::string_view to) {
  std::string text = sample_text(Sample::mixed);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "the sample has no such text";
  const auto read = parse_run_jsonl(text.replace(at, from.size(), to), "f");
  return read ? "" : to_string(read.error());
}

TEST(RunReader, FaultsNameFileLineAndReason) {
  EXPECT_EQ(fault_of(R"("format":1)", R"("format":2)"), "f: line 1: format: not from 1 to 1");
  EXPECT_EQ(fault_of(R"("status":"passed")", R"("status":"fine")"),
            "f: line 2: status: unknown 'fine'");
  EXPECT_EQ(fault_of(R"("step":3)", R"("step":0)"), "f: line 2: step: not from 1 to 100000000");
  EXPECT_EQ(fault_of(R"("step":3)", R"("step":3.5)"), "f: line 2: step: not a whole number");
  EXPECT_EQ(fault_of(R"("case":"before",)", ""), "f: line 2: case: missing");
  EXPECT_EQ(fault_of(R"("case":"before")", R"("case":"before","more":1)"),
            "f: line 2: more: unknown member");
  EXPECT_EQ(fault_of(R"("type":"check")", R"("type":"footer")"), "f: line 2: type: not 'check'");
  EXPECT_EQ(fault_of(R"({"type":"check")", R"({"type":"check)"),
            "f: line 2: line 1, byte 16: not JSON");
  EXPECT_EQ(fault_of(R"("batch":true)", R"("batch":1)"),
            "f: line 1: target.batch: not true or false");
  EXPECT_EQ(fault_of(R"("index":1)", R"("index":2)"), "f: line 1: shard.index: not from 1 to 1");
}

TEST(RunReader, RefusesWhatIsCutOff) {
  const std::string text = sample_text(Sample::mixed);
  EXPECT_FALSE(parse_run_jsonl("", "f"));
  EXPECT_FALSE(parse_run_jsonl("\n", "f"));
  EXPECT_FALSE(parse_run_jsonl(text.substr(0, text.find('\n') + 1), "f"));
  const auto cut = parse_run_jsonl(text.substr(0, text.size() - 1), "f");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().reason, "cut off: no line feed at its end");
  const std::size_t last_line = text.rfind('\n', text.size() - 2) + 1;
  EXPECT_FALSE(parse_run_jsonl(text.substr(0, last_line), "f"));  // without its footer
}

TEST(RunReader, EveryCutOfASmallFileIsRefused) {
  RunResult run = sample_run(ours(), Sample::mixed);
  run.checks.resize(2);
  run.footer.requirements.clear();
  const std::string text = run_jsonl(run);
  for (std::size_t len = 0; len < text.size(); ++len) {
    EXPECT_FALSE(parse_run_jsonl(text.substr(0, len), "f")) << len;
  }
}

TEST(RunReader, AMissingFileIsAFault) {
  const auto read = read_run_jsonl("/nonexistent/run.jsonl");
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()), "/nonexistent/run.jsonl: no such file");
}

TEST(Transcript, GoesThereAndBack) {
  const RunResult run = sample_run(ours(), Sample::mixed);
  const std::string text = transcript_jsonl(run);
  const auto read = parse_transcript_jsonl(text, "t");
  ASSERT_TRUE(read);
  RunResult again;
  again.exchanges = *read;
  EXPECT_EQ(transcript_jsonl(again), text);
  EXPECT_FALSE(parse_transcript_jsonl("{}\n", "t"));
}

}  // namespace
}  // namespace cmk::harness
