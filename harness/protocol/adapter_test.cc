#include "harness/protocol/adapter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "harness/protocol/reference_implementation.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

StartAnswer reference_info() {
  StartAnswer info;
  info.implementation = "reference";
  info.profiles = {"identity"};
  return info;
}

class AdapterTest : public testing::Test {
 protected:
  json ask(std::string_view line) { return json::parse(session_.handle(line)); }
  json start() {
    return ask(R"({"jsonrpc":"2.0","id":1,"method":"start","params":{"protocol":1}})");
  }
  int code_of(std::string_view line) { return ask(line)["error"]["code"]; }

  ReferenceImplementation reference_{[] { return System({}); }, reference_info()};
  AdapterSession session_{reference_};
};

constexpr std::string_view kCreateTenant =
    R"({"jsonrpc":"2.0","id":2,"method":"tenant.create","params":{"tenantId":"t"},"now":7})";
constexpr std::string_view kReset = R"({"jsonrpc":"2.0","id":3,"method":"reset"})";
constexpr std::string_view kStop = R"({"jsonrpc":"2.0","id":4,"method":"stop"})";

TEST_F(AdapterTest, ConversationFromStartToStop) {
  EXPECT_EQ(start(),
            json({{"jsonrpc", "2.0"},
                  {"id", 1},
                  {"result", {{"implementation", "reference"}, {"profiles", {"identity"}}}}}));
  const json accepted = {{"outcome", "accepted"}, {"result", json::object()}};
  EXPECT_EQ(ask(kCreateTenant)["result"], accepted);
  EXPECT_EQ(ask(kCreateTenant)["result"]["outcome"], "refused");
  EXPECT_EQ(ask(kReset)["result"], json::object());
  EXPECT_EQ(ask(kCreateTenant)["result"], accepted);
  EXPECT_EQ(ask(kStop)["result"], json::object());
  EXPECT_TRUE(session_.stopped());
  EXPECT_EQ(code_of(kReset), -32600);
}

TEST_F(AdapterTest, OtherMajorVersionIsRefused) {
  const json answer = ask(R"({"jsonrpc":"2.0","id":1,"method":"start","params":{"protocol":2}})");
  EXPECT_EQ(answer["error"]["code"], -32602);
  EXPECT_EQ(code_of(kCreateTenant), -32600);
}

TEST_F(AdapterTest, EachFaultHasItsCode) {
  EXPECT_EQ(code_of(kCreateTenant), -32600) << "before start";
  EXPECT_EQ(code_of(kReset), -32600) << "before start";
  start();
  EXPECT_EQ(code_of(R"({"jsonrpc":"2.0","id":1,"method":"start","params":{"protocol":1}})"),
            -32600);
  EXPECT_EQ(code_of("{"), -32700);
  EXPECT_EQ(code_of(std::string(100000, '[')), -32700);
  EXPECT_EQ(code_of(R"({"id":1,"id":1})"), -32700);
  EXPECT_EQ(code_of("[]"), -32600);
  EXPECT_EQ(code_of("5"), -32600);
  EXPECT_EQ(code_of(R"({"jsonrpc":"2.0","method":"reset"})"), -32600);
  EXPECT_EQ(code_of(R"({"jsonrpc":"2.0","id":9,"method":"no.such","now":1})"), -32601);
  EXPECT_EQ(
      code_of(R"({"jsonrpc":"2.0","id":9,"method":"tenant.create","params":{"tenantId":"t"}})"),
      -32602);
  const json answer =
      ask(R"({"jsonrpc":"2.0","id":9,"method":"tenant.create","params":{"tenantId":5},"now":1})");
  EXPECT_EQ(answer["error"]["code"], -32602);
  EXPECT_EQ(answer["id"], 9);
  EXPECT_TRUE(answer["error"]["message"].get<std::string>().starts_with("/tenantId"));
  EXPECT_EQ(
      code_of(
          R"({"jsonrpc":"2.0","id":9,"method":"identity.get","params":{"id":"x"},"now":9223372036854775807})"),
      -32602);
}

TEST_F(AdapterTest, BatchIsAnsweredInOrder) {
  start();
  const json answers = ask("[" + std::string(kCreateTenant) + ",5," + std::string(kReset) + "]");
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers[0]["result"]["outcome"], "accepted");
  EXPECT_EQ(answers[1]["error"]["code"], -32600);
  EXPECT_EQ(answers[1]["id"], nullptr);
  EXPECT_EQ(answers[2]["id"], 3);
}

// Any line is answered by one line of JSON.
RC_GTEST_FIXTURE_PROP(AdapterTest, AnyLineIsAnswered, (const std::string& damage)) {
  std::string line(kCreateTenant);
  if (*rc::gen::arbitrary<bool>()) (void)start();
  line.insert(*rc::gen::inRange<std::size_t>(0, line.size()), damage);
  const std::string answer = session_.handle(line);
  RC_ASSERT(answer.find('\n') == std::string::npos);
  RC_ASSERT(!json::parse(answer, nullptr, false).is_discarded());
}

TEST_F(AdapterTest, ServesLinesOnDescriptors) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  ASSERT_EQ(pipe(in.data()), 0);
  ASSERT_EQ(pipe(out.data()), 0);
  bool served = false;
  std::thread server([&] { served = serve_stdio(session_, in[0], out[1]); });
  const std::string input = std::string((1U << 20U) + 1, 'x') + "\n" +
                            R"({"jsonrpc":"2.0","id":1,"method":"start","params":{"protocol":1}})" +
                            "\n" + std::string(kStop) + "\n";
  std::size_t written = 0;
  while (written < input.size()) {
    written +=
        static_cast<std::size_t>(write(in[1], input.data() + written, input.size() - written));
  }
  server.join();
  EXPECT_TRUE(served);
  std::array<char, 4096> buffer{};
  const auto num_read = static_cast<std::size_t>(read(out[0], buffer.data(), buffer.size()));
  const std::string answers(buffer.data(), num_read);
  EXPECT_TRUE(answers.contains("too long")) << answers;
  EXPECT_EQ(std::ranges::count(answers, '\n'), 3) << answers;
  for (const int fd : {in[0], in[1], out[0], out[1]}) close(fd);
}

}  // namespace
}  // namespace cmk::harness
