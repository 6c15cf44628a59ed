#include "harness/suite/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "harness/suite/read_json.h"

namespace cmk::harness {

using nlohmann::json;

Read<void> only_members(const json& value, const std::string& at,
                        std::initializer_list<std::string_view> names) {
  if (!value.is_object()) return flaw(at, "expected an object");
  for (const auto& [name, member] : value.items()) {
    if (std::ranges::find(names, name) == names.end()) {
      return flaw(pointer(at, name), "unknown member");
    }
  }
  return {};
}

Read<std::string> text_member(const json& object, std::string_view name, const std::string& at) {
  const auto member = object.find(name);
  if (member == object.end()) return flaw(at, fmt::format("the member {} is missing", name));
  if (!member->is_string() || member->get_ref<const std::string&>().empty()) {
    return flaw(pointer(at, name), "expected a text that is not empty");
  }
  return member->get<std::string>();
}

Read<std::int64_t> integer(const json& value, const std::string& at, std::int64_t min,
                           std::int64_t max) {
  const bool fits = value.is_number_integer() &&
                    (!value.is_number_unsigned() ||
                     value.get<std::uint64_t>() <=
                         static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
  if (!fits || value.get<std::int64_t>() < min || value.get<std::int64_t>() > max) {
    return flaw(at, fmt::format("expected an integer from {} to {}", min, max));
  }
  return value.get<std::int64_t>();
}

Read<std::vector<std::string>> text_list(const json& value, const std::string& at) {
  if (!value.is_array() || value.empty()) return flaw(at, "expected a list that is not empty");
  std::vector<std::string> list;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!value[i].is_string() || value[i].get_ref<const std::string&>().empty()) {
      return flaw(pointer(at, i), "expected a text that is not empty");
    }
    auto text = value[i].get<std::string>();
    if (std::ranges::find(list, text) != list.end()) {
      return flaw(pointer(at, i), fmt::format("{} stands there twice", text));
    }
    list.push_back(std::move(text));
  }
  return list;
}

}  // namespace cmk::harness
