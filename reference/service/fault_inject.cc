#include "reference/service/fault_inject.h"

#include "reference/service/protection.h"
#include "reference/service/revalidation.h"

namespace cmk::service {
namespace {

bool* find_outage(Outages& outages, std::string_view service) {
  if (service == "tokenService") return &outages.token_service;
  if (service == "keyVault") return &outages.vault_service;
  if (service == "keyVaultError") return &outages.vault_failing;
  return nullptr;
}

}  // namespace

Result<Done> apply(Room& room, const FaultInject& op) {
  bool* outage_of = find_outage(room.estate.outages, op.service);
  if (outage_of == nullptr) {
    return refuse(Reason::invalidParameter, "service is tokenService, keyVault or keyVaultError");
  }
  *outage_of = op.active;
  // What changed in the meantime could not be seen until now.
  examine_all(room);
  return Done{};
}

}  // namespace cmk::service
