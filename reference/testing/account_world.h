// A World with a Cosmos DB account under a customer's key, for tests of what happens to the key.
#pragma once

#include "reference/cosmos/account_create.h"
#include "reference/cosmos/account_delete.h"
#include "reference/cosmos/account_get.h"
#include "reference/cosmos/container_create.h"
#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_recover.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_recover.h"
#include "reference/key_vault/key_update.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/key_vault/vault_recover.h"
#include "reference/key_vault/vault_remove_access_policy.h"
#include "reference/key_vault/vault_update.h"
#include "reference/service/record_read.h"
#include "reference/service/record_write.h"
#include "reference/testing/world.h"

namespace cmk::testing {

inline std::string account_id(const std::string& name = "account1") {
  return entra::arm_id(kSubscription, "rg1", "Microsoft.DocumentDB/databaseAccounts", name);
}
inline const std::string kAccountId = account_id();
inline const std::string kIdentityId = entra::arm_id(
    kSubscription, "rg1", "Microsoft.ManagedIdentity/userAssignedIdentities", "identity1");
inline const service::IdentityChoice kUser{service::IdentityKind::UserAssigned, kIdentityId};
inline const std::string kKeyUri = key_vault::key_identifier("vault1", "key1", "");

// account1 with record1 of container1, under key1 of vault1 as identity1; vault1 uses access
// policies, or roles.
struct AccountWorld : World {
  explicit AccountWorld(Timing timing = Timing::earliest, bool rbac = false) {
    choices.timing = {timing, 1};
    must(entra::SubscriptionRegisterProvider{kSubscription, "Microsoft.DocumentDB"});
    person("admin");
    people["identity1"] = must(entra::IdentityCreate{"identity1",
                                                     entra::PrincipalType::UserAssigned,
                                                     {},
                                                     kSubscription,
                                                     "rg1",
                                                     "westeurope"})
                              .principalId;
    vault("vault1", [&](auto& op) {
      op.enablePurgeProtection = true;
      op.enableRbacAuthorization = rbac;
    });
    if (rbac) {
      assign("admin", std::string(entra::kAdministrator));
      assign_role();
    } else {
      allow("admin", {"all"});
      give_policy();
    }
    key();
    add_account();
    write();
  }

  void add_account(const std::string& name = "account1", const std::string& key_uri = kKeyUri) {
    cosmos::AccountCreate op;
    op.name = name;
    op.subscriptionId = kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.keyVaultKeyUri = key_uri;
    op.identity = service::ResourceIdentity{"UserAssigned", {kIdentityId}, {}};
    op.defaultIdentity = "UserAssignedIdentity=" + kIdentityId;
    must(op);
    must(cosmos::ContainerCreate{account_id(name), "container1", {}, {}, {}});
  }

  service::RecordRead read_call(const std::string& name = "account1") const {
    service::RecordRead op;
    op.resource = account_id(name);
    op.container = "container1";
    op.id = "record1";
    return op;
  }
  void write(const std::string& name = "account1", std::string_view value = "content") {
    service::RecordWrite op;
    op.resource = account_id(name);
    op.container = "container1";
    op.id = "record1";
    op.value = SecretBytes(value);
    must(op);
  }
  // Why record1 cannot be read; nothing when it can.
  std::optional<Reason> denied() { return refusal(read_call()); }
  bool reads_back() {
    const auto read = run(read_call());
    return read && read->value == SecretBytes(std::string_view("content"));
  }
  const service::Resource& resource(const std::string& name = "account1") const {
    return *estate.resources.find(to_lower(account_id(name)));
  }

  void give_policy(std::vector<std::string> permissions = {"get", "wrapKey", "unwrapKey"}) {
    allow("identity1", std::move(permissions));
  }
  void remove_policy() {
    key_vault::VaultRemoveAccessPolicy op;
    op.vault = "vault1";
    op.objectId = people.at("identity1");
    must(op);
  }
  void assign_role() {
    role = must(entra::RoleAssign{kVaultId, std::string(entra::kEncryptionUser),
                                  people.at("identity1")})
               .id;
  }
  void delete_vault() {
    key_vault::VaultDelete op;
    op.vault = "vault1";
    must(op);
  }
  void recover_vault() {
    key_vault::VaultRecover op;
    op.vault = "vault1";
    must(op);
  }
  template <class Change>
  void update_key(Change change, const std::optional<std::string>& version = {}) {
    auto op = call<key_vault::KeyUpdate>();
    op.version = version;
    op.attributes.emplace();
    op.from = "privateEndpoint";  // whatever the vault's network lets in
    change(op);
    must(op);
  }
  void enable_key(bool enabled, const std::optional<std::string>& version = {}) {
    update_key([&](auto& op) { op.attributes->enabled = enabled; }, version);
  }
  void set_network(const std::string& bypass, const std::string& action) {
    auto op = call<key_vault::VaultUpdate>();
    op.caller.reset();
    op.networkAcls = key_vault::NetworkAcls{bypass, action, {}};
    must(op);
  }
  std::string version_in_use() const { return resource().ring.epochs.back().version; }

  std::string role;  // the assignment of identity1, under roles
};

}  // namespace cmk::testing
