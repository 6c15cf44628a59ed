// A World with a PostgreSQL cluster under a customer's key, for tests of clusters and of what is
// told about them.
#pragma once

#include "reference/key_vault/key_update.h"
#include "reference/key_vault/names.h"
#include "reference/postgresql/postgres_cluster_create.h"
#include "reference/service/record_read.h"
#include "reference/service/record_write.h"
#include "reference/testing/world.h"

namespace cmk::testing {

inline std::string cluster_id(const std::string& name = "cluster1") {
  return entra::arm_id(kSubscription, "rg1", "Microsoft.DBforPostgreSQL/serverGroupsv2", name);
}
inline std::string identity_id(const std::string& name = "identity1") {
  return entra::arm_id(kSubscription, "rg1", "Microsoft.ManagedIdentity/userAssignedIdentities",
                       name);
}

// cluster1 with record1 of table1, under key1 of vault1 as identity1.
struct PostgresWorld : World {
  explicit PostgresWorld(Timing timing = Timing::earliest) {
    choices.timing = {timing, 1};
    person("admin");
    identity("identity1");
    vault("vault1", [](key_vault::VaultCreate& op) { op.enablePurgeProtection = true; });
    allow("admin", {"all"});
    allow("identity1", {"get", "wrapKey", "unwrapKey"});
    key();
    must(cluster());
    write("first");
  }

  void identity(const std::string& name) {
    people[name] =
        must(entra::IdentityCreate{
                 name, entra::PrincipalType::UserAssigned, {}, kSubscription, "rg1", "westeurope"})
            .principalId;
  }
  [[nodiscard]] static postgresql::DataEncryption under_key(const std::string& key = "key1") {
    return {"AzureKeyVault", key_vault::key_identifier("vault1", key, ""), identity_id()};
  }
  [[nodiscard]] static service::ResourceIdentity identity1() {
    return {"UserAssigned", {identity_id()}, {}};
  }
  [[nodiscard]] static postgresql::PostgresClusterCreate cluster(
      const std::string& name = "cluster1") {
    postgresql::PostgresClusterCreate op;
    op.name = name;
    op.subscriptionId = kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.identity = identity1();
    op.dataEncryption = under_key();
    return op;
  }
  void write(std::string_view content) {
    service::RecordWrite op;
    op.resource = cluster_id();
    op.container = "table1";
    op.id = "record1";
    op.value = SecretBytes(content);
    must(op);
  }
  [[nodiscard]] static service::RecordRead record1(const std::string& cluster = "cluster1") {
    service::RecordRead op;
    op.resource = cluster_id(cluster);
    op.container = "table1";
    op.id = "record1";
    return op;
  }
  [[nodiscard]] std::string content(const std::string& cluster = "cluster1") {
    return std::string(must(record1(cluster)).value.text());
  }
  void enable(bool enabled) {
    auto op = call<key_vault::KeyUpdate>();
    op.attributes.emplace().enabled = enabled;
    must(op);
  }
};

}  // namespace cmk::testing
