#include "reference/service/told.h"

#include <array>

namespace cmk::service {
namespace {

constexpr int kOther = 4008;  // other unknown errors

constexpr Rule fault(std::string_view requirement, std::string_view name,
                     std::string_view sentence) {
  return {requirement, name, RuleKind::fault, sentence};
}

constexpr Rule kSubstatusLeftOut =
    fault("COS-18", "substatus-left-out", "A refusal for the key has no substatus.");
constexpr Rule kStatusLeftOut =
    fault("COS-18", "status-left-out", "A refusal for the key has no HTTP status.");
constexpr Rule kLaterOnesDiffer =
    fault("COS-18", "later-ones-differ",
          "The first refusal for a lost key has another substatus than the later ones.");
constexpr Rule kStatusOther =
    fault("COS-24", "status-503", "A refusal for a lost key has the status 503.");

constexpr Rule kOneCodeForAll =
    fault("COS-24", "one-code-for-all", "Every cause is told as the same unknown error.");

// A code that is told as another one.
struct OtherCode {
  int code;
  Rule rule;
};
constexpr OtherCode other(int code, std::string_view name) {
  return {code, fault("COS-24", name, "This cause is told as an unknown error.")};
}
constexpr std::array kOtherCodes = {other(4000, "4000-is-4008"), other(4002, "4002-is-4008"),
                                    other(4003, "4003-is-4008"), other(4005, "4005-is-4008"),
                                    other(4006, "4006-is-4008"), other(4009, "4009-is-4008"),
                                    other(4015, "4015-is-4008"), other(4016, "4016-is-4008"),
                                    other(4017, "4017-is-4008"), other(4018, "4018-is-4008")};

void change_code(const Rulebook& rules, Refusal& refusal) {
  if (rules.fault(kOneCodeForAll)) refusal.substatus = kOther;
  for (const OtherCode& each : kOtherCodes) {
    if (*refusal.substatus == each.code && rules.fault(each.rule)) {
      refusal.substatus = kOther;
      return;
    }
  }
}

}  // namespace

Refusal told(const Rulebook& rules, Refusal refusal, bool again) {
  if (!refusal.substatus) return refusal;
  if (refusal.reason == Reason::keyInaccessible && rules.fault(kStatusOther)) {
    refusal.reason = Reason::serviceUnavailable;
  }
  if (rules.fault(kStatusLeftOut)) refusal.reason = Reason::unspecified;
  change_code(rules, refusal);
  if (again && rules.fault(kLaterOnesDiffer)) refusal.substatus = kOther;
  if (rules.fault(kSubstatusLeftOut)) refusal.substatus.reset();
  return refusal;
}

std::vector<const Rule*> told_rules() {
  std::vector<const Rule*> rules = {&kSubstatusLeftOut, &kStatusLeftOut, &kLaterOnesDiffer,
                                    &kStatusOther, &kOneCodeForAll};
  for (const OtherCode& each : kOtherCodes) rules.push_back(&each.rule);
  return rules;
}

}  // namespace cmk::service
