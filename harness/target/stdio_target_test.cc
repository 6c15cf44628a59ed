#include "harness/target/stdio_target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <limits>
#include <thread>

namespace cmk::harness {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

const std::string kTestdata = std::string(CMK_SOURCE_DIR) + "/harness/target/testdata/";

std::string script(std::string_view name_and_arguments) {
  return "python3 -B " + kTestdata + std::string(name_and_arguments);
}

Call create_tenant(std::string_view id = "t") {
  return {.method = "tenant.create", .params = {{"tenantId", id}}, .now = 5};
}
Call get_identity() { return {.method = "identity.get", .params = {{"id", "x"}}, .now = 5}; }

std::size_t num_open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

// Nothing of a test's adapters is left: no child, running or dead, and no file descriptor.
class StdioTargetTest : public testing::Test {
 protected:
  void SetUp() override {
    num_open_ = num_open_files();
    limit_.time_limit = milliseconds(10'000);
  }
  void TearDown() override {
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
    EXPECT_EQ(num_open_files(), num_open_);
  }

  StdioOptions limit_;
  std::size_t num_open_ = 0;
};

TEST_F(StdioTargetTest, GoodAdapterIsHeardInEveryKind) {
  StdioTarget target(script("good.py"));
  const auto info = target.start();
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->name, "good");
  EXPECT_EQ(info->version, "1.2");
  EXPECT_EQ(info->homepage, "");
  EXPECT_EQ(info->options.at("leeway"), 5);
  EXPECT_TRUE(info->capabilities.contains("virtual-clock"));
  EXPECT_FALSE(info->batch);
  ASSERT_TRUE(target.reset());
  EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
  const Answer refused = target.apply(create_tenant("taken"));
  EXPECT_EQ(refused.kind, AnswerKind::refused);
  EXPECT_EQ(refused.reason, "nameTaken");
  EXPECT_EQ(refused.httpStatus, 409);
  EXPECT_EQ(refused.code, "Conflict");
  EXPECT_EQ(refused.diagnostic, "d");
  EXPECT_EQ(target.apply(get_identity()).kind, AnswerKind::unsupported);
  const Answer unsupported =
      target.apply({.method = "identity.delete", .params = {{"id", "x"}}, .now = 5});
  EXPECT_EQ(unsupported.kind, AnswerKind::unsupported);
  const Answer errored =
      target.apply({.method = "role.list", .params = {{"scope", "x"}}, .now = 5});
  EXPECT_EQ(errored.kind, AnswerKind::errored);
  EXPECT_EQ(errored.evidence, "error -32000: \"internal trouble\"");
  EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
  EXPECT_FALSE(target.fault());
}

TEST_F(StdioTargetTest, BatchAnsweredInAnyOrderIsMatchedById) {
  StdioTarget target(script("good.py batch"));
  ASSERT_TRUE(target.start());
  std::vector<Call> calls;
  for (int i = 0; i < 500; ++i) {
    calls.push_back(i % 5 == 0 ? get_identity() : create_tenant(i % 2 == 0 ? "taken" : "t"));
  }
  const auto answers = target.apply(calls);
  ASSERT_EQ(answers.size(), calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const AnswerKind even = i % 2 == 0 ? AnswerKind::refused : AnswerKind::accepted;
    EXPECT_EQ(answers[i].kind, i % 5 == 0 ? AnswerKind::unsupported : even) << i;
  }
}

struct Bad {
  std::string way;
  std::string evidence;
};

class Misbehaviour : public StdioTargetTest, public testing::WithParamInterface<Bad> {};

// The call is errored with the evidence, the next one too, and the adapter is back after a reset.
TEST_P(Misbehaviour, IsErroredAndSurvived) {
  const auto& [way, evidence] = GetParam();
  limit_.time_limit =
      milliseconds(way.starts_with("si") || way.starts_with("trick") ? 400 : 10'000);
  StdioTarget target(script("bad.py " + way), limit_);
  ASSERT_TRUE(target.start());
  ASSERT_TRUE(target.reset());
  const Answer answer = target.apply(create_tenant());
  EXPECT_EQ(answer.kind, AnswerKind::errored);
  EXPECT_THAT(answer.evidence, HasSubstr(evidence));
  EXPECT_LE(answer.evidence.size(), 500U);
  const Answer next = target.apply(create_tenant());
  EXPECT_EQ(next.kind, AnswerKind::errored);
  EXPECT_TRUE(target.reset());
  EXPECT_NE(target.pid(), 0);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 600 * 1024) << "memory is bounded";
}

INSTANTIATE_TEST_SUITE_P(
    Ways, Misbehaviour,
    testing::Values(
        Bad{"garbage", "the answer is no JSON, line 1, byte 0: not JSON: \"Segmentation fault\""},
        Bad{"empty-line", "ends too early"},
        Bad{"half-a-line",
            "exited with status 3 in the middle of a line: \"{\"jsonrpc\":\"2.0\",\"id\":\""},
        Bad{"wrong-id", "the answer has the id of no request that is under way"},
        Bad{"text-id", "not a response: /id"},
        Bad{"null-id", "error -32700 without an id: \"what?\""},
        Bad{"duplicate-key", "duplicate key"}, Bad{"deep", "nested too deeply"},
        Bad{"no-frame", "not a response"}, Bad{"both", "not a response"},
        Bad{"array", "not a response"}, Bad{"bad-result", "breaks the schema of tenant.create"},
        Bad{"bad-reason", "breaks the schema of tenant.create"},
        Bad{"refused-with-result", "an outcome other than accepted, with a result"},
        Bad{"unsupported-with-result", "an outcome other than accepted, with a result"},
        Bad{"accepted-with-reason", "an outcome other than refused, with a reason"},
        Bad{"error", "error -32000: \"out of order\""}, Bad{"forever", "a line longer than 1 MiB"},
        Bad{"64-mib", "a line longer than 1 MiB: \"["}, Bad{"silence", "no answer within 400 ms"},
        Bad{"silence-with-child", "no answer within 400 ms"},
        Bad{"trickle", "no answer within 400 ms: \"zz"}, Bad{"exit-0", "exited with status 0"},
        Bad{"killed", "was killed by signal 9 (Killed); standard error: \"about to die"},
        Bad{"segfault", "was killed by signal 11"},
        Bad{"close-stdout", "closed its standard output"}),
    [](const auto& test) {
      std::string name = test.param.way;
      std::ranges::replace(name, '-', '_');
      return name;
    });

TEST_F(StdioTargetTest, UnaskedLinesBreakTheNextCall) {
  for (const std::string way : {"two-lines", "flood"}) {
    StdioTarget target(script("bad.py " + way));
    ASSERT_TRUE(target.start());
    EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
    const Answer answer = target.apply(create_tenant());
    EXPECT_EQ(answer.kind, AnswerKind::errored) << way;
    EXPECT_TRUE(target.reset());
  }
}

TEST_F(StdioTargetTest, FloodOnStandardErrorIsNoFault) {
  StdioTarget target(script("bad.py stderr-flood"));
  ASSERT_TRUE(target.start());
  EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
}

TEST_F(StdioTargetTest, AdapterThatDoesNotReadWhileWeWrite) {
  limit_.time_limit = milliseconds(400);
  StdioTarget target(script("bad.py stop-reading"), limit_);
  ASSERT_TRUE(target.start());
  const Answer answer = target.apply(create_tenant(std::string(900'000, 'x')));
  EXPECT_THAT(answer.evidence, HasSubstr("no answer within 400 ms"));
  StdioTarget deaf(
      "read line; id=${line##*'\"id\":'}; id=${id%%,*}; "
      "echo '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":"
      "{\"implementation\":\"deaf\",\"profiles\":[],\"batch\":true}}'; sleep 600",
      limit_);
  const auto info = deaf.start();
  ASSERT_TRUE(info) << info.error();
  const std::vector<Call> many(3000, create_tenant(std::string(1000, 'x')));
  EXPECT_EQ(deaf.apply(many).back().kind, AnswerKind::errored);
}

TEST_F(StdioTargetTest, SecretsAndKeyMaterialStayOutOfTheEvidence) {
  StdioTarget target(script("bad.py betray"));
  ASSERT_TRUE(target.start());
  const Answer answer = target.apply(create_tenant());
  EXPECT_THAT(answer.evidence, HasSubstr("panic: t [43 characters]\\x1b[31m\\xc3\\xa4"));
}

TEST_F(StdioTargetTest, WhatCannotBeSentIsOurFault) {
  StdioTarget target(script("good.py"));
  ASSERT_TRUE(target.start());
  const std::vector<Call> calls = {
      create_tenant(), {.method = "no.such", .params = json::object(), .now = 5}, create_tenant()};
  const auto answers = target.apply(calls);
  EXPECT_EQ(answers[0].kind, AnswerKind::accepted);
  EXPECT_EQ(answers[1].kind, AnswerKind::errored);
  EXPECT_EQ(answers[2].kind, AnswerKind::accepted);
  ASSERT_TRUE(target.fault());
  EXPECT_EQ(target.fault()->what, "no.such cannot be sent: /method: unknown");
}

TEST_F(StdioTargetTest, WhatAnAnswerMakesUnsendableIsTheTargetsFault) {
  StdioTarget target(script("good.py"));
  ASSERT_TRUE(target.start());
  json deep = "x";
  for (int i = 0; i < 70; ++i) deep = json::array({std::move(deep)});
  const json bad_key = {
      {"vault", "v"}, {"caller", "c"}, {"name", "k"}, {"alg", "RSA-OAEP"}, {"value", "!"}};
  const std::vector<std::pair<Call, std::string>> table = {
      {{.method = "key.wrapKey", .params = bad_key, .now = 5}, "/value: not base64url"},
      {{.method = "tenant.create", .params = {{"tenantId", 7}}, .now = 5}, "/tenantId"},
      {{.method = "tenant.create", .params = {{"tenantId", nullptr}}, .now = 5}, "/tenantId"},
      {{.method = "tenant.create", .params = {{"tenantId", "t"}}, .now = INT64_MAX},
       "/now: out of range"},
      {create_tenant(std::string(std::size_t{1} << 20U, 'x')), "longer than a line may be"},
      {create_tenant(std::string(200'000, '\0')), "longer than a line may be"},
      {{.method = "tenant.create", .params = {{"tenantId", "t"}, {"x", deep}}, .now = 5},
       "nested too deeply"},
  };
  for (const auto& [call, why] : table) {
    Call drawn = call;
    drawn.drawn_from = "step 2 (key.create)";
    const Answer answer = target.apply(drawn);
    EXPECT_EQ(answer.kind, AnswerKind::errored);
    EXPECT_THAT(answer.evidence, HasSubstr("cannot be sent: "));
    EXPECT_THAT(answer.evidence, HasSubstr(why));
    EXPECT_THAT(answer.evidence, HasSubstr("for what was answered to step 2 (key.create)"));
    EXPECT_FALSE(target.fault()) << why;
    EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted) << "the adapter lives on";
  }
  EXPECT_EQ(target.apply(table.front().first).kind, AnswerKind::errored);
  EXPECT_TRUE(target.fault()) << "without an answer's part in it, it is ours";
}

TEST_F(StdioTargetTest, StartFailureIsTold) {
  const auto error_of = [&](const std::string& command) {
    const bool is_silent = command.ends_with("silence");
    limit_.start_time_limit = milliseconds(is_silent ? 400 : 30'000);
    StdioTarget target(command, limit_);
    const auto info = target.start();
    EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::errored);
    return info ? std::string("started") : info.error();
  };
  EXPECT_THAT(error_of("/no/such/adapter"), HasSubstr("exited with status 127; standard error: "));
  EXPECT_THAT(error_of("true"), HasSubstr("exited with status 0"));
  // It may write before it is asked or after.
  EXPECT_THAT(error_of("echo hello; sleep 600"),
              AnyOf(HasSubstr("no JSON"), HasSubstr("nobody asked for")));
  EXPECT_THAT(error_of(script("bad_start.py refuses")), HasSubstr("this adapter speaks 7 only"));
  EXPECT_THAT(error_of(script("bad_start.py no-name")), HasSubstr("implementation"));
  EXPECT_THAT(error_of(script("bad_start.py bad-options")), HasSubstr("/options"));
  EXPECT_THAT(error_of(script("bad_start.py chatter")), HasSubstr("not a response"));
  EXPECT_THAT(error_of(script("bad_start.py silence")), HasSubstr("no answer within"));
  EXPECT_THAT(error_of(script("bad_start.py exits")), HasSubstr("cannot find the config"));
}

TEST_F(StdioTargetTest, AnOptionOfAnotherTypeIsNoAnswerToStart) {
  for (const std::string value : {"null", "true", "5.0", "5.5", "5e0", "[5]", "{}",
                                  "9223372036854775808", "-9223372036854775809"}) {
    StdioTarget target(script("bad_start.py '" + value + "'"), limit_);
    EXPECT_FALSE(target.start()) << value;
  }
  for (const std::int64_t value : {std::int64_t{-5}, std::numeric_limits<std::int64_t>::max()}) {
    StdioTarget target(script("bad_start.py " + std::to_string(value)), limit_);
    const auto info = target.start();
    ASSERT_TRUE(info) << value << " is judged by the rows that it touches";
    EXPECT_EQ(info->options.at("leeway"), value);
  }
}

TEST_F(StdioTargetTest, DestructorKillsTheWholeGroup) {
  pid_t group = 0;
  {
    limit_.time_limit = milliseconds(400);
    StdioTarget target("sleep 600 & " + script("good.py"), limit_);
    ASSERT_TRUE(target.start());
    group = target.pid();
    EXPECT_EQ(kill(-group, 0), 0);
  }
  // Orphans are reaped by init, which may take it a moment.
  for (int i = 0; i < 1000 && kill(-group, 0) == 0; ++i)
    std::this_thread::sleep_for(milliseconds(1));
  std::ifstream status("/proc/" + std::to_string(group) + "/status");
  EXPECT_FALSE(status.is_open());
}

TEST_F(StdioTargetTest, StopIsQuick) {
  const auto begin = steady_clock::now();
  {
    StdioTarget target(script("good.py"));
    ASSERT_TRUE(target.start());
  }
  EXPECT_LT(steady_clock::now() - begin, milliseconds(20000));
}

}  // namespace
}  // namespace cmk::harness
