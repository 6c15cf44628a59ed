#include "harness/suite/tool_support.h"

#include <fmt/format.h>

#include "reference/core/base64url.h"

namespace cmk::harness {

using nlohmann::json;

Answer tool_accepted(json result) {
  Answer answer;
  answer.kind = AnswerKind::accepted;
  answer.result = std::move(result);
  return answer;
}

Answer tool_refused(Reason reason, std::string diagnostic) {
  Answer answer;
  answer.kind = AnswerKind::refused;
  answer.reason = info(reason).name;
  answer.httpStatus = info(reason).httpStatus;
  answer.code = info(reason).code;
  answer.diagnostic = std::move(diagnostic);
  return answer;
}

Answer tool_errored(std::string evidence) {
  Answer answer;
  answer.evidence = std::move(evidence);
  return answer;
}

Answer invalid_param(std::string_view member) {
  return tool_refused(Reason::invalidParameter,
                      fmt::format("{} is missing or of a wrong form", member));
}

std::optional<Bytes> byte_param(const json& params, std::string_view name) {
  const auto member = params.find(name);
  if (member == params.end() || !member->is_string()) return std::nullopt;
  return decode_base64url(member->get_ref<const std::string&>());
}

std::string text_param(const json& params, std::string_view name) {
  const auto member = params.find(name);
  return member != params.end() && member->is_string() ? member->get<std::string>() : "";
}

std::optional<std::vector<std::string>> texts_param(const json& params, std::string_view name) {
  const json* list = list_param(params, name, 1);
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const json& text : *list) {
    if (!text.is_string()) return std::nullopt;
    texts.push_back(text.get<std::string>());
  }
  return texts;
}

const json* list_param(const json& params, std::string_view name, std::size_t least) {
  const auto member = params.find(name);
  if (member == params.end() || !member->is_array() || member->size() < least) return nullptr;
  return &*member;
}

}  // namespace cmk::harness
