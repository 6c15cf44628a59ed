#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// vault.setDiagnostics
struct VaultSetDiagnostics : ControlCall {
  using Answer = Done;
  bool auditEvent = false;
  bool operator==(const VaultSetDiagnostics&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultSetDiagnostics, (ControlCall), (auditEvent))

Result<Done> apply(Room& room, const VaultSetDiagnostics& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultSetDiagnostics> {
  static constexpr std::string_view kName = "vault.setDiagnostics";
  static constexpr std::string_view kSentence = "Switches the audit log of a vault on or off.";
  static constexpr std::array kFields = {
      FieldNote{"auditEvent", "Whether data-plane attempts are logged from now on."}};
};
}  // namespace cmk
