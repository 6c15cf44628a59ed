// A world for unit tests of clusters: vault1 with purge protection and key1, the identities service
// (who may use its keys) and other (who may not), and operations on clusters under it.
#pragma once

#include "reference/entra/subscription_register_provider.h"
#include "reference/key_vault/key_update.h"
#include "reference/mongo_vcore/mongo_cluster_create.h"
#include "reference/mongo_vcore/mongo_cluster_update.h"
#include "reference/service/record_read.h"
#include "reference/service/record_write.h"
#include "reference/testing/world.h"

namespace cmk::testing {

struct ClusterWorld : World {
  ClusterWorld() {
    must(entra::SubscriptionRegisterProvider{"sub1", "Microsoft.DocumentDB"});
    person("admin");
    vault("vault1", [](auto& op) { op.enablePurgeProtection = true; });
    allow("admin", {"all"});
    key();
    for (const char* name : {"service", "other"}) identity(name);
    ids["nobody"] = ids["service"] + "-nobody";
    allow("service", {"get", "list", "wrapKey", "unwrapKey"});
  }
  void identity(const std::string& name) {
    const auto made = must(
        entra::IdentityCreate{name, entra::PrincipalType::UserAssigned, {}, "sub1", "rg1", {}});
    ids[name] = made.id;
    people[name] = made.principalId;
  }
  mongo_vcore::Encryption under(const std::string& key, const std::string& user) const {
    return {mongo_vcore::CustomerManagedKeyEncryption{
        "https://vault1.vault.azure.net/keys/" + key,
        {std::string(mongo_vcore::kUserAssignedIdentity), ids.at(user)}}};
  }
  mongo_vcore::MongoClusterCreate creation(const std::string& name = "cluster1") const {
    mongo_vcore::MongoClusterCreate op;
    place(op, name);
    op.identity = service::ResourceIdentity{"UserAssigned", {ids.at("service")}, {}};
    op.encryption = under("key1", "service");
    return op;
  }
  // Where clusters of this world are.
  static void place(service::ResourcePlace& at, const std::string& name) {
    at.name = name;
    at.subscriptionId = "sub1";
    at.resourceGroup = "rg1";
    at.location = "westeurope";
  }
  void enable(const std::string& key, bool enabled = true) {
    auto op = call<key_vault::KeyUpdate>();
    op.name = key;
    op.attributes.emplace();
    op.attributes->enabled = enabled;
    must(op);
    advance(now + kHour);
  }
  // Takes the key away and waits until that shows.
  void disable(const std::string& key) { enable(key, false); }
  void write(const std::string& cluster, const std::string& id, const std::string& text) {
    must(written(cluster, id, text));
  }
  static service::RecordWrite written(const std::string& cluster, const std::string& id,
                                      const std::string& text) {
    service::RecordWrite op;
    op.resource = cluster;
    op.container = "orders";
    op.id = id;
    op.value = SecretBytes(std::string_view(text));
    return op;
  }
  // What the record holds; nothing when the read is refused.
  std::optional<std::string> content(const std::string& cluster, const std::string& id) {
    service::RecordRead op;
    op.resource = cluster;
    op.container = "orders";
    op.id = id;
    const auto read = run(op);
    if (!read) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(read->value.view().data()),
                       read->value.size());
  }
  std::map<std::string, std::string> ids;  // of the identities, by name
};

}  // namespace cmk::testing
