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

Result<void> check_type(const Rulebook& rules, const KeyVersion& version, KeyAction action) {
  const bool signs = action == KeyAction::sign || action == KeyAction::verify;
  if (version.crv.empty() || signs || rules.fault(rules::kCurvesWrap)) return {};
  return refuse(Reason::unsupportedKeyType, "an EC key signs and verifies only");
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
  std::optional<Instant> begin;  // the first second inside
  std::optional<Instant> end;    // the first second behind
};

// The window of the version, bent where a deviant bends it.
Window window_of(const Rulebook& rules, const KeyVersion& version) {
  Window window{version.nbf, version.exp};
  if (!window.end && rules.fault(rules::kAbsentExpIsAYear))
    window.end = version.created + 365 * kDay;
  if (!window.begin && rules.fault(rules::kAbsentNbfIsLater)) {
    window.begin = version.created + kHour;
  }
  if (window.begin && window.end && *window.begin >= *window.end &&
      rules.fault(rules::kInvertedWindowIgnored)) {
    window = {};
  }
  if (window.begin) *window.begin += rules.limit(rules::kNbfOffset);
  if (window.end) *window.end += rules.limit(rules::kExpOffset);
  return window;
}

// The demand that an action outside the window breaks.
const Rule& window_rule(KeyAction action, const Rule& wrap_rule) {
  if (action == KeyAction::encrypt) return rules::kEncryptWithinWindow;
  if (action == KeyAction::sign) return rules::kSignWithinWindow;
  return wrap_rule;  // NOLINT(bugprone-return-const-ref-from-parameter): rules are static
}

Result<void> check_window(const Room& room, const KeyVersion& version, KeyAction action) {
  const Rulebook& rules = room.rules;
  const Window window = window_of(rules, version);
  const bool begun = !window.begin || room.now >= *window.begin;
  const bool ended = window.end && room.now >= *window.end;
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
  if (Result<void> may = check_type(room.rules, version, action); !may) return may;
  if (Result<void> may = check_operation(room.rules, version, action); !may) return may;
  if (Result<void> may = check_enabled(room.rules, version, action); !may) return may;
  return check_window(room, version, action);
}

std::optional<Instant> next_window_edge(const Room& room, const KeyVersion& version) {
  const Window window = window_of(room.rules, version);
  std::optional<Instant> next;
  for (const std::optional<Instant>& edge : {window.begin, window.end}) {
    if (edge && *edge > room.now && (!next || *edge < *next)) next = edge;
  }
  return next;
}

}  // namespace cmk::key_vault
