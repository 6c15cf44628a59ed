// The reference gives the same answers in this process and behind the protocol.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "harness/protocol/model_system.h"
#include "harness/target/in_process_target.h"
#include "harness/target/stdio_target.h"

namespace cmk::harness {

bool operator==(const Answer& a, const Answer& b) {
  return a.kind == b.kind && a.result == b.result && a.reason == b.reason &&
         a.httpStatus == b.httpStatus && a.substatus == b.substatus && a.code == b.code &&
         a.diagnostic == b.diagnostic;
}

namespace {

using nlohmann::json;

rc::Gen<std::string> any_name() {
  return rc::gen::elementOf(std::vector<std::string>{"t", "u", "alice", "", "\xc3\xa4\n\"", "s1"});
}

Call any_call(Instant now) {
  const std::string name = *any_name();
  const json tenant = {{"tenantId", *any_name()}, {"subscriptionId", name}};
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return {.method = "tenant.create", .params = tenant, .now = now};
    case 1:
      return {.method = "subscription.create", .params = tenant, .now = now};
    case 2:
      return {.method = "identity.create",
              .params = {{"name", "alice"}, {"type", "User"}, {"tenantId", name}},
              .now = now};
    case 3:
      return {.method = "role.list", .params = {{"scope", "/" + name}}, .now = now};
    default:
      return {.method = "identity.get", .params = {{"id", name}}, .now = now};
  }
}

TEST(SameAnswers, InProcessAndBehindTheProtocol) {
  StdioTarget behind_protocol(CMK_BIN_DIR "/cmk_reference_adapter");
  ASSERT_TRUE(behind_protocol.start());
  EXPECT_TRUE(rc::check([&] {
    std::vector<Call> calls;
    const int num_calls = *rc::gen::inRange(0, 100);
    for (Instant now = 0; now < num_calls; ++now) calls.push_back(any_call(now));
    InProcessTarget in_process(model_system, {});
    RC_ASSERT(behind_protocol.reset());
    const auto expected = in_process.apply(calls);
    const auto answers = behind_protocol.apply(calls);
    RC_ASSERT(answers == expected);
  }));
}

}  // namespace
}  // namespace cmk::harness
