#include "reference/service/delays.h"

#include <algorithm>
#include <array>

namespace cmk::service {
namespace {

constexpr Rule fault(std::string_view requirement, std::string_view name,
                     std::string_view sentence) {
  return {requirement, name, RuleKind::fault, sentence};
}

// vCore, Inaccessible: within 60 minutes, both ways. Cosmos DB, troubleshooting guide: back within
// one hour, support after two; nothing is said on how soon a loss shows, and nothing at all for
// PostgreSQL, so that an hour is taken there, too. A new version is picked up within 24 hours
// (cosmos, key rotation; pg, CMK requirements).
constexpr std::array kDelays = {
    Delay{Transition::lose,
          {kHour, kHour, kHour},
          {0, kHour + 1, 0},
          {fault("", "", ""),
           fault("VCR-11", "inaccessible-a-second-late",
                 "A lost key shows a second after the 60 minutes."),
           fault("", "", "")}},
    Delay{Transition::regain,
          {kHour, kHour, kHour},
          {2 * kHour + 1, kHour + 1, 0},
          {fault("REV-04", "back-a-second-late", "Access is back a second after the two hours."),
           fault("VCR-12", "ready-a-second-late",
                 "The cluster is Ready a second after the 60 minutes."),
           fault("", "", "")}},
    Delay{Transition::pickUp,
          {kDay, kDay, kDay},
          {kDay + 1, kDay + 1, kDay + 1},
          {fault("ROT-01", "picked-up-a-second-late",
                 "A new version is picked up a second after the 24 hours."),
           fault("VCR-08", "picked-up-a-second-late",
                 "A new version is picked up a second after the 24 hours."),
           fault("PGS-11", "picked-up-a-second-late",
                 "A new version is picked up a second after the 24 hours.")}},
};

constexpr Return back(Cause cause, std::string_view name, std::string_view sentence,
                      std::string_view cosmos, std::string_view vcore, std::string_view pg) {
  return {cause,
          {fault(cosmos, name, sentence), fault(vcore, name, sentence), fault(pg, name, sentence)}};
}

// clang-format off
constexpr std::array kReturns = {
    //                                                                Cosmos    vCore     PostgreSQL
    back(Cause::identityGone,      "lost-for-ever-with-identity",
         "A deleted identity that is back does not help.",            "",       "VCR-15", ""),
    back(Cause::roleMissing,       "lost-for-ever-with-role",
         "A role that is assigned again does not help.",              "",       "VCR-16", ""),
    back(Cause::permissionMissing, "lost-for-ever-with-permission",
         "A permission that is listed again does not help.",          "",       "VCR-17", ""),
    back(Cause::keyNotFound,       "lost-for-ever-with-key",
         "A key that is recovered does not help.",                    "REV-04", "VCR-28", "PGS-15"),
    back(Cause::networkDenied,     "lost-for-ever-with-network",
         "A network that is open again does not help.",               "",       "VCR-18", ""),
    back(Cause::vaultDeleted,      "lost-for-ever-with-vault",
         "A vault that is recovered does not help.",                  "",       "VCR-14", ""),
    back(Cause::keyDisabled,       "lost-for-ever-with-disabled-key",
         "A key that is enabled again does not help.",                "REV-04", "VCR-28", "PGS-15"),
    back(Cause::versionUnusable,   "lost-for-ever-with-version",
         "A previous version that is enabled again does not help.",   "ROT-04", "",       "PGS-11"),
    back(Cause::keyExpired,        "lost-for-ever-after-expiry",
         "An expiry that is extended does not help.",                 "",       "VCR-13", ""),
};
// clang-format on

void add(std::vector<const Rule*>& rules, const PerService<Rule>& column) {
  for (const Rule& rule : column) {
    if (!rule.requirement.empty()) rules.push_back(&rule);
  }
}

}  // namespace

const Delay& delay_of(Transition transition) {
  return kDelays[static_cast<std::size_t>(transition)];
}

const Rule* never_returns(Cause cause, Service service) {
  const auto* row = std::ranges::find(kReturns, cause, &Return::cause);
  if (row == kReturns.end()) return nullptr;
  const Rule& rule = of(row->never, service);
  return rule.requirement.empty() ? nullptr : &rule;
}

std::vector<const Rule*> delay_rules() {
  std::vector<const Rule*> rules;
  for (const Delay& delay : kDelays) add(rules, delay.late);
  for (const Return& row : kReturns) add(rules, row.never);
  return rules;
}

}  // namespace cmk::service
