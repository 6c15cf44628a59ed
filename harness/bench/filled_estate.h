// A system with many accounts, each under a key of its own and with one record; ten keys a vault.
#pragma once

#include <fmt/format.h>

#include <string>

#include "harness/bench/model_system.h"
#include "reference/entra/arm_id.h"

namespace cmk::bench {

class FilledEstate {
 public:
  static constexpr std::size_t kKeysPerVault = 10;

  explicit FilledEstate(std::size_t num_accounts, Timing timing = Timing::earliest)
      : num_accounts_(num_accounts), system_(model_settings(timing)) {
    must(system_, entra::TenantCreate{"tenant1"});
    must(system_, entra::SubscriptionCreate{"sub1", "tenant1"});
    admin_ = must(system_, entra::IdentityCreate{"admin", {}, "tenant1", {}, {}}).principalId;
    must(system_, entra::SubscriptionRegisterProvider{"sub1", "Microsoft.DocumentDB"});
    entra::IdentityCreate user{"user", entra::PrincipalType::UserAssigned, {}, "sub1", "rg1"};
    const entra::Identity identity = must(system_, std::move(user));
    identity_ = identity.id;
    principal_ = identity.principalId;
    for (std::size_t i = 0; i < num_accounts; ++i) {
      if (i % kKeysPerVault == 0) create_vault(i);
      create_key(i);
      create_account(i);
    }
  }

  // Operations, each on another account: `number` walks through them in an order that is not
  // theirs.
  [[nodiscard]] AnyParams account_get(std::size_t number) const {
    return cosmos::AccountGet{account_id(pick(number))};
  }
  [[nodiscard]] AnyParams key_get(std::size_t number) const {
    return key_call<key_vault::KeyGet>(pick(number));
  }
  [[nodiscard]] AnyParams record_write(std::size_t number) const {
    return write_record(pick(number));
  }
  [[nodiscard]] AnyParams record_read(std::size_t number) const {
    service::RecordRead op;
    op.resource = account_id(pick(number));
    op.container = "c";
    op.id = "record";
    return op;
  }
  // Has one done. It must be accepted: a benchmark of refusals would measure nothing.
  Outcome run(const Operation& operation) {
    Outcome outcome = system_.apply(operation);
    if (!outcome) std::abort();
    return outcome;
  }
  // Disables the key of an account, which has every account of the vault look at its own.
  void disable_key(std::size_t number) {
    auto op = key_call<key_vault::KeyUpdate>(pick(number));
    op.attributes.emplace().enabled = false;
    must(system_, std::move(op));
  }
  // An account with a vault and a key that are not there yet.
  void create(std::size_t number) {
    create_vault(num_accounts_ + number * kKeysPerVault);
    create_key(num_accounts_ + number * kKeysPerVault);
    create_account(num_accounts_ + number * kKeysPerVault);
  }
  [[nodiscard]] System copy() const { return system_; }
  [[nodiscard]] const System& system() const { return system_; }
  [[nodiscard]] std::size_t num_accounts() const { return num_accounts_; }
  void jump(Seconds length) {
    must(system_, entra::RoleList{"/subscriptions/sub1"}, now_ += length);
  }

 private:
  [[nodiscard]] std::size_t pick(std::size_t number) const {
    return number * 7919 % num_accounts_;  // a prime that divides none of the sizes
  }
  static std::string vault_name(std::size_t number) {
    return fmt::format("vault-{}", number / kKeysPerVault);
  }
  static std::string account_name(std::size_t number) { return fmt::format("account-{}", number); }
  static std::string account_id(std::size_t number) {
    return entra::arm_id("sub1", "rg1", "Microsoft.DocumentDB/databaseAccounts",
                         account_name(number));
  }
  template <class Op>
  Op key_call(std::size_t number) const {
    Op op{};
    op.vault = vault_name(number);
    op.caller = admin_;
    op.name = fmt::format("key-{}", number);
    return op;
  }

  void create_vault(std::size_t number) {
    key_vault::VaultCreate op{
        vault_name(number), "sub1", "rg1", "westeurope", {}, {}, {}, {}, {}, {}, {}, {}};
    op.enablePurgeProtection = true;
    op.accessPolicies = {{"tenant1", admin_, {{"all"}}},
                         {"tenant1", principal_, {{"get", "wrapKey", "unwrapKey"}}}};
    must(system_, std::move(op));
  }
  void create_key(std::size_t number) {
    auto op = key_call<key_vault::KeyCreate>(number);
    op.kty = "RSA";
    must(system_, std::move(op));
  }
  void create_account(std::size_t number) {
    cosmos::AccountCreate op;
    op.name = account_name(number);
    op.subscriptionId = "sub1";
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.keyVaultKeyUri =
        fmt::format("https://{}.vault.azure.net/keys/key-{}", vault_name(number), number);
    op.identity = service::ResourceIdentity{"UserAssigned", {identity_}, {}};
    op.defaultIdentity = "UserAssignedIdentity=" + identity_;
    must(system_, std::move(op));
    must(system_, cosmos::ContainerCreate{account_id(number), "c", {}, {}, {}});
    run({write_record(number), now_});
  }
  static AnyParams write_record(std::size_t number) {
    service::RecordWrite op;
    op.resource = account_id(number);
    op.container = "c";
    op.id = "record";
    op.value = SecretBytes(std::size_t{256});
    return op;
  }

  std::size_t num_accounts_;
  System system_;
  Instant now_ = kBenchNow;
  std::string admin_;
  std::string identity_;   // ARM id of the identity that all accounts use
  std::string principal_;  // its object id
};

}  // namespace cmk::bench
