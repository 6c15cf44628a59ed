#include "harness/suite/clean_case.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// The members of an answer that are texts stay texts, the others may become records.
void clean_members(json& message, Redactor& redactor) {
  for (json& member : message) {
    if (member.is_string()) {
      member = redactor.cleaned(member.get_ref<const std::string&>());
    } else if (member.is_structured()) {
      redactor.clean(member);
    }
  }
}

}  // namespace

void clean_case(std::span<Check> checks, std::span<Exchange> exchanges, Redactor& redactor) {
  for (Exchange& exchange : exchanges) {
    clean_members(exchange.call, redactor);
    clean_members(exchange.answer, redactor);
  }
  for (Check& check : checks) {
    check.actual = redactor.cleaned(check.actual);
    check.message = redactor.cleaned(check.message);
  }
}

}  // namespace cmk::harness
