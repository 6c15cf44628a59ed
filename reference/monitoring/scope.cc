#include "reference/monitoring/scope.h"

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/key_vault/names.h"

namespace cmk::monitoring {

bool concerns(const Room& room, const service::ActivityEvent& event, std::string_view scope) {
  if (entra::covers(scope, event.resourceId)) return true;
  const auto key = key_vault::parse_key_identifier(event.keyUri);
  if (!key) return false;
  const std::string vault = to_lower(key->vault);
  if (const auto* live = room.vaults.live.find(vault)) return entra::covers(scope, live->id);
  const auto* deleted = room.vaults.deleted.find(vault);
  return deleted != nullptr && entra::covers(scope, deleted->vault.id);
}

}  // namespace cmk::monitoring
