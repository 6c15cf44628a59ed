#include "harness/target/answer_reader.h"

#include <fmt/format.h>

#include "harness/protocol/adapter.h"
#include "harness/protocol/schema.h"
#include "harness/target/answer_check.h"
#include "harness/target/evidence.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

std::string text_at(const json& object, std::string_view member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Of an outcome that says two things at once, what it is: nobody can tell which of them was done.
// A member that is null says nothing.
std::optional<std::string> mixture_breach(const json& outcome, std::string_view kind) {
  const auto says = [&](const char* member) { return !outcome.value(member, json()).is_null(); };
  if (kind != "accepted" && says("result")) {
    return "an outcome other than accepted, with a result";
  }
  if (kind != "refused" && says("reason")) {
    return "an outcome other than refused, with a reason";
  }
  return std::nullopt;
}

// What breaks the declarations in an outcome that keeps its schema.
std::optional<std::string> content_breach(const OperationModel& operation, const json& outcome) {
  const std::string kind = text_at(outcome, "outcome");
  if (kind == "refused") {
    for (const char* number : {"httpStatus", "substatus"}) {
      const auto found = outcome.find(number);
      if (found != outcome.end() && !found->is_number_integer()) {
        return fmt::format("/{}: not an integer", number);
      }
    }
    return std::nullopt;
  }
  if (kind != "accepted") return std::nullopt;
  auto breach = value_breach(*operation.answer, outcome["result"]);
  if (breach) breach->insert(0, "/result");
  return breach;
}

// Of an outcome that keeps its schema and its declarations: the numbers are in range.
Answer answer_of_outcome(json&& outcome) {
  Answer answer;
  const std::string kind = text_at(outcome, "outcome");
  if (kind == "accepted") {
    answer.kind = AnswerKind::accepted;
    answer.result = std::move(outcome["result"]);
  } else if (kind == "refused") {
    answer.kind = AnswerKind::refused;
    answer.reason = text_at(outcome, "reason");
    const auto status = outcome.find("httpStatus");
    if (status != outcome.end()) answer.httpStatus = status->get<int>();
    const auto substatus = outcome.find("substatus");
    if (substatus != outcome.end()) answer.substatus = substatus->get<int>();
    answer.code = text_at(outcome, "code");
    answer.diagnostic = text_at(outcome, "diagnostic");
    outcome.erase("diagnostic");
    outcome.erase("outcome");
    answer.seen = std::move(outcome);
  } else {
    answer.kind = AnswerKind::unsupported;
  }
  return answer;
}

Answer answer_of_error(const json& error, const SentSecrets& secrets) {
  const auto code = error["code"].get<std::int64_t>();
  if (code == static_cast<int>(RpcError::unknownMethod)) {
    Answer answer;
    answer.kind = AnswerKind::unsupported;
    return answer;
  }
  return errored(fmt::format("error {}: {}", code, excerpt(text_at(error, "message"), secrets)));
}

}  // namespace

Answer errored(std::string evidence) {
  Answer answer;
  answer.kind = AnswerKind::errored;
  answer.evidence = bounded(std::move(evidence));
  return answer;
}

Answer unsent(const Call& call, const std::string& breach, std::optional<HarnessFault>& fault) {
  const std::string what = fmt::format("{} cannot be sent: {}", call.method, breach);
  if (!call.drawn_from.empty()) {
    return errored(fmt::format("{}, for what was answered to {}", what, call.drawn_from));
  }
  if (!fault) fault = HarnessFault{what};
  return errored("harness fault: " + what);
}

std::expected<std::int64_t, std::string> response_id(const json& response,
                                                     const SentSecrets& secrets) {
  if (const auto breach = check_response(response)) {
    return std::unexpected("not a response: " + secrets.clean(to_string(*breach)));
  }
  const json& id = response["id"];
  if (id.is_null()) {
    const auto error = response.find("error");
    if (error == response.end()) return std::unexpected("a result without an id");
    return std::unexpected(fmt::format("error {} without an id: {}",
                                       (*error)["code"].get<std::int64_t>(),
                                       excerpt(text_at(*error, "message"), secrets)));
  }
  return id.get<std::int64_t>();
}

Answer answer_of(const OperationModel& operation, json&& response, const SentSecrets& secrets) {
  const auto error = response.find("error");
  if (error != response.end()) return answer_of_error(*error, secrets);
  json& outcome = response["result"];
  const std::string kind = text_at(outcome, "outcome");
  if (const auto breach = kind == "refused" ? refusal_breach(outcome) : std::nullopt) {
    return errored(fmt::format("the answer to {} is {}", operation.method, *breach));
  }
  if (const auto breach = check_answer(operation, outcome)) {
    return errored(fmt::format("the answer breaks the schema of {}: {}", operation.method,
                               excerpt(to_string(*breach), secrets)));
  }
  if (const auto breach = mixture_breach(outcome, kind)) {
    return errored(fmt::format("the answer to {} is {}", operation.method, *breach));
  }
  if (const auto breach = content_breach(operation, outcome)) {
    return errored(
        fmt::format("the answer breaks the schema of {}: {}", operation.method, *breach));
  }
  return answer_of_outcome(std::move(outcome));
}

}  // namespace cmk::harness
