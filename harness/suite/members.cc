#include "harness/suite/members.h"

#include <utility>

namespace cmk::harness {
namespace {

using Json = nlohmann::json;
const Json kNoArray = Json::array();
const Json kNoObject = Json::object();

}  // namespace

Members::Members(const Json& object, std::string file, std::string place)
    : object_(object), file_(std::move(file)), place_(std::move(place)) {
  if (!object_.is_object()) fault_ = BadInput{file_, place_, "not an object"};
}

void Members::fail(std::string_view name, std::string reason) {
  if (fault_) return;
  std::string place = place_;
  const bool is_line = place.starts_with("line ") && !place.contains(':');
  if (!place.empty() && !name.empty()) place += is_line ? ": " : ".";
  fault_ = BadInput{file_, place + std::string(name), std::move(reason)};
}

const Json* Members::find(std::string_view name, Need need) {
  asked_.emplace(name);
  if (fault_) return nullptr;
  const auto found = object_.find(name);
  if (found != object_.end()) return &*found;
  if (need == Need::required) fail(name, "missing");
  return nullptr;
}

void Members::wrong_type(std::string_view name, std::string_view wanted) {
  fail(name, "not " + std::string(wanted));
}

std::string Members::text(std::string_view name, Need need) {
  const Json* value = find(name, need);
  if (value == nullptr) return {};
  if (!value->is_string()) return wrong_type(name, "a text"), std::string();
  return value->get<std::string>();
}

std::string Members::text_or_null(std::string_view name) {
  const Json* value = find(name, Need::required);
  if (value == nullptr || value->is_null()) return {};
  if (!value->is_string()) return wrong_type(name, "a text or null"), std::string();
  return value->get<std::string>();
}

bool Members::boolean(std::string_view name, Need need) {
  const Json* value = find(name, need);
  if (value == nullptr) return false;
  if (!value->is_boolean()) return wrong_type(name, "true or false"), false;
  return value->get<bool>();
}

std::int64_t Members::integer(std::string_view name, std::int64_t min, std::int64_t max) {
  const Json* value = find(name, Need::required);
  if (value == nullptr) return 0;
  const bool fits = value->is_number_integer() &&
                    (!value->is_number_unsigned() || value->get<std::uint64_t>() <= INT64_MAX);
  if (!fits) return wrong_type(name, "a whole number"), 0;
  const auto number = value->get<std::int64_t>();
  if (number < min || number > max) {
    return fail(name, "not from " + std::to_string(min) + " to " + std::to_string(max)), 0;
  }
  return number;
}

std::uint64_t Members::number(std::string_view name) {
  const Json* value = find(name, Need::required);
  if (value == nullptr) return 0;
  if (!value->is_number_integer() || value->get<std::int64_t>() < 0)
    return wrong_type(name, "a whole number from 0 on"), 0;
  return value->get<std::uint64_t>();
}

std::vector<std::string> Members::texts(std::string_view name, Need need) {
  const Json* value = find(name, need);
  if (value == nullptr) return {};
  if (!value->is_array()) return wrong_type(name, "a list of texts"), std::vector<std::string>();
  std::vector<std::string> all;
  for (const Json& one : *value) {
    if (!one.is_string()) return wrong_type(name, "a list of texts"), std::vector<std::string>();
    all.push_back(one.get<std::string>());
  }
  return all;
}

std::map<std::string, std::string> Members::text_map(std::string_view name) {
  std::map<std::string, std::string> all;
  for (const auto& [key, value] : object(name).items()) {
    if (!value.is_string()) return wrong_type(name, "texts by name"), decltype(all)();
    all[key] = value.get<std::string>();
  }
  return all;
}

const Json& Members::array(std::string_view name) {
  const Json* value = find(name, Need::required);
  if (value == nullptr) return kNoArray;
  if (!value->is_array()) return wrong_type(name, "a list"), kNoArray;
  return *value;
}

const Json& Members::object(std::string_view name) {
  const Json* value = find(name, Need::required);
  if (value == nullptr) return kNoObject;
  if (!value->is_object()) return wrong_type(name, "an object"), kNoObject;
  return *value;
}

std::optional<BadInput> Members::done() {
  if (fault_) return fault_;
  for (const auto& [name, value] : object_.items()) {
    if (!asked_.contains(name)) {
      fail(name, "unknown member");
      break;
    }
  }
  return fault_;
}

}  // namespace cmk::harness
