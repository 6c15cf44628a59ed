// The registry of operations: one line each. Everything that knows all of them derives from this.
#pragma once

#include <boost/mp11.hpp>
#include <variant>

#include "reference/core/instant.h"
#include "reference/cosmos/account_create.h"
#include "reference/cosmos/account_delete.h"
#include "reference/cosmos/account_enable_analytical_store.h"
#include "reference/cosmos/account_get.h"
#include "reference/cosmos/account_list_backups.h"
#include "reference/cosmos/account_migrate_backup.h"
#include "reference/cosmos/account_restore.h"
#include "reference/cosmos/account_update.h"
#include "reference/cosmos/container_create.h"
#include "reference/cosmos/container_get.h"
#include "reference/cosmos/list_accounts.h"
#include "reference/cosmos/table_alter.h"
#include "reference/cosmos/table_create.h"
#include "reference/cosmos/table_get.h"
#include "reference/entra/identity_create.h"
#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_find.h"
#include "reference/entra/identity_get.h"
#include "reference/entra/identity_recover.h"
#include "reference/entra/role_assign.h"
#include "reference/entra/role_list.h"
#include "reference/entra/role_remove.h"
#include "reference/entra/subscription_create.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/entra/tenant_create.h"
#include "reference/envelope/envelope_open.h"
#include "reference/envelope/envelope_rewrap.h"
#include "reference/envelope/envelope_seal.h"
#include "reference/key_vault/key_backup.h"
#include "reference/key_vault/key_create.h"
#include "reference/key_vault/key_decrypt.h"
#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_encrypt.h"
#include "reference/key_vault/key_get.h"
#include "reference/key_vault/key_get_rotation_policy.h"
#include "reference/key_vault/key_import.h"
#include "reference/key_vault/key_list_keys.h"
#include "reference/key_vault/key_list_versions.h"
#include "reference/key_vault/key_purge.h"
#include "reference/key_vault/key_recover.h"
#include "reference/key_vault/key_restore.h"
#include "reference/key_vault/key_rotate.h"
#include "reference/key_vault/key_set_rotation_policy.h"
#include "reference/key_vault/key_sign.h"
#include "reference/key_vault/key_unwrap_key.h"
#include "reference/key_vault/key_update.h"
#include "reference/key_vault/key_verify.h"
#include "reference/key_vault/key_wrap_key.h"
#include "reference/key_vault/list_vaults.h"
#include "reference/key_vault/vault_audit_log.h"
#include "reference/key_vault/vault_create.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/key_vault/vault_get.h"
#include "reference/key_vault/vault_lock.h"
#include "reference/key_vault/vault_purge.h"
#include "reference/key_vault/vault_recover.h"
#include "reference/key_vault/vault_remove_access_policy.h"
#include "reference/key_vault/vault_set_access_policy.h"
#include "reference/key_vault/vault_set_diagnostics.h"
#include "reference/key_vault/vault_unlock.h"
#include "reference/key_vault/vault_update.h"
#include "reference/mongo_vcore/list_mongo_clusters.h"
#include "reference/mongo_vcore/mongo_cluster_connect.h"
#include "reference/mongo_vcore/mongo_cluster_create.h"
#include "reference/mongo_vcore/mongo_cluster_create_replica.h"
#include "reference/mongo_vcore/mongo_cluster_delete.h"
#include "reference/mongo_vcore/mongo_cluster_get.h"
#include "reference/mongo_vcore/mongo_cluster_restore.h"
#include "reference/mongo_vcore/mongo_cluster_update.h"
#include "reference/monitoring/action_group_create.h"
#include "reference/monitoring/alert_create.h"
#include "reference/monitoring/health_get.h"
#include "reference/monitoring/list_activity.h"
#include "reference/monitoring/list_findings.h"
#include "reference/monitoring/list_notifications.h"
#include "reference/postgresql/list_postgres_clusters.h"
#include "reference/postgresql/postgres_cluster_connect.h"
#include "reference/postgresql/postgres_cluster_create.h"
#include "reference/postgresql/postgres_cluster_delete.h"
#include "reference/postgresql/postgres_cluster_failover.h"
#include "reference/postgresql/postgres_cluster_get.h"
#include "reference/postgresql/postgres_cluster_restore.h"
#include "reference/postgresql/postgres_cluster_update.h"
#include "reference/service/fault_inject.h"
#include "reference/service/record_list.h"
#include "reference/service/record_read.h"
#include "reference/service/record_write.h"
#include "reference/service/storage_inspect.h"
#include "reference/service/storage_write.h"

