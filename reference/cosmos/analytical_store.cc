#include "reference/cosmos/analytical_store.h"

#include "reference/cosmos/rules.h"
#include "reference/service/protection.h"
#include "reference/service/told.h"

namespace cmk::cosmos {
namespace {

Result<void> check_grant(Room& room, const service::Resource& resource) {
  if (!resource.key || room.rules.fault(rules::kSynapseAsksForNoGrant)) return {};
  if (Result<void> open = check_open(room, resource); !open) return open;
  const service::Cause cause = check_setting(room, resource, *resource.key);
  if (cause == service::Cause::none) return {};
  return std::unexpected(service::told(room.rules, service::refusal_of(cause)));
}

}  // namespace

Result<void> check_analytical_store(const Room& room, const service::Resource& resource,
                                    const AccountRecord& record) {
  if (!record.analytical_storage || !resource.key) return {};
  const bool managed = record.default_identity.kind != service::IdentityKind::FirstParty;
  if (!room.rules.holds(rules::kSynapseNeedsManagedIdentity, managed)) {
    return refuse(Reason::unsupportedFeature,
                  "Synapse Link needs a managed identity as default identity");
  }
  if (room.rules.fault(rules::kSynapseNeverWithKey)) return refuse(Reason::unsupportedFeature);
  return {};
}

Result<void> turn_on_analytical_store(Room& room, const service::Resource& resource,
                                      AccountRecord& record) {
  if (Result<void> granted = check_grant(room, resource); !granted) return granted;
  record.analytical_storage = true;
  return check_analytical_store(room, resource, record);
}

}  // namespace cmk::cosmos
