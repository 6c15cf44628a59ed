#include "reference/rules.h"

#include <vector>

#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/revocation_rules.h"
#include "reference/cosmos/rules.h"
#include "reference/entra/rules.h"
#include "reference/envelope/rules.h"
#include "reference/key_vault/rules.h"
#include "reference/mongo_vcore/rules.h"
#include "reference/monitoring/findings.h"
#include "reference/monitoring/rules.h"
#include "reference/postgresql/rules.h"
#include "reference/service/charges.h"
#include "reference/service/delays.h"
#include "reference/service/demands.h"
#include "reference/service/findings.h"
#include "reference/service/loss_rules.h"
#include "reference/service/rules.h"
#include "reference/service/storage_rules.h"
#include "reference/service/told.h"

namespace cmk {

std::span<const Rule* const> all_rules() {
  static const std::vector<const Rule*> rules = [] {
    std::vector<const Rule*> all;
    const auto add = [&](const auto& room) { all.insert(all.end(), room.begin(), room.end()); };
    add(entra::rules::kRules);
    add(key_vault::rules::kVaultRules);
    add(key_vault::rules::kKeyRules);
    add(envelope::rules::kRules);
    add(service::rules::kRules);
    add(service::demand_rules());
    add(service::delay_rules());
    add(service::loss_rules());
    add(service::charge_rules());
    add(service::told_rules());
    add(cosmos::rules::kAccountRules);
    add(service::rules::kStorageRules);
    add(cosmos::rules::kRules);
    add(cosmos::rules::kRevocationRules);
    add(mongo_vcore::rules::kRules);
    add(postgresql::rules::kRules);
    add(service::finding_rules());
    add(monitoring::finding_rules());
    add(monitoring::rules::kRules);
    add(cosmos::rules::kBackupRules);
    return all;
  }();
  return rules;
}

}  // namespace cmk
