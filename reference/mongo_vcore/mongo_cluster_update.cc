#include "reference/mongo_vcore/mongo_cluster_update.h"

#include "reference/core/text.h"
#include "reference/mongo_vcore/rules.h"
#include "reference/service/key_holder.h"
#include "reference/service/protection.h"
#include "reference/service/revalidation.h"

namespace cmk::mongo_vcore {
namespace {

bool same_key(std::string_view a, std::string_view b) {
  const auto first = key_vault::parse_key_identifier(a);
  const auto second = key_vault::parse_key_identifier(b);
  return first && second && first->version.empty() &&
         equal_ignoring_case(first->vault, second->vault) &&
         equal_ignoring_case(first->name, second->name);
}

bool bound_to_first_identity(const Rulebook& rules, service::Cause lost) {
  if (rules.fault(rules::kIdentityFixedWhileLost)) return true;
  const bool role = lost == service::Cause::roleMissing;
  const bool permission = lost == service::Cause::permissionMissing;
  return (role && rules.fault(rules::kNoOtherIdentityUnderRoles)) ||
         (permission && rules.fault(rules::kNoOtherIdentityUnderPolicies));
}

// Another identity for the key of a cluster that lost it. It need not be granted the key yet: the
// recovery updates the cluster first (vCore, recovering from managed identity deletion).
Result<void> point_to(Room& room, service::Resource& cluster, const service::KeySetting& setting) {
  if (bound_to_first_identity(room.rules, cluster.lost)) return service::check_accessible(cluster);
  const service::Cause cause = check_setting(room, cluster, setting);
  if (service::concerns_settings_only(cause)) return std::unexpected(service::refusal_of(cause));
  set_key(room, cluster, setting);
  return {};
}

// Another key for a cluster that lost its own: taken only once it is Ready (vCore, Inaccessible). A
// deviant takes it where the vault still unwraps: after the expiry.
Result<void> move_while_lost(Room& room, service::Resource& cluster,
                             const service::KeySetting& setting) {
  if (!room.rules.holds(rules::kKeyChangeOnlyWhenReady, false) || !unlock(room, cluster)) {
    return service::check_accessible(cluster);
  }
  return take_key(room, cluster, setting);
}

// To service-managed keys: a deviant's, or the cluster is under them already.
void leave_key(service::Resource& cluster) {
  if (!cluster.key) return;
  std::swap(cluster.ring.service_key, cluster.ring.data_key);
  cluster.ring.epochs.clear();
  cluster.key.reset();
}

Result<void> change_key(Room& room, service::Resource& cluster, const Encryption& encryption,
                        bool identities_given) {
  const auto& given = encryption.customerManagedKeyEncryption;
  const Rule& fixed = given ? rules::kNoKeyLater : rules::kKeyStays;
  if (!room.rules.holds(fixed, given.has_value() == cluster.key.has_value())) {
    return refuse(Reason::immutableProperty, "the mode is chosen at creation");
  }
  if (!given) {
    leave_key(cluster);
    return {};
  }
  const auto setting = read_setting(room, cluster, *given, identities_given);
  if (!setting) return std::unexpected(setting.error());
  if (cluster.accessible()) return take_key(room, cluster, *setting);
  return same_key(setting->key_uri, cluster.key->key_uri)
             ? point_to(room, cluster, *setting)
             : move_while_lost(room, cluster, *setting);
}

Result<void> change(Room& room, service::Resource& cluster, const MongoClusterUpdate& op) {
  if (op.identity) {
    if (!cluster.accessible() && bound_to_first_identity(room.rules, cluster.lost)) {
      return service::check_accessible(cluster);
    }
    auto identities = service::read_identities(room, op.identity, cluster.id, cluster.tenantId);
    if (!identities) return std::unexpected(identities.error());
    cluster.identities = *std::move(identities);
  }
  if (op.encryption) {
    Result<void> taken = change_key(room, cluster, *op.encryption, op.identity.has_value());
    if (!taken) return taken;
  }
  if (!cluster.key) return {};
  if (room.rules.holds(rules::kKeyKeepsItsIdentity,
                       service::has_identity(cluster, cluster.key->identity))) {
    cluster.key->identity = resolved(room, cluster, cluster.key->identity);
    return {};
  }
  return refuse(Reason::invalidIdentity, "the key needs the identity that uses it");
}

}  // namespace

Result<MongoCluster> apply(Room& room, const MongoClusterUpdate& op) {
  const Result<service::Resource*> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  service::Resource changed = **cluster;
  if (Result<void> may = change(room, changed, op); !may) {
    if (room.rules.fault(rules::kRefusedChangeStays)) (*cluster)->data.records = {};
    return std::unexpected(may.error());
  }
  if (!op.encryption || !room.rules.fault(rules::kChangeNotTaken)) **cluster = std::move(changed);
  service::settle_system_identity(room, **cluster);
  service::remember(room, **cluster);
  service::start_watching(room, **cluster);
  return cluster_of(room, **cluster);
}

}  // namespace cmk::mongo_vcore
