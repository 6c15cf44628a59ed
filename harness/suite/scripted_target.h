// For tests: a target that answers as a function says.
#pragma once

#include <functional>
#include <utility>

#include "harness/target/target.h"

namespace cmk::harness {

inline Answer accepted_answer(nlohmann::json result) {
  Answer answer;
  answer.kind = AnswerKind::accepted;
  answer.result = std::move(result);
  return answer;
}
inline Answer refused_answer(std::string reason) {
  Answer answer;
  answer.kind = AnswerKind::refused;
  answer.reason = std::move(reason);
  return answer;
}
inline Answer unsupported_answer() {
  Answer answer;
  answer.kind = AnswerKind::unsupported;
  return answer;
}
inline Answer errored_answer(std::string evidence) {
  Answer answer;
  answer.evidence = std::move(evidence);
  return answer;
}

class ScriptedTarget : public Target {
 public:
  using Script = std::function<Answer(const Call&)>;
  explicit ScriptedTarget(Script script) : script_(std::move(script)) {}

  std::expected<TargetInfo, std::string> start() override { return info; }
  bool reset() override {
    ++num_resets;
    broken_ = false;
    return resets;
  }
  std::vector<Answer> apply(std::span<const Call> asked) override {
    batch_sizes.push_back(asked.size());
    std::vector<Answer> answers;
    for (const Call& call : asked) {
      calls.push_back(call);
      answers.push_back(broken_ ? errored_answer("died before") : script_(call));
      broken_ = broken_ || answers.back().kind == AnswerKind::errored;
    }
    return answers;
  }
  using Target::apply;

  TargetInfo info;
  bool resets = true;
  int num_resets = 0;
  std::vector<std::size_t> batch_sizes;
  std::vector<Call> calls;

 private:
  Script script_;
  bool broken_ = false;
};

}  // namespace cmk::harness
