#include "harness/deviants/answer_faults.h"

#include <gtest/gtest.h>

#include <chrono>

#include "harness/suite/scripted_target.h"

namespace cmk::harness {
namespace {

// Refuses what is asked under RSA-OAEP when its value is the block of another algorithm ("padded"),
// and everything under another one that is not.
Answer vault(const Call& call) {
  if (call.method != "key.unwrapKey") return accepted_answer(nlohmann::json::object());
  const bool padded = call.params.value("value", "") == "padded";
  if (padded && call.params.value("alg", "") == "RSA1_5") return accepted_answer({{"value", "x"}});
  Answer answer = refused_answer("decryptionFailed");
  answer.httpStatus = 400;
  return answer;
}

// What the caller sees of an answer, and whether it was late.
struct Seen {
  nlohmann::json result;
  nlohmann::json members;
  int httpStatus = 0;
  bool late = false;
  bool operator==(const Seen&) const = default;
};

// Late is what was late three times.
Seen ask(Target& target, const std::string& method, const std::string& value = "noise") {
  Seen seen{{}, {}, 0, true};
  for (int i = 0; i < 3; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Answer answer = target.apply(Call{method, {{"alg", "RSA-OAEP"}, {"value", value}}, 0});
    const bool late = std::chrono::steady_clock::now() - start > std::chrono::milliseconds(30);
    seen = {answer.result, answer.seen, answer.httpStatus, seen.late && late};
  }
  return seen;
}

TEST(AnswerFaults, EachShowsWhatTheSoundTargetDoesNot) {
  for (const AnswerFault& fault : answer_faults()) {
    const auto target = fault.make(std::make_unique<ScriptedTarget>(vault));
    ASSERT_TRUE(target->start());
    if (fault.requirement == "ENV-13") {
      EXPECT_FALSE(ask(*target, "key.unwrapKey", "padded") == ask(*target, "key.unwrapKey"))
          << fault.name;
      continue;
    }
    int num_shown = 0;
    for (const auto* method : {"key.wrapKey", "key.encrypt", "key.decrypt", "key.sign",
                               "key.verify", "key.list", "key.backup"}) {
      num_shown += ask(*target, method).result.contains("key") ? 1 : 0;
    }
    EXPECT_EQ(num_shown, fault.name.starts_with("unwrap") ? 0 : 1) << fault.name;
  }
}

}  // namespace
}  // namespace cmk::harness
