#include "reference/key_vault/vault_audit_log.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

Result<AuditLog> apply(Room& room, const VaultAuditLog& op) {
  const VaultRecord* vault = room.vaults.live.find(to_lower(op.vault));
  if (vault == nullptr) return refuse(Reason::notFound, "no such vault");
  AuditLog log;
  vault->audit_log.for_each_after(
      0, room.now, [&](std::uint64_t /*number*/, const AuditRecord& record) {
        log.value.push_back({record.time, record.operationName, record.caller, record.key,
                             record.version, record.httpStatusCode == 200 ? "Success" : "Failure",
                             record.httpStatusCode});
      });
  if (room.rules.fault(rules::kLogBackwards)) std::ranges::reverse(log.value);
  return log;
}

}  // namespace cmk::key_vault
