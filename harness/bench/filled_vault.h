// A system whose one vault holds many keys, and the operations that are measured on it.
#pragma once

#include <fmt/format.h>

#include <string>

#include "harness/bench/model_system.h"

namespace cmk::bench {

class FilledVault {
 public:
  explicit FilledVault(std::size_t num_keys) : num_keys_(num_keys), system_(model_settings()) {
    run(entra::TenantCreate{"tenant1"});
    run(entra::SubscriptionCreate{"sub1", "tenant1"});
    const Outcome admin = run(entra::IdentityCreate{"admin", {}, "tenant1", {}, {}});
    admin_ = std::get<entra::Identity>(*admin).principalId;
    key_vault::VaultCreate vault{"vault1", "sub1", "rg1", "westeurope", {}, {},
                                 {},       {},     {},    {},           {}, {}};
    vault.accessPolicies = {{"tenant1", admin_, {{"all"}}}};
    run(vault);
    for (std::size_t i = 0; i < num_keys; ++i) create(i);
  }

  // Each on another key: `number` walks through the keys in an order that is not theirs.
  Outcome get(std::size_t number) { return run(call<key_vault::KeyGet>(pick(number))); }
  Outcome wrap(std::size_t number) {
    auto op = call<key_vault::KeyWrapKey>(pick(number));
    op.alg = "RSA-OAEP-256";
    op.value = SecretBytes(std::size_t{32});
    return run(op);
  }
  // A key that is not there yet.
  Outcome create(std::size_t number) {
    auto op = call<key_vault::KeyCreate>(number);
    op.kty = "RSA";
    return run(op);
  }
  [[nodiscard]] std::size_t num_keys() const { return num_keys_; }

 private:
  [[nodiscard]] std::size_t pick(std::size_t number) const {
    return number * 7919 % num_keys_;  // a prime that divides none of the sizes
  }
  template <class Op>
  [[nodiscard]] Op call(std::size_t number) const {
    Op op{};
    op.vault = "vault1";
    op.caller = admin_;
    op.name = fmt::format("key-{:08}", number);
    return op;
  }
  // A benchmark of refusals would measure nothing.
  Outcome run(AnyParams params) {
    Outcome outcome = system_.apply({std::move(params), 1795281186});
    if (!outcome) std::abort();
    return outcome;
  }

  std::size_t num_keys_;
  System system_;
  std::string admin_;
};

}  // namespace cmk::bench
