#include "reference/service/findings.h"

#include <gtest/gtest.h>

#include "reference/service/protection.h"
#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;

// The requirements and names of the findings at a scope, in the world with a key of that many bits.
using Found = std::vector<std::pair<std::string, std::string>>;

Found found(AccountWorld& world, std::string_view scope = testing::kAccountId) {
  Found names;
  for (const Finding& finding : findings_of_resources(world.room(), scope)) {
    EXPECT_EQ(finding.resourceId, testing::kAccountId);
    EXPECT_FALSE(finding.message.empty());
    names.emplace_back(finding.requirement, finding.name);
  }
  return names;
}

void use_key_of(AccountWorld& world, std::int64_t bits, Service service = Service::cosmos) {
  world.key("other", [&](auto& op) { op.key_size = bits; });
  Resource& resource = *world.estate.resources.edit(to_lower(testing::kAccountId));
  resource.service = service;
  Room room = world.room();
  ASSERT_TRUE(take_key(room, resource,
                       {key_vault::key_identifier("vault1", "other", ""), resource.key->identity}));
}

TEST(Findings, KeyOfAnAccountHas3072Bits) {  // cosmos, generate a key
  for (const auto& [bits, expected] : {std::pair{2048, Found{{"KEY-03", "key-size"}}},
                                       std::pair{3072, Found{}}, std::pair{4096, Found{}}}) {
    AccountWorld world;
    use_key_of(world, bits);
    EXPECT_EQ(found(world), expected) << bits;
  }
}

TEST(Findings, KeyOfAClusterHas4096Bits) {  // vcore, key
  AccountWorld world;
  Resource& resource = *world.estate.resources.edit(to_lower(testing::kAccountId));
  resource.service = Service::mongoVcore;
  EXPECT_EQ(found(world),
            (Found{{"KEY-03", "key-size"}, {"VCR-22", "key-size"}, {"VCR-22", "vault-network"}}));
  world.record().retention_days = 89;
  world.set_network("AzureServices", "Deny");
  EXPECT_EQ(found(world),
            (Found{{"KEY-03", "key-size"}, {"VCR-22", "key-size"}, {"VCR-22", "vault-retention"}}));
}

TEST(Findings, NothingIsRecommendedForPostgresql) {
  AccountWorld world;
  world.estate.resources.edit(to_lower(testing::kAccountId))->service = Service::postgresql;
  EXPECT_EQ(found(world), Found{});
}

TEST(Findings, AreListedByScope) {
  AccountWorld world;
  for (const std::string& scope :
       {testing::kAccountId, to_lower(testing::kAccountId), std::string("/subscriptions/sub1"),
        std::string("/subscriptions/sub1/resourceGroups/rg1")}) {
    EXPECT_EQ(found(world, scope).size(), 1U) << scope;
  }
  for (const std::string& scope :
       {testing::kAccountId + "1", testing::kVaultId, std::string("/subscriptions/sub2"),
        std::string("/subscriptions/sub1/resourceGroups/rg2")}) {
    EXPECT_TRUE(found(world, scope).empty()) << scope;
  }
}

TEST(Findings, AreOfTheVersionInUseAndLeaveNoTrace) {
  AccountWorld world;
  world.record().audited = true;
  world.key("key1", [](auto& op) { op.key_size = 4096; });
  const State before = world;
  EXPECT_EQ(found(world).size(), 1U);
  EXPECT_EQ(static_cast<const State&>(world), before);
}

TEST(Findings, ALostKeyLeavesNone) {
  AccountWorld world;
  auto op = world.call<key_vault::KeyDelete>();
  world.must(op);
  EXPECT_TRUE(found(world).empty());
}

TEST(Findings, AResourceWithoutCustomersKeyLeavesNone) {
  AccountWorld world;
  world.estate.resources.edit(to_lower(testing::kAccountId))->key.reset();
  EXPECT_TRUE(found(world).empty());
}

TEST(Findings, ADeviantRefusesWhatIsNotRecommended) {
  const Advised small{2048, 90, false};
  for (const Rule* rule : finding_rules()) {
    const bool refuses = rule->name == "small-for-cosmos-refused";
    EXPECT_EQ(refuses_advised(Rulebook({rule}), Service::cosmos, small), refuses) << rule->name;
  }
  EXPECT_FALSE(refuses_advised(Rulebook(), Service::cosmos, small));
}

}  // namespace
}  // namespace cmk::service
