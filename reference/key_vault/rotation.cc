#include "reference/key_vault/rotation.h"

#include <algorithm>
#include <tuple>

#include "reference/core/text.h"
#include "reference/key_vault/duration.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/key_vault/new_version.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

// A key with this many versions is not rotated further (azure-facts 3.5: beyond 500 its backup may
// fail); it also bounds what a jump in time can cost.
constexpr std::size_t kVersionsMax = 500;
constexpr Seconds kExpiryTimeMin = 28 * kDay;

const LifetimeAction* rotate_action(const RotationPolicy& policy) {
  for (const LifetimeAction& action : policy.lifetimeActions) {
    if (equal_ignoring_case(action.action.type, "Rotate")) return &action;
  }
  return nullptr;
}

std::optional<Instant> due_at(const Rulebook& rules, const Key& key) {
  if (!key.policy || key.versions.size() >= kVersionsMax) return std::nullopt;
  const LifetimeAction* action = rotate_action(*key.policy);
  if (action == nullptr || rules.fault(rules::kNeverRotates)) return std::nullopt;
  const KeyVersion& version = current_version(key);
  const Seconds early = rules.fault(rules::kRotatesEarly) ? 1 : 0;
  if (action->trigger.timeAfterCreate) {
    return version.created + *parse_duration(*action->trigger.timeAfterCreate) - early;
  }
  if (!version.exp || rules.fault(rules::kBeforeExpiryIgnored)) return std::nullopt;
  return *version.exp - *parse_duration(*action->trigger.timeBeforeExpiry) - early;
}

TaskName task_of(const VaultRecord& vault, const Key& key) {
  return {kRotateKey, to_lower(vault.name), to_lower(key.name)};
}

Result<void> check_trigger(const Rulebook& rules, const LifetimeTrigger& trigger, bool rotates) {
  if (trigger.timeAfterCreate.has_value() == trigger.timeBeforeExpiry.has_value()) {
    return refuse(Reason::invalidParameter,
                  "a trigger is either timeAfterCreate or timeBeforeExpiry");
  }
  const auto& text = trigger.timeAfterCreate ? trigger.timeAfterCreate : trigger.timeBeforeExpiry;
  const auto duration = parse_duration(*text);
  if (!duration) return refuse(Reason::invalidParameter, "a trigger is no ISO 8601 duration");
  if (rotates && *duration < rules.limit(rules::kTriggerMin) && !rules.fault(rules::kAnyTrigger)) {
    return refuse(Reason::invalidParameter, "a rotation trigger lies at least 7 days away");
  }
  return {};
}

// A rotation before expiry must leave each version a week of its own, else it would rotate at once.
Result<void> check_first_week(const RotationPolicy& policy, Seconds expiry) {
  const LifetimeAction* action = rotate_action(policy);
  if (action == nullptr || !action->trigger.timeBeforeExpiry) return {};
  if (expiry - *parse_duration(*action->trigger.timeBeforeExpiry) >= 7 * kDay) return {};
  return refuse(Reason::invalidParameter, "a rotation comes 7 days after creation at the earliest");
}

}  // namespace

void book_rotation(Room& room, const VaultRecord& vault, Key& key) {
  cancel_rotation(room, vault, key);
  const std::optional<Instant> due = due_at(room.rules, key);
  if (!due) return;
  key.rotation_due = std::max(*due, room.now);
  room.agenda.book(*key.rotation_due, task_of(vault, key));
}

void cancel_rotation(Room& room, const VaultRecord& vault, Key& key) {
  if (key.rotation_due) room.agenda.cancel(task_of(vault, key));
  key.rotation_due.reset();
}

void run_rotation(Room& room, const Task& task) {
  VaultRecord* vault = room.vaults.live.edit(task.name.subject);
  Key* key = vault == nullptr ? nullptr : vault->keys.edit(task.name.detail);
  if (key == nullptr) return;
  key->rotation_due.reset();
  // A key source that fails leaves the key as it is: the policy tries again with the next change.
  std::ignore = rotate(room, *vault, key->name);
}

Result<void> rotate(Room& room, VaultRecord& vault, const std::string& name) {
  Result<Key*> key = edit_key(vault, name);
  if (!key) return std::unexpected(key.error());
  KeyVersion& current = current_version(**key);
  VersionWish wish{current.kty, current.key_ops, KeyAttributes{}, current.tags, current.crv};
  auto material = take_material(room, wish, current.material ? current.material->bits() : 0);
  if (!material) return std::unexpected(material.error());
  wish.attributes->enabled = true;
  if ((*key)->policy && (*key)->policy->attributes && (*key)->policy->attributes->expiryTime) {
    wish.attributes->exp = room.now + *parse_duration(*(*key)->policy->attributes->expiryTime);
  }
  if (room.rules.fault(rules::kRotationDisablesPrevious)) current.enabled = false;
  if (room.rules.fault(rules::kRotationExpiresPrevious)) current.exp = room.now;
  add_version(room, vault, name, wish, *std::move(material));
  return {};
}

Result<void> check_policy(const Rulebook& rules, const RotationPolicy& policy) {
  int num_rotate = 0;
  int num_notify = 0;
  for (const LifetimeAction& action : policy.lifetimeActions) {
    const bool rotates = equal_ignoring_case(action.action.type, "Rotate");
    if (!rotates && !equal_ignoring_case(action.action.type, "Notify")) {
      return refuse(Reason::invalidParameter, "an action is Rotate or Notify");
    }
    ++(rotates ? num_rotate : num_notify);
    if (Result<void> trigger = check_trigger(rules, action.trigger, rotates); !trigger) {
      return trigger;
    }
  }
  if (num_rotate > 1 || num_notify > 1) {
    return refuse(Reason::limitExceeded, "at most one Rotate and one Notify");
  }
  if (policy.attributes && policy.attributes->expiryTime) {
    const auto expiry = parse_duration(*policy.attributes->expiryTime);
    if (!expiry || *expiry < kExpiryTimeMin) {
      return refuse(Reason::invalidParameter, "expiryTime is a duration of at least 28 days");
    }
    return check_first_week(policy, *expiry);
  }
  return {};
}

}  // namespace cmk::key_vault
