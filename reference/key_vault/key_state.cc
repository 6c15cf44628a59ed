#include "reference/key_vault/key_state.h"

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

using entra::KeyAction;

bool takes_back(KeyAction action) {
  return action == KeyAction::unwrapKey || action == KeyAction::decrypt ||
         action == KeyAction::verify;
}

bool lists(const KeyVersion& version, KeyAction action) {
  return contains(version.key_ops, entra::info(action).permission);
}

Result<void> check_operation(const Rulebook& rules, const KeyVersion& version, KeyAction action) {
  bool allowed = lists(version, action);
  if (action == KeyAction::wrapKey) {
    allowed = rules.holds(rules::kWrapNeedsWrapOp, allowed);
    if (rules.fault(rules::kWrapNeedsEncryptToo)) allowed &= lists(version, KeyAction::encrypt);
  } else if (action == KeyAction::unwrapKey) {
    allowed = rules.holds(rules::kUnwrapNeedsUnwrapOp, allowed);
    if (rules.fault(rules::kUnwrapNeedsDecryptToo)) allowed &= lists(version, KeyAction::decrypt);
  }
  if (allowed) return {};
  return refuse(Reason::operationNotAllowed, "the key's key_ops do not list the operation");
}

Result<void> check_enabled(const Rulebook& rules, const KeyVersion& version, KeyAction action) {
  if (version.enabled) return {};
  const bool off =
      (action == KeyAction::wrapKey && rules.holds(rules::kDisabledCannotWrap, false)) ||
      (action == KeyAction::unwrapKey && rules.holds(rules::kDisabledCannotUnwrap, false));
  if (off) return {};
  return refuse(Reason::keyDisabled, "the key version is disabled");
}

struct Window {
  std::optional<Instant> nbf;
  std::optional<Instant> exp;
};

// The window of the version, bent where a deviant bends it.
Window window_of(const Rulebook& rules, const KeyVersion& version) {
  Window window{version.nbf, version.exp};
  if (!window.exp && rules.fault(rules::kAbsentExpIsAYear))
    window.exp = version.created + 365 * kDay;
  if (!window.nbf && rules.fault(rules::kAbsentNbfIsLater)) window.nbf = version.created + kHour;
  if (window.nbf && window.exp && *window.nbf >= *window.exp &&
      rules.fault(rules::kInvertedWindowIgnored)) {
    window = {};
  }
  return window;
}

// The demand that an action outside the window breaks.
const Rule& window_rule(KeyAction action, const Rule& wrap_rule) {
  if (action == KeyAction::encrypt) return rules::kEncryptWithinWindow;
  if (action == KeyAction::sign) return rules::kSignWithinWindow;
  return wrap_rule;
}

Result<void> check_window(const Room& room, const KeyVersion& version, KeyAction action) {
  const Rulebook& rules = room.rules;
  const Window window = window_of(rules, version);
  const bool begun = !window.nbf || room.now >= *window.nbf + rules.limit(rules::kNbfOffset);
  const bool ended = window.exp && room.now >= *window.exp + rules.limit(rules::kExpOffset);
  if (takes_back(action)) {
    if (!begun && rules.fault(rules::kUnwrapRefusedBeforeNbf))
      return refuse(Reason::keyNotYetValid);
    if (ended && rules.fault(rules::kUnwrapRefusedAfterExp)) return refuse(Reason::keyExpired);
    return {};
  }
  if (!rules.holds(window_rule(action, rules::kWrapFromNbf), begun)) {
    return refuse(Reason::keyNotYetValid, "the key's activation time has not come");
  }
  if (!rules.holds(window_rule(action, rules::kWrapBeforeExp), !ended)) {
    return refuse(Reason::keyExpired, "the key's expiry time has come");
  }
  return {};
}

}  // namespace

Result<void> check_usable(const Room& room, const KeyVersion& version, KeyAction action) {
  if (Result<void> may = check_operation(room.rules, version, action); !may) return may;
  if (Result<void> may = check_enabled(room.rules, version, action); !may) return may;
  return check_window(room, version, action);
}

}  // namespace cmk::key_vault
