#include "reference/service/charges.h"

#include <array>

namespace cmk::service {
namespace {

constexpr Rule percent(std::string_view requirement, std::string_view name,
                       std::string_view sentence, std::int64_t number) {
  return {requirement, name, RuleKind::limit, sentence, number};
}

constexpr std::array kCharges = {
    Charge{RecordOperation::pointRead, 100, 0,
           percent("COS-15", "read-percent", "Percent that a point read costs more.", 5)},
    Charge{RecordOperation::write, 500, 100,
           percent("COS-16", "write-percent", "Percent that a write costs more.", 6)},
    Charge{RecordOperation::query, 300, 0,
           percent("COS-17", "query-percent", "Percent that a query costs more.", 15)},
    Charge{RecordOperation::changeFeed, 200, 0,
           percent("COS-17", "change-feed-percent", "Percent that a change-feed read costs more.",
                   15)},
    Charge{RecordOperation::conflictFeed, 200, 0,
           percent("COS-17", "conflict-feed-percent",
                   "Percent that a conflict-feed read costs more.", 15)},
};

// vCore, benefits: performance is not affected; read as cost.
constexpr Rule kClusterPercent =
    percent("VCR-21", "cluster-percent", "Percent that operations on clusters cost more.", 0);

}  // namespace

std::vector<const Rule*> charge_rules() {
  std::vector<const Rule*> rules = {&kClusterPercent};
  for (const Charge& charge : kCharges) rules.push_back(&charge.percent);
  return rules;
}

std::int64_t charge_of(const Rulebook& rules, const Resource& resource, RecordOperation operation,
                       std::int64_t num_properties) {
  const Charge& charge = kCharges[static_cast<std::size_t>(operation)];
  const std::int64_t base = charge.base + charge.per_property * num_properties;
  if (resource.service == Service::postgresql || !resource.key) return base;
  const bool cluster = resource.service == Service::mongoVcore;
  return base * (100 + rules.limit(cluster ? kClusterPercent : charge.percent)) / 100;
}

}  // namespace cmk::service
