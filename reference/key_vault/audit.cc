#include "reference/key_vault/audit.h"

#include <array>

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

// Names as in the vault's log (azure-facts 3.5 for the first three, the others after their
// pattern).
constexpr std::array<std::string_view, entra::kKeyActions> kOperationNames = {
    "KeyGet",
    "KeyList",
    "KeyCreate",
    "KeyImport",
    "KeyUpdate",
    "KeyDelete",
    "KeyRecover",
    "KeyPurge",
    "KeyBackup",
    "KeyRestore",
    "KeyRotate",
    "KeyGetRotationPolicy",
    "KeySetRotationPolicy",
    "KeyWrap",
    "KeyUnwrap",
    "KeyEncrypt",
    "KeyDecrypt",
    "KeySign",
    "KeyVerify"};

bool is_left_out(const Rulebook& rules, entra::KeyAction action, bool refused) {
  using entra::KeyAction;
  if (refused && rules.fault(rules::kRefusedNotLogged)) return true;
  return (action == KeyAction::get && rules.fault(rules::kGetNotLogged)) ||
         (action == KeyAction::wrapKey && rules.fault(rules::kWrapNotLogged)) ||
         (action == KeyAction::unwrapKey && rules.fault(rules::kUnwrapNotLogged));
}

// The entry of one attempt, bent where a deviant bends it.
AuditRecord record_of(const Room& room, const DataCall& call, entra::KeyAction action,
                      std::string_view key, std::string_view version, const Refusal* refusal) {
  const Rulebook& rules = room.rules;
  AuditRecord record;
  record.time = room.now + (rules.fault(rules::kLogTimeIsLate) ? 1 : 0);
  if (rules.fault(rules::kLogNamesGet)) action = entra::KeyAction::get;
  record.operationName = kOperationNames.at(static_cast<std::size_t>(action));
  if (!rules.fault(rules::kLogNamesAnotherCaller)) record.caller = call.caller;
  if (!rules.fault(rules::kLogOmitsKey)) record.key = key;
  if (!rules.fault(rules::kLogOmitsVersion)) record.version = version;
  const bool success = refusal == nullptr || rules.fault(rules::kLogSaysSuccess);
  record.httpStatusCode = success ? 200 : info(refusal->reason).httpStatus;
  return record;
}

}  // namespace

void log_attempt(Room& room, const DataCall& call, entra::KeyAction action, std::string_view key,
                 std::string_view version, const Refusal* refusal) {
  const std::string name = to_lower(call.vault);
  const VaultRecord* logged = room.vaults.live.find(name);
  if (logged == nullptr || !logged->audited) return;
  const Rulebook& rules = room.rules;
  if (is_left_out(rules, action, refusal != nullptr)) return;
  VaultRecord* vault = room.vaults.live.edit_quietly(name);
  vault->audit_log.write(record_of(room, call, action, key, version, refusal));
}

}  // namespace cmk::key_vault
