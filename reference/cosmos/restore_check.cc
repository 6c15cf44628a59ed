#include "reference/cosmos/restore_check.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/cosmos/backup_rules.h"
#include "reference/cosmos/rules.h"
#include "reference/service/demands.h"
#include "reference/service/key_holder.h"
#include "reference/service/protection.h"
#include "reference/service/told.h"

namespace cmk::cosmos {
namespace {

using service::Cause;
using service::IdentityChoice;
using service::IdentityKind;
using service::KeyEpoch;

// What stands in the way of a restore, and the rule that asks for it of either type of backup.
struct Head {
  std::span<const Cause> causes;
  const Rule* periodic;
  const Rule* continuous;
};

constexpr std::array kVersionCauses = {Cause::keyTypeUnsupported, Cause::versionUnusable,
                                       Cause::operationForbidden, Cause::keyDisabled,
                                       Cause::keyNotYetValid,     Cause::keyExpired};
constexpr std::array kKeyCauses = {Cause::keyNotFound, Cause::vaultUnknown, Cause::networkDenied,
                                   Cause::vaultDeleted};
constexpr std::array kIdentityCauses = {Cause::identityUndefined, Cause::identityGone,
                                        Cause::roleMissing, Cause::permissionMissing};

constexpr std::array kHeads = {
    Head{kVersionCauses, &rules::kVersionOfBackup, &rules::kVersionOfPoint},
    Head{kKeyCauses, &rules::kKeyOfBackup, &rules::kKeyOfPoint},
    Head{kIdentityCauses, &rules::kIdentityOfBackup, &rules::kIdentityOfRestore},
};

bool is_continuous(const BackupSource& source) {
  return source.record->backup.type == BackupType::Continuous;
}

// The rule that the cause breaks; null for none.
const Rule* rule_of(Cause cause, const BackupSource& source) {
  const auto* head =
      std::ranges::find_if(kHeads, [&](const Head& each) { return contains(each.causes, cause); });
  if (head == kHeads.end()) return nullptr;
  if (is_continuous(source)) return head->continuous;
  const bool own = source.record->default_identity.kind == IdentityKind::SystemAssigned;
  return own && head->periodic == &rules::kIdentityOfBackup ? &rules::kFirstPartyForSystemAssigned
                                                            : head->periodic;
}

// The current version of the key that the source uses.
KeyEpoch current_of(const service::Resource& source) {
  KeyEpoch epoch = source.ring.epochs.back();
  epoch.version.clear();
  return epoch;
}

// A restore begins to use the key: the current version may be one that no data key can be put under
// (KEY-01), which an account that goes on with an older one does not mind.
Cause look(Room& room, const service::Resource& resource, const IdentityChoice& choice,
           const KeyEpoch& epoch) {
  const service::Candidate candidate = look_at_version(room, resource, choice, epoch);
  const Cause cause =
      first_unmet(room.rules, service::standing_demands(), service::Service::cosmos, candidate);
  return cause == Cause::none && !can_wrap(candidate) ? Cause::keyTypeUnsupported : cause;
}

Result<void> refuse_for(Room& room, const service::Resource& target, const KeyEpoch& epoch,
                        Cause cause) {
  log_failure(room, target, key_vault::key_identifier(epoch.vault, epoch.name, epoch.version),
              cause);
  return std::unexpected(service::told(room.rules, service::refusal_of(cause)));
}

Result<void> check_version(Room& room, const BackupSource& source, const service::Resource& target,
                           const IdentityChoice& choice, const KeyEpoch& epoch) {
  const Cause cause = look(room, target, choice, epoch);
  const Rule* rule = rule_of(cause, source);
  if (rule == nullptr || room.rules.holds(*rule, false)) return {};
  return refuse_for(room, target, epoch, cause);
}

// BAK-11: whether the user-assigned identity of the source is granted the key still.
Result<void> check_source_identity(Room& room, const BackupSource& source,
                                   const service::Resource& target, const KeyEpoch& epoch) {
  const IdentityChoice& used = source.record->default_identity;
  if (!is_continuous(source) || used.kind != IdentityKind::UserAssigned) return {};
  const Cause cause = look(room, *source.resource, used, epoch);
  const bool declared = !contains(kIdentityCauses, cause);
  if (room.rules.holds(rules::kSourceStaysDeclared, declared)) return {};
  return refuse_for(room, target, epoch, cause);
}

// What a source's choice means for the target, where the request names none.
IdentityChoice carried_over(const service::Resource& target, const IdentityChoice& used) {
  if (used.kind == IdentityKind::SystemAssigned) return {};
  if (service::has_identity(target, used) || target.identities.user_assigned.empty()) return used;
  return {IdentityKind::UserAssigned, target.identities.user_assigned.front()};
}

Result<IdentityChoice> choose(Room& room, const AccountRestore& op, const BackupSource& source,
                              const service::Resource& target) {
  if (!op.defaultIdentity) return carried_over(target, source.record->default_identity);
  Result<IdentityChoice> choice = read_default_identity(room, target, op.defaultIdentity);
  // The continuous account's own rule refuses it, too.
  if (!choice || is_continuous(source) || choice->kind != IdentityKind::SystemAssigned) {
    return choice;
  }
  if (room.rules.holds(rules::kNoSystemIdentityAtCreation, false)) return choice;
  return refuse(Reason::invalidIdentity, "the system-assigned identity does not exist yet");
}

}  // namespace

Result<IdentityChoice> settle_identities(Room& room, const AccountRestore& op,
                                         const BackupSource& source, service::Resource& target) {
  if (op.identity) {
    auto identities = service::read_identities(room, op.identity, target.id, target.tenantId);
    if (!identities) return std::unexpected(identities.error());
    target.identities = *std::move(identities);
  } else {
    target.identities.user_assigned = source.resource->identities.user_assigned;
  }
  Result<IdentityChoice> choice = choose(room, op, source, target);
  if (!choice || !is_continuous(source) || !source.resource->key) return choice;
  const bool named = op.identity && choice->kind == IdentityKind::UserAssigned;
  if (named) return choice;
  if (!room.rules.holds(rules::kRestoreNamesUserAssigned, false)) {
    return refuse(Reason::invalidIdentity, "the request must name a user-assigned identity");
  }
  // Only a deviant gets here: it carries the identities of the source over.
  target.identities.user_assigned = source.resource->identities.user_assigned;
  return carried_over(target, source.record->default_identity);
}

const KeyEpoch* epoch_of(const service::Resource& source, const service::Snapshot& point) {
  return point.key_epoch == 0 ? nullptr : &source.ring.epochs.at(point.key_epoch - 1);
}

Result<void> check_key(Room& room, const BackupSource& source, const service::Snapshot& point,
                       const service::Resource& target, const IdentityChoice& choice) {
  if (const Cause down = service::outage(room); down != Cause::none) {
    return std::unexpected(service::told(room.rules, service::refusal_of(down)));
  }
  const KeyEpoch current = current_of(*source.resource);
  const KeyEpoch* of_point = epoch_of(*source.resource, point);
  if (Result<void> declared = check_source_identity(room, source, target, current); !declared) {
    return declared;
  }
  if (of_point != nullptr) {
    if (Result<void> usable = check_version(room, source, target, choice, *of_point); !usable) {
      return usable;
    }
  }
  return check_version(room, source, target, choice, current);
}

}  // namespace cmk::cosmos
