#include "harness/target/answer_check.h"

#include <fmt/format.h>

#include "reference/core/base64url.h"
#include "reference/core/reason.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// A name as a segment of a JSON pointer. A target may choose names of a map: none of them is shown.
std::optional<std::string> below(std::string_view segment, std::optional<std::string> breach) {
  if (breach) breach->insert(0, fmt::format("/{}", segment));
  return breach;
}

std::optional<std::string> list_breach(const Type& type, const json& value) {
  std::size_t index = 0;
  for (const json& element : value) {
    if (auto breach = value_breach(*type.element, element)) {
      return below(type.kind == TypeKind::map ? "*" : fmt::to_string(index), std::move(breach));
    }
    ++index;
  }
  return std::nullopt;
}

std::optional<std::string> member_breach(const Type& type, const json& value) {
  for (const Member& member : type.members) {
    const auto found = value.find(member.name);
    if (found == value.end()) continue;
    if (auto breach = value_breach(*member.type, *found)) {
      return below(member.name, std::move(breach));
    }
  }
  return std::nullopt;
}

// The HTTP status that the documents give for the reason; 0 where they give none.
int documented_status(const json& outcome) {
  const auto name = outcome.find("reason");
  if (name == outcome.end() || !name->is_string()) return 0;
  const auto reason = reason_from_name(name->get_ref<const std::string&>());
  return reason ? info(*reason).httpStatus : 0;
}

}  // namespace

std::optional<std::string> value_breach(const Type& type, const json& value) {
  switch (type.kind) {
    case TypeKind::bytes:
    case TypeKind::secretBytes:
      if (base64url_size(value.get_ref<const std::string&>())) return std::nullopt;
      return ": not base64url";
    case TypeKind::integer:  // the schema takes 1.0 for one
      if (value.is_number_integer()) return std::nullopt;
      return ": not an integer";
    case TypeKind::list:
    case TypeKind::map:
      return list_breach(type, value);
    case TypeKind::structure:
      return member_breach(type, value);
    case TypeKind::text:
    case TypeKind::secretText:
    case TypeKind::boolean:
    case TypeKind::enumeration:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> refusal_breach(const json& outcome) {
  const auto status = outcome.find("httpStatus");
  if (status != outcome.end() && status->is_number_integer()) {
    const auto number = status->get<std::int64_t>();
    const bool is_refusal = number >= 400 && number <= 499;
    if (!is_refusal && (number < 500 || number != documented_status(outcome))) {
      return fmt::format("a refusal with HTTP status {}", number);
    }
  }
  const auto substatus = outcome.find("substatus");
  if (substatus != outcome.end() && substatus->is_number_integer()) {
    const auto number = substatus->get<std::int64_t>();
    if (number < 1 || number > 99'999) return fmt::format("a refusal with substatus {}", number);
  }
  return std::nullopt;
}

}  // namespace cmk::harness
