#include "reference/service/demands.h"

#include <algorithm>

#include "reference/core/text.h"

namespace cmk::service {
namespace {

using entra::KeyAction;
using key_vault::Presence;

const key_vault::VaultFacts* vault_of(const Candidate& c) {
  return c.seen.vault_facts ? &*c.seen.vault_facts : nullptr;
}
const key_vault::KeyFacts* version_of(const Candidate& c) {
  return c.seen.key_facts ? &*c.seen.key_facts : nullptr;
}
bool reaches_vault(const Candidate& c) { return c.seen.vault == Presence::live; }

bool identity_defined(const Candidate& c) { return c.identity_defined; }
bool identity_lives(const Candidate& c) { return c.identity != nullptr || !c.identity_defined; }
bool identity_bound_here(const Candidate& c) { return !c.identity_on_ended_loan; }
bool uri_valid(const Candidate& c) { return c.key.has_value(); }
bool uri_versionless(const Candidate& c) { return !c.key || c.key->version.empty(); }
bool vault_exists(const Candidate& c) { return !c.key || c.seen.vault != Presence::absent; }
bool vault_not_deleted(const Candidate& c) { return c.seen.vault != Presence::deleted; }
bool vault_lives(const Candidate& c) { return vault_exists(c) && vault_not_deleted(c); }
bool vault_in_tenant(const Candidate& c) {
  return vault_of(c) == nullptr || vault_of(c)->tenantId == c.tenantId;
}
bool vault_in_region(const Candidate& c) {
  return vault_of(c) == nullptr || vault_of(c)->location == c.location;
}
bool identity_in_region(const Candidate& c) {
  return c.identity == nullptr || c.identity->location.empty() ||  // a first-party principal's
         c.identity->location == c.location;
}
bool admitted(const Candidate& c) { return !reaches_vault(c) || c.seen.admitted; }
bool open_to_all(const Candidate& c) {
  return vault_of(c) == nullptr || key_vault::admits_all_networks(vault_of(c)->network);
}
bool under_policies(const Candidate& c) { return vault_of(c) == nullptr || !vault_of(c)->rbac; }

bool granted(const Candidate& c, KeyAction action) {
  return !reaches_vault(c) || c.identity == nullptr || !contains(c.seen.missing, action);
}
// What policies grant; where roles do, role_held asks.
template <KeyAction kAction>
bool listed(const Candidate& c) {
  return !under_policies(c) || granted(c, kAction);
}
bool role_held(const Candidate& c) {
  return under_policies(c) || (granted(c, KeyAction::get) && granted(c, KeyAction::wrapKey) &&
                               granted(c, KeyAction::unwrapKey));
}

bool key_exists(const Candidate& c) { return !reaches_vault(c) || c.seen.key == Presence::live; }
bool is_rsa(const Candidate& c) {
  return version_of(c) == nullptr || version_of(c)->kty.starts_with("RSA");
}
bool wraps(const Candidate& c) {
  return version_of(c) == nullptr || !is_rsa(c) ||
         (contains(version_of(c)->key_ops, "wrapKey") &&
          contains(version_of(c)->key_ops, "unwrapKey"));
}
bool enabled(const Candidate& c) { return version_of(c) == nullptr || version_of(c)->enabled; }
bool activated(const Candidate& c) {
  return version_of(c) == nullptr || !version_of(c)->nbf || c.now >= *version_of(c)->nbf;
}
bool unexpired(const Candidate& c) {
  return version_of(c) == nullptr || !version_of(c)->exp || c.now < *version_of(c)->exp;
}
bool is_protected(const Candidate& c) {
  return vault_of(c) == nullptr || (vault_of(c)->soft_delete && vault_of(c)->purge_protection);
}
bool retained_90_days(const Candidate& c) {
  return vault_of(c) == nullptr || vault_of(c)->retention_days == 90;
}

// One line of a table. `cosmos`, `vcore` and `pg` are the requirements; "" where none asks it.
constexpr Demand ask(Cause cause, bool (*met)(const Candidate&), std::string_view name,
                     std::string_view sentence, std::string_view cosmos, std::string_view vcore,
                     std::string_view pg) {
  const auto rule = [&](std::string_view requirement) {
    return Rule{requirement, name, RuleKind::demand, sentence};
  };
  return {cause, met, {rule(cosmos), rule(vcore), rule(pg)}};
}

// clang-format off
constexpr std::array kSetting = {
    //                                                                Cosmos    vCore     PostgreSQL
    ask(Cause::uriInvalid,         uri_valid,          "identifier-for-cosmos",
        "Accounts take a well-formed key identifier only.",           "KEY-10", "",       ""),
    ask(Cause::uriInvalid,         uri_valid,          "identifier-for-vcore",
        "vCore clusters take a well-formed key identifier only.",     "",       "KEY-10", ""),
    ask(Cause::uriInvalid,         uri_valid,          "identifier-for-postgresql",
        "PostgreSQL takes a well-formed key identifier only.",        "",       "",       "KEY-10"),
    ask(Cause::uriInvalid,         uri_versionless,    "no-version",
        "The key identifier carries no version.",                     "",       "VCR-08", ""),
    ask(Cause::identityUndefined,  identity_defined,   "identity-defined",
        "The resource has the identity.",                             "COS-06", "",       ""),
    ask(Cause::identityGone,       identity_lives,     "identity-exists",
        "The identity exists.",                                       "COS-02", "VCR-20", ""),
    ask(Cause::vaultUnknown,       vault_exists,       "vault-exists",
        "The vault exists.",                                          "COS-02", "VCR-20", "PGS-07"),
    ask(Cause::vaultDeleted,       vault_not_deleted,  "vault-not-deleted",
        "The vault is not deleted.",                                  "COS-02", "VCR-20", "PGS-07"),
    ask(Cause::otherTenant,        vault_in_tenant,    "vault-in-tenant",
        "Vault and resource are in one tenant.",                      "COS-21", "VCR-05", ""),
    ask(Cause::otherRegion,        vault_in_region,    "vault-in-region",
        "Vault and resource are in one region.",                      "",       "VCR-05", "PGS-02"),
    ask(Cause::otherRegion,        identity_in_region, "identity-in-region",
        "Identity and resource are in one region.",                   "",       "VCR-05", "PGS-02"),
    ask(Cause::networkDenied,      admitted,           "network-lets-in",
        "The vault's network lets the service in.",                   "COS-04", "VCR-20", ""),
    ask(Cause::vaultNotPublic,     open_to_all,        "open-to-all-networks",
        "The vault is open to all networks.",                         "",       "",       "PGS-06"),
    ask(Cause::permissionModel,    under_policies,     "access-policies",
        "The vault uses access policies.",                            "",       "",       "PGS-03"),
    ask(Cause::roleMissing,        role_held,          "role-held",
        "Under roles, the identity may get, wrap and unwrap.",        "COS-02", "VCR-06", ""),
    ask(Cause::permissionMissing,  listed<KeyAction::get>,       "get-listed",
        "Under policies, the identity may get.",                      "COS-02", "VCR-06", "PGS-03"),
    ask(Cause::permissionMissing,  listed<KeyAction::list>,      "list-listed",
        "Under policies, the identity may list.",                     "",       "VCR-06", ""),
    ask(Cause::permissionMissing,  listed<KeyAction::wrapKey>,   "wrap-key-listed",
        "Under policies, the identity may wrap.",                     "COS-02", "VCR-06", "PGS-03"),
    ask(Cause::permissionMissing,  listed<KeyAction::unwrapKey>, "unwrap-key-listed",
        "Under policies, the identity may unwrap.",                   "COS-02", "VCR-06", "PGS-03"),
    ask(Cause::keyNotFound,        key_exists,         "key-exists",
        "The vault has the key.",                                     "COS-02", "VCR-07", "PGS-07"),
    ask(Cause::keyTypeUnsupported, is_rsa,             "rsa-for-cosmos",
        "Accounts take RSA keys only.",                               "KEY-01", "",       ""),
    ask(Cause::keyTypeUnsupported, is_rsa,             "rsa-for-vcore",
        "vCore clusters take RSA keys only.",                         "",       "KEY-01", ""),
    ask(Cause::keyTypeUnsupported, is_rsa,             "rsa-for-postgresql",
        "PostgreSQL clusters take RSA keys only.",                    "",       "",       "KEY-01"),
    ask(Cause::operationForbidden, wraps,              "key-wraps",
        "The key's operations include wrapKey and unwrapKey.",        "COS-02", "VCR-20", "PGS-07"),
    ask(Cause::keyDisabled,        enabled,            "key-enabled",
        "The key is enabled.",                                        "COS-02", "VCR-07", "PGS-07"),
    ask(Cause::keyNotYetValid,     activated,          "key-activated",
        "The key is past its activation.",                            "COS-02", "VCR-07", "PGS-07"),
    ask(Cause::keyExpired,         unexpired,          "key-unexpired",
        "The key is before its expiry.",                              "COS-02", "VCR-07", "PGS-07"),
    ask(Cause::vaultUnprotected,   is_protected,       "vault-protected",
        "The vault has soft delete and purge protection.",            "COS-03", "VCR-23", "PGS-04"),
    ask(Cause::retentionTooShort,  retained_90_days,   "retention-of-90-days",
        "The vault keeps what is deleted for exactly 90 days.",       "",       "",       "PGS-05"),
};

constexpr std::array kStanding = {
    //                                                                Cosmos    vCore     PostgreSQL
    ask(Cause::identityUndefined,  identity_defined,   "identity-defined-revokes",
        "Taking the identity away loses the key.",                    "REV-07", "",       ""),
    ask(Cause::identityGone,       identity_lives,     "identity-deleted-revokes",
        "Deleting the identity loses the key.",                       "REV-07", "VCR-15", "PGS-15"),
    ask(Cause::identityGone,       identity_bound_here, "carried-over-identity-ends",
        "One bound to a deleted source is lost when it is to renew.", "BAK-13", "",       ""),
    ask(Cause::vaultDeleted,       vault_lives,        "vault-deleted-revokes",
        "Deleting the vault loses the key.",                          "REV-07", "VCR-14", "PGS-15"),
    ask(Cause::networkDenied,      admitted,           "network-closed-revokes",
        "Closing the vault's network to the service loses the key.",  "REV-07", "VCR-18", "PGS-15"),
    ask(Cause::roleMissing,        role_held,          "role-removed-revokes",
        "Under roles, having none loses the key.",                    "REV-02", "VCR-16", "PGS-15"),
    ask(Cause::permissionMissing,  listed<KeyAction::get>,       "get-removed-revokes",
        "Removing get loses the key.",                                "REV-02", "VCR-17", "PGS-15"),
    ask(Cause::permissionMissing,  listed<KeyAction::list>,      "list-removed-revokes",
        "Removing list loses the key.",                               "",       "VCR-17", ""),
    ask(Cause::permissionMissing,  listed<KeyAction::wrapKey>,   "wrap-key-removed-revokes",
        "Removing wrapKey loses the key.",                            "REV-02", "VCR-17", "PGS-15"),
    ask(Cause::permissionMissing,  listed<KeyAction::unwrapKey>, "unwrap-key-removed-revokes",
        "Removing unwrapKey loses the key.",                          "REV-02", "VCR-17", "PGS-15"),
    ask(Cause::keyNotFound,        key_exists,         "key-deleted-revokes",
        "Deleting the key loses it.",                                 "REV-07", "VCR-11", "PGS-15"),
    ask(Cause::operationForbidden, wraps,              "operations-removed-revoke",
        "Taking wrapKey or unwrapKey from the key loses it.",         "REV-07", "VCR-11", "PGS-15"),
    ask(Cause::keyDisabled,        enabled,            "key-disabled-revokes",
        "Disabling the version in use loses the key.",                "REV-01", "VCR-11", "PGS-15"),
    ask(Cause::keyNotYetValid,     activated,          "activation-moved-revokes",
        "Moving the activation into the future loses the key.",       "REV-07", "VCR-11", "PGS-15"),
    ask(Cause::keyExpired,         unexpired,          "key-expired-revokes",
        "Its expiry loses the key.",                                  "REV-07", "VCR-11", "PGS-15"),
};
// clang-format on

}  // namespace

std::span<const Demand> setting_demands() { return kSetting; }
std::span<const Demand> standing_demands() { return kStanding; }

bool can_wrap(const Candidate& candidate) { return is_rsa(candidate) && wraps(candidate); }

Cause first_unmet(const Rulebook& rules, std::span<const Demand> demands, Service service,
                  const Candidate& candidate) {
  for (const Demand& demand : demands) {
    const Rule& rule = of(demand.rules, service);
    if (!rule.requirement.empty() && !rules.holds(rule, demand.met(candidate))) {
      return demand.cause;
    }
  }
  return Cause::none;
}

std::vector<const Rule*> demand_rules() {
  std::vector<const Rule*> rules;
  for (const std::span<const Demand> table : {setting_demands(), standing_demands()}) {
    for (const Demand& demand : table) {
      for (const Rule& rule : demand.rules) {
        if (!rule.requirement.empty()) rules.push_back(&rule);
      }
    }
  }
  return rules;
}

}  // namespace cmk::service
