// An AccountWorld whose account is backed up as a test asks, and the operations of backups on it.
#pragma once

#include "reference/cosmos/account_list_backups.h"
#include "reference/cosmos/account_migrate_backup.h"
#include "reference/cosmos/account_restore.h"
#include "reference/cosmos/account_update.h"
#include "reference/cosmos/list_accounts.h"
#include "reference/testing/account_world.h"

namespace cmk::testing {

inline const cosmos::BackupPolicy kContinuous{cosmos::BackupType::Continuous, {}, {}, {}};
inline const cosmos::BackupPolicy kHourly{cosmos::BackupType::Periodic, {}, 60, 720};

// identity2 is granted the key as identity1 is; account1 belongs to identity1.
struct RestoreWorld : AccountWorld {
  explicit RestoreWorld(const cosmos::BackupPolicy& policy = kContinuous,
                        Timing timing = Timing::earliest)
      : AccountWorld(timing) {
    identity("identity2");
    allow("identity2", {"get", "wrapKey", "unwrapKey"});
    must(cosmos::AccountDelete{kAccountId});
    create("account1", policy);
    write();
  }

  std::string identity(const std::string& name) {
    people[name] =
        must(entra::IdentityCreate{
                 name, entra::PrincipalType::UserAssigned, {}, kSubscription, "rg1", "westeurope"})
            .principalId;
    return identity_id(name);
  }
  static std::string identity_id(const std::string& name) {
    return entra::arm_id(kSubscription, "rg1", "Microsoft.ManagedIdentity/userAssignedIdentities",
                         name);
  }
  void create(const std::string& name, const cosmos::BackupPolicy& policy) {
    must(creation(name, policy));
    must(cosmos::ContainerCreate{account_id(name), "container1", {}, {}, {}});
  }
  static cosmos::AccountCreate creation(const std::string& name,
                                        const cosmos::BackupPolicy& policy) {
    cosmos::AccountCreate op;
    op.name = name;
    op.subscriptionId = kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.keyVaultKeyUri = kKeyUri;
    op.identity = service::ResourceIdentity{"UserAssigned", {kIdentityId}, {}};
    op.defaultIdentity = "UserAssignedIdentity=" + kIdentityId;
    op.backupPolicy = policy;
    return op;
  }

  std::vector<cosmos::Restorable> backups() {
    return must(cosmos::AccountListBackups{kAccountId}).value;
  }
  // A restore of account1 to account2 as of `when`, for the identity of that name.
  cosmos::AccountRestore restore_call(Instant when, const std::string& user = "identity2") {
    cosmos::AccountRestore op;
    op.name = "account2";
    op.subscriptionId = kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.restoreSource = backups().front().restoreSource;
    op.restoreTimestamp = when;
    op.identity = service::ResourceIdentity{"UserAssigned", {identity_id(user)}, {}};
    op.defaultIdentity = "UserAssignedIdentity=" + identity_id(user);
    return op;
  }
  // The restored content of record1; nothing when it cannot be read.
  std::optional<SecretBytes> content(const std::string& account = "account2") {
    const auto read = run(read_call(account));
    if (!read) return std::nullopt;
    return read->value;
  }
  static SecretBytes text(std::string_view value) { return SecretBytes(value); }
  void assign(const std::string& account, const std::string& user) {
    cosmos::AccountUpdate op;
    op.account = account_id(account);
    op.identity = service::ResourceIdentity{"UserAssigned", {kIdentityId, identity_id(user)}, {}};
    must(op);
    op.identity.reset();
    op.defaultIdentity = "UserAssignedIdentity=" + identity_id(user);
    must(op);
  }
};

}  // namespace cmk::testing
