#include "harness/explore/symbols.h"

#include <fmt/format.h>

#include <bit>

#include "harness/explore/trace.h"
#include "reference/core/base64url.h"

namespace cmk::explore {
namespace {

using harness::Member;
using harness::Type;
using harness::TypeKind;
using nlohmann::json;

constexpr std::size_t kTellingLen = 8;                      // shorter texts occur by chance
constexpr std::size_t kWithinLen = 16;                      // and these within longer ones
constexpr Instant kTimesFrom = harness::kT0 - 2000 * kDay;  // integers beyond are instants

// Where two byte strings of one length differ in one bit, its number; else nothing.
std::optional<std::size_t> only_bit(ByteView a, ByteView b) {
  std::optional<std::size_t> bit;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto change = static_cast<unsigned>(a[i] ^ b[i]);
    if (change == 0) continue;
    if (bit || std::popcount(change) != 1) return std::nullopt;
    bit = i * 8 + static_cast<std::size_t>(std::countr_zero(change));
  }
  return bit;
}

}  // namespace

Symbols::Symbols(const std::vector<Importable>& files) {
  for (const Importable& file : files) {
    add(encode_base64url(file.file.view()), {{"file", file.path}}, true);
  }
}

void Symbols::add(const std::string& value, json expression, bool is_bytes) {
  if (value.size() >= kTellingLen)
    symbols_.try_emplace(value, Symbol{std::move(expression), is_bytes});
}

void Symbols::learn(const std::string& bind, std::string_view method, const json& answer) {
  const harness::OperationModel* operation = harness::find_operation(method);
  if (operation != nullptr) learn(*operation->answer, Mark::plain, bind, answer);
}

void Symbols::learn(const Type& type, Mark mark, const std::string& path, const json& value) {
  if (type.kind == TypeKind::structure && value.is_object()) {
    for (const Member& member : type.members) {
      const auto part = value.find(member.name);
      if (part == value.end()) continue;
      learn(*member.type, member.mark, fmt::format("{}.{}", path, member.name), *part);
    }
  } else if (type.kind == TypeKind::list && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      learn(*type.element, mark, fmt::format("{}.{}", path, i), value[i]);
    }
  } else if (type.kind == TypeKind::bytes && value.is_string()) {
    add(value.get<std::string>(), {{"ref", path}}, true);
  } else if (type.kind == TypeKind::text && mark == Mark::chosen && value.is_string()) {
    const auto whole = value.get<std::string>();
    add(whole, {{"ref", path}}, false);
    // The version of a key identifier.
    const std::size_t slash = whole.rfind('/');
    if (slash != std::string::npos && whole.starts_with("https://")) {
      add(whole.substr(slash + 1), {{"ref", path}, {"segment", -1}}, false);
    }
  }
}

json Symbols::express(const std::string& bind, std::string_view method, const json& params) const {
  const harness::OperationModel* operation = harness::find_operation(method);
  return operation == nullptr ? params : express(*operation->params, bind, params);
}

json Symbols::express(const Type& type, const std::string& name, const json& value) const {
  if (type.kind == TypeKind::structure && value.is_object()) {
    json made = json::object();
    for (const Member& member : type.members) {
      const auto part = value.find(member.name);
      if (part == value.end()) continue;
      made[std::string(member.name)] =
          express(*member.type, fmt::format("{}-{}", name, member.name), *part);
    }
    return made;
  }
  if (type.kind == TypeKind::list && value.is_array()) {
    json made = json::array();
    for (const json& element : value) made.push_back(express(*type.element, name, element));
    return made;
  }
  if (type.kind == TypeKind::integer && value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    return number > kTimesFrom ? json{{"time", time_text(number)}} : value;
  }
  if (!value.is_string()) return value;
  const auto& content = value.get_ref<const std::string&>();
  if (type.kind == TypeKind::secretBytes) {
    if (const auto known = symbols_.find(content); known != symbols_.end()) {
      return known->second.expression;
    }
    const json made = {{"secret", name}, {"length", content.size() * 3 / 4}};
    return made_secrets_.try_emplace(content, made).first->second;
  }
  if (type.kind == TypeKind::bytes) return bytes(content);
  return type.kind == TypeKind::text ? text(content) : value;
}

json Symbols::text(const std::string& value) const {
  if (const auto whole = symbols_.find(value); whole != symbols_.end()) {
    return whole->second.expression;
  }
  for (const auto& [known, symbol] : symbols_) {
    const std::size_t at = known.size() < kWithinLen ? std::string::npos : value.find(known);
    if (at == std::string::npos || symbol.is_bytes) continue;
    json pieces = json::array();
    if (at > 0) pieces.push_back(value.substr(0, at));
    pieces.push_back(symbol.expression);
    const std::string rest = value.substr(at + known.size());
    if (!rest.empty()) pieces.push_back(text(rest));
    return {{"text", pieces}};
  }
  return value;
}

// What was made, or made and then changed in one bit.
json Symbols::bytes(const std::string& value) const {
  if (const auto whole = symbols_.find(value); whole != symbols_.end()) {
    return whole->second.expression;
  }
  const auto given = decode_base64url(value);
  if (!given) return value;
  for (const auto& [known, symbol] : symbols_) {
    if (!symbol.is_bytes || known.size() != value.size() || symbol.expression.contains("file")) {
      continue;
    }
    const auto made = decode_base64url(known);
    if (!made || made->size() != given->size()) continue;
    if (const auto bit = only_bit(*made, *given)) {
      json changed = symbol.expression;
      changed["flip"] = *bit;
      return changed;
    }
  }
  return value;
}

}  // namespace cmk::explore