namespace cmk {

using Operations = boost::mp11::mp_list<
    entra::TenantCreate, entra::SubscriptionCreate, entra::SubscriptionRegisterProvider,
    entra::IdentityCreate, entra::IdentityGet, entra::IdentityFind, entra::IdentityDelete,
    entra::IdentityRecover, entra::RoleAssign, entra::RoleRemove, entra::RoleList,
    key_vault::VaultCreate, key_vault::VaultUpdate, key_vault::VaultGet, key_vault::ListVaults,
    key_vault::VaultDelete, key_vault::VaultRecover, key_vault::VaultPurge,
    key_vault::VaultSetAccessPolicy, key_vault::VaultRemoveAccessPolicy, key_vault::VaultLock,
    key_vault::VaultUnlock, key_vault::VaultSetDiagnostics, key_vault::VaultAuditLog,
    key_vault::KeyCreate, key_vault::KeyImport, key_vault::KeyGet, key_vault::KeyListKeys,
    key_vault::KeyListVersions, key_vault::KeyUpdate, key_vault::KeyDelete, key_vault::KeyRecover,
    key_vault::KeyPurge, key_vault::KeyBackup, key_vault::KeyRestore, key_vault::KeyRotate,
    key_vault::KeySetRotationPolicy, key_vault::KeyGetRotationPolicy, key_vault::KeyWrapKey,
    key_vault::KeyUnwrapKey, key_vault::KeyEncrypt, key_vault::KeyDecrypt, key_vault::KeySign,
    key_vault::KeyVerify, envelope::EnvelopeSeal, envelope::EnvelopeOpen, envelope::EnvelopeRewrap,
    cosmos::AccountCreate, cosmos::AccountUpdate, cosmos::AccountGet, cosmos::ListAccounts,
    cosmos::AccountDelete, cosmos::AccountListBackups, cosmos::AccountRestore,
    cosmos::AccountMigrateBackup, cosmos::AccountEnableAnalyticalStore, cosmos::ContainerCreate,
    cosmos::ContainerGet, cosmos::TableCreate, cosmos::TableAlter, cosmos::TableGet,
    mongo_vcore::MongoClusterCreate, mongo_vcore::MongoClusterUpdate, mongo_vcore::MongoClusterGet,
    mongo_vcore::ListMongoClusters, mongo_vcore::MongoClusterDelete,
    mongo_vcore::MongoClusterCreateReplica, mongo_vcore::MongoClusterRestore,
    mongo_vcore::MongoClusterConnect, postgresql::PostgresClusterCreate,
    postgresql::PostgresClusterUpdate, postgresql::PostgresClusterGet,
    postgresql::ListPostgresClusters, postgresql::PostgresClusterDelete,
    postgresql::PostgresClusterRestore, postgresql::PostgresClusterFailover,
    postgresql::PostgresClusterConnect, service::RecordWrite, service::RecordRead,
    service::RecordQuery, service::RecordChangeFeed, service::RecordConflictFeed,
    service::StorageInspect, service::StorageWrite, service::FaultInject, monitoring::ListFindings,
    monitoring::ListActivity, monitoring::HealthGet, monitoring::ActionGroupCreate,
    monitoring::AlertCreate, monitoring::ListNotifications>;

template <class Op>
using AnswerOf = typename Op::Answer;

using AnyParams = boost::mp11::mp_rename<Operations, std::variant>;
using AnyAnswer =
    boost::mp11::mp_rename<boost::mp11::mp_unique<boost::mp11::mp_transform<AnswerOf, Operations>>,
                           std::variant>;

// One step of a trace: what is done, and when (Unix seconds, never decreasing).
struct Operation {
  AnyParams params;
  Instant now = 0;
};

}  // namespace cmk
