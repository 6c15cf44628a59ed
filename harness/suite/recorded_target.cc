#include "harness/suite/recorded_target.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

std::string text_of(const json& answer, std::string_view name) {
  const auto member = answer.find(name);
  return member != answer.end() && member->is_string() ? member->get<std::string>() : "";
}

// A number from 0 to `max`, which no answer of a run exceeds; nothing for another value.
std::optional<int> number_in(const json& value, std::int64_t max) {
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  const auto number = value.get<std::int64_t>();
  if (number < 0 || number > max) return std::nullopt;
  return static_cast<int>(number);
}

Answer answer_of(const json& recorded) {
  Answer answer;
  const std::string outcome = text_of(recorded, "outcome");
  for (const AnswerKind kind :
       {AnswerKind::accepted, AnswerKind::refused, AnswerKind::unsupported}) {
    if (outcome == to_string(kind)) answer.kind = kind;
  }
  if (const auto result = recorded.find("result"); result != recorded.end())
    answer.result = *result;
  answer.reason = text_of(recorded, "reason");
  answer.code = text_of(recorded, "code");
  answer.diagnostic = text_of(recorded, "diagnostic");
  answer.evidence = text_of(recorded, "evidence");
  const auto status = recorded.find("httpStatus");
  if (status != recorded.end()) answer.httpStatus = number_in(*status, 599).value_or(0);
  const auto substatus = recorded.find("substatus");
  if (substatus != recorded.end()) answer.substatus = number_in(*substatus, 99'999);
  return answer;
}

}  // namespace

RecordedTarget::RecordedTarget(const std::vector<Exchange>& exchanges) {
  for (const Exchange& exchange : exchanges) {
    cases_[{exchange.scenario, exchange.caseName, exchange.backend}].push_back(&exchange);
  }
}

void RecordedTarget::select(const std::string& scenario, const std::string& case_name,
                            const std::string& backend) {
  const auto found = cases_.find({scenario, case_name, backend});
  current_ = found == cases_.end() ? std::vector<const Exchange*>{} : found->second;
  position_ = 0;
  literals_.clear();
}

Answer RecordedTarget::next(const Call& call) {
  Answer missing;
  if (position_ == current_.size()) {
    missing.evidence = "the transcript ends before this call";
    return missing;
  }
  const Exchange& exchange = *current_[position_++];
  if (text_of(exchange.call, "method") != call.method) {
    missing.evidence = "the transcript has another call here";
    return missing;
  }
  if (const auto params = exchange.call.find("params"); params != exchange.call.end()) {
    literals_.learn(call.params, *params);
  }
  Answer answer = answer_of(exchange.answer);
  answer.result = literals_.restored(std::move(answer.result));
  return answer;
}

std::expected<TargetInfo, std::string> RecordedTarget::start() {
  return std::unexpected("a transcript cannot be started");
}

bool RecordedTarget::reset() {
  return !current_.empty() && text_of(current_.front()->call, "method") != "reset";
}

std::string RecordedTarget::why_broken() const {
  if (current_.empty()) return "the transcript does not have this case";
  return text_of(current_.front()->answer, "evidence");
}

std::vector<Answer> RecordedTarget::apply(std::span<const Call> calls) {
  std::vector<Answer> answers;
  for (const Call& call : calls) answers.push_back(next(call));
  return answers;
}

}  // namespace cmk::harness
