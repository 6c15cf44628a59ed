#include "reference/service/findings.h"

#include <optional>

#include "reference/entra/arm_id.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/key_vault/network.h"

namespace cmk::service {
namespace {

struct Recommendation {
  Service service;
  std::string_view name;     // Finding::name
  std::string_view message;  // Finding::message
  bool (*followed)(const Advised&);
  Rule found;    // a demand: a finding, where it is not followed
  Rule always;   // the fault of a finding where it is followed
  Rule refused;  // the fault of refusing what does not follow it
};

template <int kBits>
bool has_bits(const Advised& advised) {
  return advised.bits >= kBits;
}
bool retains_90_days(const Advised& advised) { return advised.retention_days >= 90; }
bool closed(const Advised& advised) { return !advised.open_to_all; }

// The three rules of a recommendation.
struct Told {
  std::string_view name;
  std::string_view sentence;
};
constexpr Recommendation advise(Service service, std::string_view requirement,
                                std::string_view name, std::string_view message,
                                bool (*followed)(const Advised&), Told found, Told always,
                                Told refused) {
  const auto rule = [&](Told told, RuleKind kind) {
    return Rule{requirement, told.name, kind, told.sentence};
  };
  return {service,
          name,
          message,
          followed,
          rule(found, RuleKind::demand),
          rule(always, RuleKind::fault),
          rule(refused, RuleKind::fault)};
}

constexpr std::array kRecommendations = {
    advise(Service::cosmos, "KEY-03", "key-size", "the key has fewer than 3072 bits",
           has_bits<3072>,
           {"small-for-cosmos-found", "A key below 3072 bits leaves a finding (Cosmos DB)."},
           {"large-for-cosmos-found", "A key of 3072 bits leaves a finding, too (Cosmos DB)."},
           {"small-for-cosmos-refused", "A key below 3072 bits is refused (Cosmos DB)."}),
    advise(Service::mongoVcore, "KEY-03", "key-size", "the key has fewer than 4096 bits",
           has_bits<4096>,
           {"small-for-vcore-found", "A key below 4096 bits leaves a finding (vCore)."},
           {"large-for-vcore-found", "A key of 4096 bits leaves a finding, too (vCore)."},
           {"small-for-vcore-refused", "A key below 4096 bits is refused (vCore)."}),
    advise(Service::mongoVcore, "VCR-22", "key-size", "the key has fewer than 4096 bits",
           has_bits<4096>, {"small-key-found", "A key below 4096 bits leaves a finding."},
           {"large-key-found", "A key of 4096 bits leaves a finding, too."},
           {"small-key-refused", "A key below 4096 bits is refused."}),
    advise(Service::mongoVcore, "VCR-22", "vault-network", "the vault is open to all networks",
           closed, {"open-vault-found", "A vault that is open to all networks leaves a finding."},
           {"closed-vault-found", "A vault that is not leaves a finding, too."},
           {"open-vault-refused", "A vault that is open to all networks is refused."}),
    advise(Service::mongoVcore, "VCR-22", "vault-retention",
           "the vault keeps what is deleted for fewer than 90 days", retains_90_days,
           {"short-retention-found", "A retention below 90 days leaves a finding."},
           {"long-retention-found", "A retention of 90 days leaves a finding, too."},
           {"short-retention-refused", "A retention below 90 days is refused."}),
};

// Looked up without a trace: nobody uses the key here.
std::optional<Advised> look(const Room& room, const Resource& resource) {
  if (!resource.key) return std::nullopt;
  const KeyEpoch& epoch = resource.ring.epochs.back();
  const auto vault = key_vault::find_vault(room, epoch.vault);
  if (!vault) return std::nullopt;
  const auto key = key_vault::find_key(room, **vault, epoch.name);
  if (!key) return std::nullopt;
  const auto version = key_vault::find_version(**key, epoch.version);
  if (!version || !(*version)->material) return std::nullopt;
  return Advised{(*version)->material->bits(), (*vault)->retention_days,
                 key_vault::admits_all_networks((*vault)->network)};
}

bool is_found(const Rulebook& rules, const Recommendation& row, const Advised& advised) {
  return !rules.holds(row.found, row.followed(advised)) || rules.fault(row.always);
}

}  // namespace

std::vector<Finding> findings_of_resources(const Room& room, std::string_view scope) {
  std::vector<Finding> findings;
  room.estate.resources.for_each([&](const std::string& /*key*/, const Resource& resource) {
    if (!entra::covers(scope, resource.id)) return;
    const std::optional<Advised> advised = look(room, resource);
    if (!advised) return;
    for (const Recommendation& row : kRecommendations) {
      if (row.service != resource.service || !is_found(room.rules, row, *advised)) continue;
      findings.push_back({std::string(row.found.requirement), resource.id, std::string(row.name),
                          std::string(row.message)});
    }
  });
  return findings;
}

bool refuses_advised(const Rulebook& rules, Service service, const Advised& advised) {
  for (const Recommendation& row : kRecommendations) {
    if (row.service == service && rules.fault(row.refused) && !row.followed(advised)) return true;
  }
  return false;
}

std::vector<const Rule*> finding_rules() {
  std::vector<const Rule*> rules;
  for (const Recommendation& row : kRecommendations) {
    for (const Rule* rule : {&row.found, &row.always, &row.refused}) rules.push_back(rule);
  }
  return rules;
}

}  // namespace cmk::service
