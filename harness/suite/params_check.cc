#include "harness/suite/params_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "harness/suite/read_json.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

using Finding = std::optional<Flaw>;

Finding fault_at(const std::string& at, std::string reason) { return Flaw{at, std::move(reason)}; }

bool is_text(TypeKind kind) {
  return kind == TypeKind::text || kind == TypeKind::secretText || kind == TypeKind::bytes ||
         kind == TypeKind::secretBytes || kind == TypeKind::enumeration;
}

std::string wanted_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return "expected true or false";
    case TypeKind::integer:
      return "expected an integer";
    case TypeKind::list:
      return "expected a list";
    case TypeKind::map:
    case TypeKind::structure:
      return "expected an object";
    case TypeKind::enumeration:
      return fmt::format("expected one of {}", fmt::join(type.values, ", "));
    case TypeKind::text:
    case TypeKind::secretText:
    case TypeKind::bytes:
    case TypeKind::secretBytes:
      return "expected a text";
  }
  return "of another type";
}

Finding text_finding(const Type& type, const std::string& text, const std::string& at) {
  const bool is_bytes = type.kind == TypeKind::bytes || type.kind == TypeKind::secretBytes;
  if (is_bytes && !base64url_size(text)) return fault_at(at, "not base64url");
  const bool is_value = type.kind != TypeKind::enumeration ||
                        std::ranges::find(type.values, text) != type.values.end();
  return is_value ? std::nullopt : fault_at(at, wanted_of(type));
}

// Of a value that is written out and has no parts.
Finding literal_finding(const Type& type, const json& value, const std::string& at) {
  if (value.is_string() && is_text(type.kind)) {
    return text_finding(type, value.get_ref<const std::string&>(), at);
  }
  const bool fits = (type.kind == TypeKind::boolean && value.is_boolean()) ||
                    (type.kind == TypeKind::integer && value.is_number_integer()) ||
                    (type.kind == TypeKind::list && value.is_array() && value.empty()) ||
                    (type.kind == TypeKind::map && value.is_object() && value.empty());
  return fits ? std::nullopt : fault_at(at, wanted_of(type));
}

Finding finding(const Type& type, const Expression& expression, const std::string& at);

Finding object_finding(const Type& type, const ObjectOf& object, const std::string& at) {
  for (const MemberOf& given : object.members) {
    const Member* const member = type.find(given.name);
    const Type* const of_value = type.kind == TypeKind::map ? type.element
                                 : member != nullptr        ? member->type
                                                            : nullptr;
    if (of_value == nullptr) continue;  // members that nobody declared are allowed
    if (auto found = finding(*of_value, given.value, pointer(at, given.name))) return found;
  }
  for (const Member& member : type.members) {
    const bool is_given =
        std::ranges::find(object.members, member.name, &MemberOf::name) != object.members.end();
    if (member.is_needed_in_params() && !is_given) {
      return fault_at(pointer(at, member.name), "missing");
    }
  }
  return std::nullopt;
}

// By the kind of the expression; its text, where one is known, is compared, too.
struct ByKind {
  const Type& type;
  const std::string& at;

  Finding operator()(const Literal& literal) const {
    return literal_finding(type, literal.value, at);
  }
  Finding operator()(const ListOf& list) const {
    if (type.kind != TypeKind::list) return fault_at(at, wanted_of(type));
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (auto found = finding(*type.element, list.items[i], pointer(at, i))) return found;
    }
    return std::nullopt;
  }
  Finding operator()(const ObjectOf& object) const {
    const bool is_object = type.kind == TypeKind::structure || type.kind == TypeKind::map;
    return is_object ? object_finding(type, object, at) : fault_at(at, wanted_of(type));
  }
  Finding operator()(const RefTo& ref) const { return ref.segment ? a_text() : std::nullopt; }
  Finding operator()(const SecretOf& /*secret*/) const { return a_text(); }
  Finding operator()(const TextOf& /*text*/) const { return a_text(); }
  Finding operator()(const FileOf& /*file*/) const { return a_text(); }
  Finding operator()(const FillOf& fill) const {
    return is_text(type.kind) ? text_finding(type, std::string(fill.length, fill.character), at)
                              : a_text();
  }
  Finding operator()(const TimeText& /*time*/) const { return an_integer(); }
  Finding operator()(const OptionOf& /*option*/) const { return an_integer(); }

 private:
  [[nodiscard]] Finding a_text() const {
    return is_text(type.kind) ? std::nullopt : fault_at(at, wanted_of(type));
  }
  [[nodiscard]] Finding an_integer() const {
    return type.kind == TypeKind::integer ? std::nullopt : fault_at(at, wanted_of(type));
  }
};

Finding finding(const Type& type, const Expression& expression, const std::string& at) {
  // A change makes a text of whatever it changes.
  if (expression.change && !is_text(type.kind)) return fault_at(at, wanted_of(type));
  return std::visit(ByKind{type, at}, expression.kind);
}

// The first flaw of steps that stand in `file`, as "/steps/3/params/name".
std::optional<BadInput> check_steps(const std::vector<Step>& steps,
                                    const std::filesystem::path& file, const std::string& where) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto flawed = params_flaw(steps[i]);
    if (!flawed) continue;
    return BadInput{file.string(), fmt::format("/steps/{}{}", i, flawed->place),
                    fmt::format("{}, of {}{}", flawed->reason, steps[i].method, where)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Flaw> params_flaw(const Step& step) {
  const OperationModel* const operation = find_operation(step.method);
  if (operation == nullptr) return std::nullopt;
  return finding(*operation->params, step.params, "/params");
}

std::optional<BadInput> check_scenario_params(const std::vector<Scenario>& scenarios,
                                              const std::filesystem::path& dir) {
  std::set<const World*> checked;
  for (const Scenario& scenario : scenarios) {
    if (scenario.world && checked.insert(scenario.world.get()).second) {
      const auto file = dir / "worlds" / (scenario.world->name + ".json");
      if (auto bad = check_steps(scenario.world->steps, file, "")) return bad;
    }
    for (const ScenarioCase& one : scenario.cases) {
      const std::string where = one.name.empty() ? "" : fmt::format(" (in the case {})", one.name);
      if (auto bad = check_steps(one.steps, dir / (scenario.name + ".json"), where)) return bad;
    }
  }
  return std::nullopt;
}

}  // namespace cmk::harness
