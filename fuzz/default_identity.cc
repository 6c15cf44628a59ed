// A text is a default identity exactly when it is one of the three forms of COS-06, letter by
// letter; and what was read is written as the same text.
#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "reference/core/bytes.h"
#include "reference/service/identities.h"

namespace cmk::fuzz {
namespace {

using service::IdentityKind;

constexpr Property kProperty{"COS-06", "default_identity"};

// Which of the forms, by the letters one after the other.
std::optional<IdentityKind> read_slowly(std::string_view text) {
  struct Form {
    std::string_view begins;
    IdentityKind kind;
    bool goes_on;  // with a resource id of at least one letter
  };
  constexpr std::array kForms = {
      Form{"FirstPartyIdentity", IdentityKind::FirstParty, false},
      Form{"SystemAssignedIdentity", IdentityKind::SystemAssigned, false},
      Form{"UserAssignedIdentity=", IdentityKind::UserAssigned, true}};
  for (const Form& form : kForms) {
    std::size_t same = 0;
    while (same < form.begins.size() && same < text.size() && text[same] == form.begins[same])
      ++same;
    if (same == form.begins.size() && (text.size() > same) == form.goes_on) return form.kind;
  }
  return std::nullopt;
}

std::optional<service::IdentityChoice> subject(std::string_view text) {
  if (planted("choice-takes-beginning") && text.starts_with("SystemAssigned"))
    return service::parse_choice("SystemAssignedIdentity");
  if (planted("choice-takes-no-id") && text == "UserAssignedIdentity=")
    return service::IdentityChoice{IdentityKind::UserAssigned, {}};
  return service::parse_choice(text);
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view text = cmk::as_text({data, len});
  const auto fast = subject(text);
  const auto slow = read_slowly(text);
  kProperty.require(fast.has_value() == slow.has_value(),
                    fast ? "takes-what-is-none" : "refuses-a-choice");
  if (!fast) return 0;
  kProperty.require(fast->kind == *slow, "kinds-differ");
  kProperty.require(cmk::service::to_string(*fast) == text, "does-not-round-trip");
  return 0;
}
