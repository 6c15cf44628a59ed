#include "reference/service/loss_rules.h"

#include <array>

namespace cmk::service {
namespace rules {
namespace {

constexpr LossRule fault(std::string_view name, std::string_view sentence, std::string_view cosmos,
                         std::string_view vcore, std::string_view pg) {
  const auto rule = [&](std::string_view requirement) {
    return Rule{requirement, name, RuleKind::fault, sentence};
  };
  return {rule(cosmos), rule(vcore), rule(pg)};
}

}  // namespace

// clang-format off
//                                                                    Cosmos    vCore     PostgreSQL
constinit const LossRule kServesWhileLost = fault("serves-while-lost",
    "Data is served although the key is lost.",                       "REV-03", "VCR-11", "PGS-15");
constinit const LossRule kOutageIsALoss = fault("outage-is-a-loss",
    "An outage of the vault or of Entra counts as a lost key.",       "REV-05", "",       "");
constinit const LossRule kLosesOneOfSeveral = fault("loses-one-of-several",
    "Of several resources that lose a key one alone notices.",        "REV-02", "",       "");
constinit const LossRule kComesBackEmpty = fault("comes-back-empty",
    "A resource that comes back has lost its records.",               "REV-04", "VCR-25", "PGS-15");
constinit const LossRule kMovesWhileLost = fault("moves-while-lost",
    "A resource that lost its key moves on to a newer version.",      "ROT-05", "VCR-13", "");
constinit const LossRule kMovesWithoutDataKey = fault("moves-without-data-key",
    "A move to a newer version puts a new data key in place.",        "ROT-01", "VCR-08", "PGS-11");
constinit const LossRule kNeedsPreviousVersion = fault("needs-previous-version",
    "The version before the one in use is still needed.",             "ROT-03", "",       "PGS-11");
constinit const LossRule kUnwrapsWithFirstVersion = fault("unwraps-with-first-version",
    "The data key is unwrapped with the version that it had first.",  "ROT-03", "",       "");
constinit const LossRule kWrapsWithPreviousVersion = fault("wraps-with-previous-version",
    "A move to a newer version still wraps with the previous one.",   "ROT-06", "",       "");
constinit const LossRule kTakesRefusedKey = fault("takes-refused-key",
    "A change of the key that is refused is made all the same.",      "ROT-02", "",       "");
constinit const LossRule kTakesUncheckedKey = fault("takes-unchecked-key",
    "A change of the key is made without a look at the new one.",     "ROT-02", "",       "");
// clang-format on

}  // namespace rules

bool has_fault(const Rulebook& rules, const LossRule& rule, Service service) {
  const Rule& fault = of(rule, service);
  return !fault.requirement.empty() && rules.fault(fault);
}

std::vector<const Rule*> loss_rules() {
  constexpr std::array kAll = {&rules::kServesWhileLost,          &rules::kOutageIsALoss,
                               &rules::kLosesOneOfSeveral,        &rules::kComesBackEmpty,
                               &rules::kMovesWhileLost,           &rules::kMovesWithoutDataKey,
                               &rules::kNeedsPreviousVersion,     &rules::kUnwrapsWithFirstVersion,
                               &rules::kWrapsWithPreviousVersion, &rules::kTakesRefusedKey,
                               &rules::kTakesUncheckedKey};
  std::vector<const Rule*> found;
  for (const LossRule* column : kAll) {
    for (const Rule& rule : *column) {
      if (!rule.requirement.empty()) found.push_back(&rule);
    }
  }
  return found;
}

}  // namespace cmk::service
