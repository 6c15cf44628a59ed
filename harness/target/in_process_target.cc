#include "harness/target/in_process_target.h"

#include "harness/protocol/codec.h"
#include "harness/target/answer_reader.h"

namespace cmk::harness {

Answer answer_of(const Outcome& outcome) {
  Answer answer;
  if (outcome) {
    answer.kind = AnswerKind::accepted;
    answer.result = encode_answer(*outcome);
    return answer;
  }
  const ReasonInfo& reason = info(outcome.error().reason);
  answer.kind = AnswerKind::refused;
  answer.reason = reason.name;
  answer.httpStatus = reason.httpStatus;
  answer.substatus = outcome.error().substatus;
  answer.code = reason.code;
  answer.diagnostic = outcome.error().diagnostic;
  return answer;
}

std::expected<TargetInfo, std::string> InProcessTarget::start() {
  (void)reset();
  return info_;
}

bool InProcessTarget::reset() {
  set_system(make_());
  return true;
}

void InProcessTarget::set_system(System system) {
  system_ = std::move(system);
  system_.record(evaluations_);
}

void InProcessTarget::record(Evaluations* evaluations) {
  evaluations_ = evaluations;
  system_.record(evaluations_);
}

std::vector<Answer> InProcessTarget::apply(std::span<const Call> calls) {
  std::vector<Answer> answers;
  answers.reserve(calls.size());
  for (const Call& call : calls) answers.push_back(apply_one(call));
  return answers;
}

Answer InProcessTarget::apply_one(const Call& call) {
  const auto operation = decode_operation(call.method, call.params, call.now);
  if (!operation) return unsent(call, to_string(operation.error()), fault_);
  return answer_of(system_.apply(*operation));
}

}  // namespace cmk::harness
