#include "reference/service/demands.h"

#include <gtest/gtest.h>

#include <set>

#include "reference/testing/world.h"

namespace cmk::service {
namespace {

using entra::KeyAction;
using key_vault::Presence;

const entra::Principal& identity() {
  static const entra::Principal kIdentity = [] {
    entra::Principal principal;
    principal.location = "westeurope";
    return principal;
  }();
  return kIdentity;
}

// A key that every service takes.
Candidate good(Service service) {
  Candidate candidate;
  candidate.service = service;
  candidate.tenantId = "tenant1";
  candidate.location = "westeurope";
  candidate.identity = &identity();
  candidate.now = testing::kNow;
  candidate.key = key_vault::KeyIdentifier{"vault1", "key1", ""};
  candidate.seen.vault = Presence::live;
  candidate.seen.vault_facts.emplace();
  candidate.seen.vault_facts->location = "westeurope";
  candidate.seen.vault_facts->tenantId = "tenant1";
  candidate.seen.vault_facts->purge_protection = true;
  candidate.seen.admitted = candidate.seen.signed_in = true;
  candidate.seen.key = Presence::live;
  candidate.seen.key_facts.emplace();
  candidate.seen.key_facts->kty = "RSA";
  candidate.seen.key_facts->key_ops = {"wrapKey", "unwrapKey"};
  return candidate;
}

// A fault of a key, and what comes of it when it is set and while it is used, by service.
struct Fault {
  std::string_view name;
  void (*plant)(Candidate&);
  PerService<Cause> setting;
  PerService<Cause> standing;
};

constexpr PerService<Cause> all(Cause cause) { return {cause, cause, cause}; }
constexpr PerService<Cause> kNone = all(Cause::none);

void under_roles(Candidate& c) { c.seen.vault_facts->rbac = true; }
void no_vault(Candidate& c, Presence presence) {
  c.seen = {};
  c.seen.vault = presence;
}
void network(Candidate& c, bool bypass) {
  c.seen.vault_facts->network = {true, bypass, false, {}};
  c.seen.admitted = bypass;
}

const std::array kFaults = {
    Fault{"none", [](auto&) {}, kNone, kNone},
    Fault{"malformed", [](auto& c) { c.key.reset(); }, all(Cause::uriInvalid), kNone},
    Fault{"versioned",
          [](auto& c) { c.key->version = "1"; },
          {Cause::none, Cause::uriInvalid, Cause::none},
          kNone},
    // PostgreSQL's identities are read before, and a deleted one is refused there.
    Fault{"identity deleted",
          [](auto& c) { c.identity = nullptr; },
          {Cause::identityGone, Cause::identityGone, Cause::none},
          all(Cause::identityGone)},
    Fault{"identity on a loan that has ended",
          [](auto& c) { c.identity_on_ended_loan = true; },
          kNone,
          {Cause::identityGone, Cause::none, Cause::none}},
    Fault{"identity elsewhere",
          [](auto& c) {
            static const entra::Principal kElsewhere = [] {
              entra::Principal principal;
              principal.location = "northeurope";
              return principal;
            }();
            c.identity = &kElsewhere;
          },
          {Cause::none, Cause::otherRegion, Cause::otherRegion},
          kNone},
    Fault{"vault absent", [](auto& c) { no_vault(c, Presence::absent); }, all(Cause::vaultUnknown),
          all(Cause::vaultDeleted)},
    Fault{"vault deleted", [](auto& c) { no_vault(c, Presence::deleted); },
          all(Cause::vaultDeleted), all(Cause::vaultDeleted)},
    Fault{"vault elsewhere",
          [](auto& c) { c.seen.vault_facts->location = "eastus"; },
          {Cause::none, Cause::otherRegion, Cause::otherRegion},
          kNone},
    Fault{"selected networks",
          [](auto& c) { network(c, true); },
          {Cause::none, Cause::none, Cause::vaultNotPublic},
          kNone},
    Fault{"closed network",
          [](auto& c) { network(c, false); },
          {Cause::networkDenied, Cause::networkDenied, Cause::vaultNotPublic},
          all(Cause::networkDenied)},
    Fault{"roles", under_roles, {Cause::none, Cause::none, Cause::permissionModel}, kNone},
    Fault{"no role",
          [](auto& c) {
            under_roles(c);
            c.seen.missing = {KeyAction::get, KeyAction::list, KeyAction::wrapKey,
                              KeyAction::unwrapKey};
          },
          {Cause::roleMissing, Cause::roleMissing, Cause::permissionModel},
          all(Cause::roleMissing)},
    Fault{"no get", [](auto& c) { c.seen.missing = {KeyAction::get}; },
          all(Cause::permissionMissing), all(Cause::permissionMissing)},
    Fault{"no list",
          [](auto& c) { c.seen.missing = {KeyAction::list}; },
          {Cause::none, Cause::permissionMissing, Cause::none},
          {Cause::none, Cause::permissionMissing, Cause::none}},
    Fault{"no wrapKey", [](auto& c) { c.seen.missing = {KeyAction::wrapKey}; },
          all(Cause::permissionMissing), all(Cause::permissionMissing)},
    Fault{"no unwrapKey", [](auto& c) { c.seen.missing = {KeyAction::unwrapKey}; },
          all(Cause::permissionMissing), all(Cause::permissionMissing)},
    Fault{"key absent",
          [](auto& c) {
            c.seen.key = Presence::absent;
            c.seen.key_facts.reset();
          },
          all(Cause::keyNotFound), all(Cause::keyNotFound)},
    Fault{"key deleted",
          [](auto& c) {
            c.seen.key = Presence::deleted;
            c.seen.key_facts.reset();
          },
          all(Cause::keyNotFound), all(Cause::keyNotFound)},
    Fault{"elliptic curve",
          [](auto& c) {
            c.seen.key_facts->kty = "EC";
            c.seen.key_facts->key_ops = {"sign", "verify"};
          },
          all(Cause::keyTypeUnsupported), kNone},
    Fault{"wraps not", [](auto& c) { c.seen.key_facts->key_ops = {"unwrapKey"}; },
          all(Cause::operationForbidden), all(Cause::operationForbidden)},
    Fault{"unwraps not", [](auto& c) { c.seen.key_facts->key_ops = {"wrapKey"}; },
          all(Cause::operationForbidden), all(Cause::operationForbidden)},
    Fault{"disabled", [](auto& c) { c.seen.key_facts->enabled = false; }, all(Cause::keyDisabled),
          all(Cause::keyDisabled)},
    Fault{"nbf in a second", [](auto& c) { c.seen.key_facts->nbf = c.now + 1; },
          all(Cause::keyNotYetValid), all(Cause::keyNotYetValid)},
    Fault{"nbf now", [](auto& c) { c.seen.key_facts->nbf = c.now; }, kNone, kNone},
    Fault{"exp in a second", [](auto& c) { c.seen.key_facts->exp = c.now + 1; }, kNone, kNone},
    Fault{"exp now", [](auto& c) { c.seen.key_facts->exp = c.now; }, all(Cause::keyExpired),
          all(Cause::keyExpired)},
    Fault{"no purge protection", [](auto& c) { c.seen.vault_facts->purge_protection = false; },
          all(Cause::vaultUnprotected), kNone},
    Fault{"no soft delete", [](auto& c) { c.seen.vault_facts->soft_delete = false; },
          all(Cause::vaultUnprotected), kNone},
    Fault{"89 days",
          [](auto& c) { c.seen.vault_facts->retention_days = 89; },
          {Cause::none, Cause::none, Cause::retentionTooShort},
          kNone},
};

TEST(Demands, EachFaultHasItsCauseInEachService) {
  for (const Fault& fault : kFaults) {
    for (const Service service : kServices) {
      SCOPED_TRACE(std::string(fault.name) + ", service " +
                   std::to_string(static_cast<int>(service)));
      Candidate candidate = good(service);
      fault.plant(candidate);
      const Rulebook rules;
      EXPECT_EQ(first_unmet(rules, setting_demands(), service, candidate),
                of(fault.setting, service));
      EXPECT_EQ(first_unmet(rules, standing_demands(), service, candidate),
                of(fault.standing, service));
    }
  }
}

TEST(Demands, AnIdentityThatWasTakenAwayRevokesAnAccount) {
  Candidate candidate = good(Service::cosmos);
  candidate.identity_defined = false;
  candidate.identity = nullptr;
  EXPECT_EQ(first_unmet({}, standing_demands(), Service::cosmos, candidate),
            Cause::identityUndefined);
}

TEST(Demands, EachIsSwitchedOffByItsOwnRuleAlone) {
  // Each rule of the table of standing demands, off: some fault is let through that is not else.
  for (const Demand& demand : standing_demands()) {
    for (const Service service : kServices) {
      const Rule& rule = of(demand.rules, service);
      if (rule.requirement.empty()) continue;
      bool told_apart = rule.name == "identity-defined-revokes";
      for (const Fault& fault : kFaults) {
        Candidate candidate = good(service);
        fault.plant(candidate);
        const Cause without =
            first_unmet(Rulebook({&rule, 0}), standing_demands(), service, candidate);
        told_apart |= without != first_unmet({}, standing_demands(), service, candidate);
      }
      EXPECT_TRUE(told_apart) << rule.name;
    }
  }
}

TEST(Demands, NamesAreUniqueWithinARequirement) {
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const Rule* rule : demand_rules()) {
    EXPECT_TRUE(names.emplace(rule->requirement, rule->name).second) << rule->name;
    EXPECT_FALSE(rule->sentence.empty());
  }
}

}  // namespace
}  // namespace cmk::service
