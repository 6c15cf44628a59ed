#include "harness/suite/scenario_variation.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "harness/protocol/model.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

// In a path of an ARM id or a key identifier a name stands behind one of these.
constexpr std::array<std::string_view, 8> kCollections = {
    "subscriptions", "resourcegroups", "vaults",           "keys",
    "mongoclusters", "servergroupsv2", "databaseaccounts", "userassignedidentities"};
constexpr std::string_view kVaultDomain = ".vault.azure.net";

void collect_from_path(std::string_view text, std::set<std::string>& names) {
  if (const std::size_t domain = text.find(kVaultDomain); domain != std::string_view::npos) {
    const std::size_t host = text.rfind('/', domain);
    if (host != std::string_view::npos) {
      names.emplace(text.substr(host + 1, domain - host - 1));
    }
  }
  bool is_behind = false;
  for (const std::string_view segment : split(text, '/')) {
    if (is_behind) names.emplace(segment);
    is_behind = contains(kCollections, to_lower(segment));
  }
}

// Collects from what a scenario writes itself; references bring what was collected before.
struct NameCollector {
  std::set<std::string>& names;

  void collect(const Expression& expression, const Type* type, bool is_name) const {
    if (const auto* literal = std::get_if<Literal>(&expression.kind)) {
      from_value(literal->value, type, is_name);
    } else if (const auto* list = std::get_if<ListOf>(&expression.kind)) {
      for (const Expression& item : list->items) collect(item, element_of(type), is_name);
    } else if (const auto* text = std::get_if<TextOf>(&expression.kind)) {
      for (const Expression& piece : text->pieces) collect(piece, nullptr, false);
    } else if (const auto* object = std::get_if<ObjectOf>(&expression.kind)) {
      for (const MemberOf& part : object->members) {
        const Member* const member = type == nullptr ? nullptr : type->find(part.name);
        collect(part.value, member == nullptr ? element_of(type) : member->type,
                member != nullptr && member->sense == Sense::name);
      }
    }
  }

 private:
  static const Type* element_of(const Type* type) {
    return type == nullptr ? nullptr : type->element;
  }

  void from_value(const nlohmann::json& value, const Type* type, bool is_name) const {
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      if (is_name) names.insert(text);
      collect_from_path(text, names);
    } else if (value.is_array()) {
      for (const auto& item : value) from_value(item, element_of(type), is_name);
    } else if (value.is_object()) {
      for (const auto& [name, part] : value.items()) {
        const Member* const member = type == nullptr ? nullptr : type->find(name);
        from_value(part, member == nullptr ? element_of(type) : member->type,
                   member != nullptr && member->sense == Sense::name);
      }
    }
  }
};

void collect(const std::vector<Step>& steps, std::set<std::string>& names) {
  for (const Step& step : steps) {
    const OperationModel* const operation = find_operation(step.method);
    if (operation == nullptr) continue;
    NameCollector{names}.collect(step.params, operation->params, false);
  }
}

}  // namespace

VariationPlan variation_plan(const Scenario& scenario, const ScenarioCase& one) {
  VariationPlan plan;
  plan.times.start = kT0;
  plan.times.idle = scenario.idle;
  if (scenario.world) plan.times.num_preparations = scenario.world->steps.size();
  if (scenario.literal_names) return plan;
  if (scenario.world) collect(scenario.world->steps, plan.names);
  collect(one.steps, plan.names);
  return plan;
}

Variation variation_of(const Scenario& scenario, const ScenarioCase& one, std::uint64_t seed) {
  const std::uint64_t place = fnv1a(one.name, fnv1a("|", fnv1a(scenario.name)));
  return {Source(place ^ Source(seed).next()), variation_plan(scenario, one)};
}

std::vector<std::size_t> running_order(std::size_t count, std::uint64_t seed,
                                       std::string_view what) {
  Source source(fnv1a(what) ^ Source(seed).next());
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[source.next() % i]);
  return order;
}

}  // namespace cmk::harness
