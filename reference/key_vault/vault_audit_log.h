#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

struct AuditEntry {
  std::int64_t time = 0;
  std::string operationName;
  std::string caller;
  std::string key;
  std::string version;
  std::string resultType;
  std::int64_t httpStatusCode = 0;
  bool operator==(const AuditEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (),
                      (time, operationName, caller, key, version, resultType, httpStatusCode))

struct AuditLog {
  std::vector<AuditEntry> value;
  bool operator==(const AuditLog&) const = default;
};
BOOST_DESCRIBE_STRUCT(AuditLog, (), (value))

// vault.auditLog
struct VaultAuditLog : ControlCall {
  using Answer = AuditLog;
  bool operator==(const VaultAuditLog&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultAuditLog, (ControlCall), ())

Result<AuditLog> apply(Room& room, const VaultAuditLog& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::AuditEntry> {
  static constexpr std::string_view kName = "AuditEntry";
  static constexpr std::string_view kSentence = "One attempt on a key.";
  static constexpr std::array kFields = {
      FieldNote{"time", "When it was tried; Unix seconds.", Mark::plain, Sense::instant},
      FieldNote{"operationName", "KeyGet, KeyWrap, KeyUnwrap and so on."},
      FieldNote{"caller", "The principal (object id) that called.", Mark::chosen},
      FieldNote{"key", "The key's name."},
      FieldNote{"version", "The key version that was used or asked for; empty where there is none.",
                Mark::chosen},
      FieldNote{"resultType", "Success or Failure."},
      FieldNote{"httpStatusCode", "200, or the status of the refusal."}};
};
template <>
struct Note<key_vault::AuditLog> {
  static constexpr std::string_view kName = "AuditLog";
  static constexpr std::string_view kSentence = "The audit log of a vault.";
  static constexpr std::array kFields = {FieldNote{"value", "The entries."}};
};
template <>
struct Note<key_vault::VaultAuditLog> {
  static constexpr std::string_view kName = "vault.auditLog";
  static constexpr std::string_view kSentence =
      "Returns the audit log of a vault, oldest entry first.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
