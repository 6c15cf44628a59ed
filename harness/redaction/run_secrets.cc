#include "harness/redaction/run_secrets.h"

#include <algorithm>
#include <functional>

#include "harness/redaction/key_material.h"
#include "harness/redaction/window.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::size_t kAddedLenMax = std::size_t{512} << 10U;
constexpr std::size_t kCleanLenMax = std::size_t{32} << 20U;

// A list in which bytes may be spread over the elements.
bool is_list_of_parts(const json& value) {
  return value.is_array() && value.size() >= kWindowLen &&
         std::ranges::none_of(value, [](const json& element) { return element.is_structured(); });
}

bool may_be_key_material(const std::string& member, const json& value) {
  if (!value.is_string() && !value.is_array()) return false;
  if (value.is_string() && value.get_ref<const std::string&>().size() < 2 * kWindowLen)
    return false;
  return is_private_member(member);
}

}  // namespace

void RunSecrets::start_case(Symbolic symbolic) {
  if (added_len_ > kAddedLenMax || clean_len_ > kCleanLenMax) *this = RunSecrets();
  if (!of_case_.is_empty()) of_case_ = KnownSecrets();
  case_own_.clear();
  case_clean_texts_.clear();
  symbolic_ = std::move(symbolic);
}

void RunSecrets::add(const std::string& name, const std::string& secret, bool drawn) {
  const std::size_t hash = std::hash<std::string>{}(secret);
  if (added_.contains(hash)) return;
  if (!drawn) {
    if (!case_own_.insert(hash).second) return;
    of_case_.add(name, secret);
    case_clean_texts_.clear();
    return;
  }
  added_.insert(hash);
  added_len_ += secret.size();
  drawn_.add(name, secret);
}

bool RunSecrets::is_clean(const std::string& text) {
  if (text.size() < kWindowLen) return true;
  if (case_clean_texts_.contains(text)) return true;
  if (!shows_no_drawn(text) || !of_case_.is_clean(text)) return false;
  case_clean_texts_.insert(text);
  return true;
}

bool RunSecrets::shows_no_drawn(const std::string& text) {
  const std::string key = symbolic_ ? symbolic_(text) : text;
  if (clean_texts_.contains(key)) return true;
  if (!drawn_.is_clean(text)) return false;
  clean_len_ += key.size();
  clean_texts_.insert(key);
  return true;
}

bool RunSecrets::is_clean(const json& value) {
  if (value.is_string()) return is_clean(value.get_ref<const std::string&>());
  if (!value.is_structured()) return true;
  if (is_list_of_parts(value) && !is_clean(value.dump())) return false;
  if (value.is_array()) {
    return std::ranges::all_of(value, [&](const json& element) { return is_clean(element); });
  }
  const auto& members = value.get_ref<const json::object_t&>();
  return std::ranges::all_of(members, [&](const auto& member) {
    const auto& [name, part] = member;
    return !may_be_key_material(name, part) && is_clean(name) && is_clean(part);
  });
}

std::string RunSecrets::clean(const std::string& text) {
  return is_clean(text) ? text : of_case_.clean(drawn_.clean(text));
}

void RunSecrets::clean(json& value) {
  if (is_clean(value)) return;
  drawn_.clean_json(value);
  of_case_.clean_json(value);
}

}  // namespace cmk::harness
