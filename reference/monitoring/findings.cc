#include "reference/monitoring/findings.h"

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/key_vault/access.h"

namespace cmk::monitoring {
namespace {

struct Recommendation {
  std::string_view name;
  std::string_view message;
  bool (*followed)(const Room&, const key_vault::VaultRecord&, const service::Resource& user);
  Rule found;   // a demand: a finding, where it is not followed
  Rule always;  // the fault of a finding where it is followed
};

bool is_audited(const Room& /*room*/, const key_vault::VaultRecord& vault,
                const service::Resource& /*user*/) {
  return vault.audited;
}

bool is_watched(const Room& room, const key_vault::VaultRecord& vault,
                const service::Resource& user) {
  bool watched = false;
  room.monitor.alerts.for_each([&](const std::string& /*id*/, const AlertRecord& alert) {
    watched = entra::covers(alert.scope, vault.id) || entra::covers(alert.scope, user.id);
    return !watched;
  });
  return watched;
}

constexpr std::array kRecommendations = {
    Recommendation{"vault-alerts",
                   "no alert rule watches the vault or the resource that uses it",
                   is_watched,
                   {"MON-04", "alerts-missing-found", RuleKind::demand,
                    "A vault in use that no alert rule watches leaves a finding."},
                   {"MON-04", "alerts-always-missing", RuleKind::fault,
                    "A vault that an alert rule watches leaves a finding, too."}},
    Recommendation{"vault-diagnostics",
                   "the vault's diagnostics are off",
                   is_audited,
                   {"MON-04", "diagnostics-missing-found", RuleKind::demand,
                    "A vault in use whose diagnostics are off leaves a finding."},
                   {"MON-04", "diagnostics-always-missing", RuleKind::fault,
                    "A vault whose diagnostics are on leaves a finding, too."}},
};

void add_findings(const Room& room, const key_vault::VaultRecord& vault,
                  const service::Resource& user, std::vector<service::Finding>& findings) {
  for (const Recommendation& row : kRecommendations) {
    const bool followed = room.rules.holds(row.found, row.followed(room, vault, user)) &&
                          !room.rules.fault(row.always);
    if (followed) continue;
    service::Finding finding{std::string(row.found.requirement), vault.id, std::string(row.name),
                             std::string(row.message)};
    if (!contains(findings, finding)) findings.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<service::Finding> findings_of_vaults(const Room& room, std::string_view scope) {
  std::vector<service::Finding> findings;
  room.estate.resources.for_each([&](const std::string& /*key*/, const service::Resource& user) {
    if (!user.key) return;
    const auto vault = key_vault::find_vault(room, user.ring.epochs.back().vault);
    if (!vault) return;
    if (!entra::covers(scope, (*vault)->id) && !entra::covers(scope, user.id)) return;
    add_findings(room, **vault, user, findings);
  });
  return findings;
}

std::vector<const Rule*> finding_rules() {
  std::vector<const Rule*> rules;
  for (const Recommendation& row : kRecommendations) {
    rules.push_back(&row.found);
    rules.push_back(&row.always);
  }
  return rules;
}

}  // namespace cmk::monitoring
