#include "harness/explore/same_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "harness/protocol/codec.h"
#include "harness/protocol/redact.h"
#include "harness/target/in_process_target.h"
#include "reference/key_vault/names.h"

namespace cmk::explore {
namespace {

using harness::Answer;
using harness::AnswerKind;
using nlohmann::json;

// Lists whose order no document gives: an implementation may order them by what it chose.
struct Unordered {
  std::string_view method;  // whose answer holds it; "": of every operation
  std::string_view member;
};
constexpr std::array kUnordered = {Unordered{"", "accessPolicies"},
                                   Unordered{"role.list", "value"}};

// What a target may choose is told by name and length; the length is its choice as well, unless
// there is nothing, and so is the order of some lists.
void drop_choices(std::string_view method, json& value) {
  if (value.is_object() && value.contains("length") &&
      (value.contains("chosen") || value.contains("secret"))) {
    value["length"] = value["length"] == 0 ? "none" : "some";
  }
  if (value.is_string()) {
    // A key identifier, wherever it stands, ends with a version, which is chosen.
    auto& text = value.get_ref<std::string&>();
    const auto key = key_vault::parse_key_identifier(text);
    if (key && !key->version.empty()) text.erase(text.rfind('/'));
  }
  if (!value.is_structured()) return;
  for (json& part : value) drop_choices(method, part);
  if (!value.is_object()) return;
  for (const Unordered& unordered : kUnordered) {
    if (!unordered.method.empty() && unordered.method != method) continue;
    const auto list = value.find(unordered.member);
    if (list != value.end() && list->is_array()) {
      std::ranges::sort(list->get_ref<json::array_t&>());
    }
  }
}

bool same_refusal(const Answer& model, const Answer& subject) {
  // A target that does not tell why need not tell the number of it, either.
  if (subject.reason == info(Reason::unspecified).name && !subject.substatus) return true;
  return subject.reason == model.reason && subject.substatus == model.substatus;
}

// The first member, as a JSON pointer, in which they differ. Secrets are compared, and not told.
std::optional<std::string> different_member(std::string_view method, const json& model,
                                            const json& subject) {
  json expected = harness::elide(method, model);
  json actual = harness::elide(method, subject);
  drop_choices(method, expected);
  drop_choices(method, actual);
  for (const json& change : json::diff(expected, actual)) {
    const auto pointer = json::json_pointer(change.at("path").get<std::string>());
    const auto text = [&](const json& whole) {
      return whole.contains(pointer) ? harness::to_line(whole.at(pointer)) : "nothing";
    };
    return fmt::format("{}: {} in place of {}", pointer.to_string(), text(actual), text(expected));
  }
  const auto paths = harness::secret_paths(method).result;
  for (const std::string& path : paths) {
    if (path.contains('*')) continue;  // lists of secrets are told by their ids
    const auto pointer = json::json_pointer(path);
    const bool both = model.contains(pointer) && subject.contains(pointer);
    if (both && model.at(pointer) != subject.at(pointer)) return path + ": other bytes";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> difference(std::string_view method, const Answer& model,
                                      const Answer& subject) {
  if (subject.kind == AnswerKind::errored) return to_text(subject);
  if (subject.kind == AnswerKind::unsupported) return std::nullopt;
  if (model.kind != subject.kind ||
      (model.kind == AnswerKind::refused && !same_refusal(model, subject))) {
    return fmt::format("{} in place of {}", to_text(subject), to_text(model));
  }
  if (model.kind == AnswerKind::refused || model.result == subject.result) return std::nullopt;
  return different_member(method, model.result, subject.result);
}

bool may_differ_by_padding(std::string_view method, const json& params, const Answer& model,
                           const Answer& subject) {
  if (method != "key.unwrapKey" && method != "key.decrypt") return false;
  if (params.value("alg", "") != "RSA1_5") return false;
  const auto is_open = [](const Answer& answer) { return answer.kind == AnswerKind::accepted; };
  const auto is_shut = [](const Answer& answer) {
    const std::string_view failed = info(Reason::decryptionFailed).name;
    return answer.kind == AnswerKind::refused && answer.reason == failed;
  };
  return (is_open(model) && is_shut(subject)) || (is_shut(model) && is_open(subject));
}

bool may_differ_by_padding(const Operation& operation, const Outcome& model,
                           const Outcome& subject) {
  if (model.has_value() == subject.has_value()) return false;
  return may_differ_by_padding(harness::method_of(operation.params),
                               harness::encode_params(operation.params), harness::answer_of(model),
                               harness::answer_of(subject));
}

std::string to_text(const Answer& answer) {
  if (answer.kind == AnswerKind::errored) return "errored: " + answer.evidence;
  if (answer.kind != AnswerKind::refused) return std::string(to_string(answer.kind));
  return answer.substatus ? fmt::format("refused with {} ({})", answer.reason, *answer.substatus)
                          : fmt::format("refused with {}", answer.reason);
}

std::optional<std::string> difference(const Operation& operation, const Outcome& model,
                                      const Outcome& subject) {
  const bool equal = model ? subject && *model == *subject
                           : !subject && model.error().reason == subject.error().reason &&
                                 model.error().substatus == subject.error().substatus;
  if (equal) return std::nullopt;
  return difference(harness::method_of(operation.params), harness::answer_of(model),
                    harness::answer_of(subject));
}

}  // namespace cmk::explore
