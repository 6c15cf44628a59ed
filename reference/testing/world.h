// A small world for unit tests: a tenant and a subscription, with the principals, vaults and keys
// that a test asks for. Operations run on it directly, by their own apply functions, on the model
// backend; what sits inside is open to the test.
#pragma once

#include <memory>
#include <ostream>

#include "reference/core/text.h"
#include "reference/crypto/model_backend.h"
#include "reference/entra/arm_id.h"
#include "reference/entra/identity_create.h"
#include "reference/entra/role_assign.h"
#include "reference/entra/subscription_create.h"
#include "reference/entra/tenant_create.h"
#include "reference/key_vault/key_create.h"
#include "reference/key_vault/vault_create.h"
#include "reference/key_vault/vault_set_access_policy.h"
#include "reference/state.h"

namespace cmk {

// For the messages of failed expectations.
inline void PrintTo(Reason reason, std::ostream* out) { *out << info(reason).name; }

}  // namespace cmk

namespace cmk::testing {

inline constexpr Instant kNow = 1795281186;  // 2026-11-21
inline const std::string kTenant = "tenant1";
inline const std::string kSubscription = "sub1";
inline const std::string kVaultId = entra::vault_id(kSubscription, "rg1", "vault1");
inline const std::string kVersionNone = "00000000000000000000000000000000";

// Leaves a thing as it is; what the builders below do unless told otherwise.
struct AsItIs {
  template <class T>
  void operator()(T& /*thing*/) const {}
};

struct World : State {
  World() {
    platform_key = SecretBytes(kPlatformKeyLen);
    secrets.fill(platform_key.writable());
    must(entra::TenantCreate{kTenant});
    must(entra::SubscriptionCreate{kSubscription, kTenant});
  }

  // admin with every key permission on vault1, which holds key1.
  static World with_key() { return with_vault().key(); }
  static World with_vault() { return World().person("admin").vault().allow("admin", {"all"}); }

  World& person(const std::string& name, const std::string& tenant = kTenant) {
    people[name] = must(entra::IdentityCreate{name, {}, tenant, {}, {}}).principalId;
    return *this;
  }
  template <class Change = AsItIs>
  World& vault(const std::string& name = "vault1", Change change = {}) {
    key_vault::VaultCreate op{name, kSubscription, "rg1", "westeurope", {}, {}, {}, {}, {}, {}, {},
                              {}};
    change(op);
    must(op);
    return *this;
  }
  World& allow(const std::string& person, std::vector<std::string> permissions,
               const std::string& vault = "vault1") {
    key_vault::VaultSetAccessPolicy op;
    op.vault = vault;
    op.accessPolicy = {kTenant, people.at(person), {std::move(permissions)}};
    must(op);
    return *this;
  }
  World& assign(const std::string& person, const std::string& role,
                const std::string& scope = kVaultId) {
    must(entra::RoleAssign{scope, role, people.at(person)});
    return *this;
  }
  template <class Change = AsItIs>
  World& key(const std::string& name = "key1", Change change = {}) {
    auto op = call<key_vault::KeyCreate>();
    op.name = name;
    op.kty = "RSA";
    change(op);
    must(op);
    return *this;
  }

  // An operation on vault1 and, where it has the member, key1 or place account1/container1/record1.
  template <class Op>
  [[nodiscard]] Op call(const std::string& caller = "admin") const {
    Op op{};
    if constexpr (requires { op.vault; }) op.vault = "vault1";
    if constexpr (requires {
                    op.caller = std::string();
                    op.caller.size();
                  }) {
      op.caller = people.at(caller);
    }
    if constexpr (requires { op.name; }) op.name = "key1";
    if constexpr (requires { op.context; }) op.context = {"account1", "container1", "record1"};
    return op;
  }

  template <class Op>
  Result<typename Op::Answer> run(const Op& op) {
    Rooms at = rooms();
    auto result = apply_in(at, op);
    if (settles) settle(*this, tools(), now);
    return result;
  }
  // The answer of an operation that is accepted (throws when it is not).
  template <class Op>
  typename Op::Answer must(const Op& op) {
    return run(op).value();
  }
  // Why it was refused; nothing when it was not.
  template <class Op>
  std::optional<Reason> refusal(const Op& op) {
    const auto result = run(op);
    if (result) return std::nullopt;
    return result.error().reason;
  }

  Tools tools() { return {*crypto, *keys}; }
  Rooms rooms() { return rooms_at(*this, tools(), now); }
  // For functions that no operation stands for.
  service::Room room() { return rooms().monitoring; }
  service::Room room_at(Instant at) { return rooms_at(*this, tools(), at).monitoring; }
  // Does what falls due until then, each at its own instant.
  void advance(Instant to) {
    run_due(*this, tools(), to);
    now = to;
  }

  key_vault::VaultRecord& record(const std::string& name = "vault1") {
    return *vaults.live.edit(name);
  }
  key_vault::Key& stored_key(const std::string& name = "key1") { return *record().keys.edit(name); }

  bool settles = true;  // as the System does; false leaves what changed for the test to look at
  Instant now = kNow;
  std::shared_ptr<const crypto::Backend> crypto = crypto::make_model_backend(1);
  std::shared_ptr<crypto::KeySource> keys = std::make_shared<crypto::FreshKeys>(crypto);
  std::map<std::string, std::string> people;  // name to object id
};

}  // namespace cmk::testing
