#include "reference/entra/arm_id.h"

#include <gtest/gtest.h>

namespace cmk::entra {
namespace {

const std::string kVault =
    "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v";

TEST(ArmId, BuildsTheDocumentedForms) {
  EXPECT_EQ(vault_id("s1", "rg", "v"), kVault);
  EXPECT_EQ(key_id(kVault, "k"), kVault + "/keys/k");
  EXPECT_EQ(arm_id("s", "g", "N/t", "n"), "/subscriptions/s/resourceGroups/g/providers/N/t/n");
}

TEST(ArmId, NamesItsSubscription) {
  EXPECT_EQ(subscription_of(kVault), "s1");
  EXPECT_EQ(subscription_of("/subscriptions/s1"), "s1");
  EXPECT_EQ(subscription_of("/SUBSCRIPTIONS/S1/resourceGroups/rg"), "S1");
}

TEST(ArmId, OtherTextIsNoIdentifier) {
  for (const char* text : {"", "/", "/subscriptions", "/subscriptions/", "/subscriptions//x",
                           "subscriptions/s1", "/subscriptions/s1/", "/tenants/t1"}) {
    EXPECT_FALSE(subscription_of(text)) << text;
  }
}

TEST(ArmId, ScopeCoversItselfAndWhatIsBelow) {
  for (const char* scope : {"/subscriptions/s1", "/subscriptions/s1/resourceGroups/rg",
                            "/SUBSCRIPTIONS/S1/resourcegroups/RG"}) {
    EXPECT_TRUE(covers(scope, kVault)) << scope;
  }
  EXPECT_TRUE(covers(kVault, kVault));
  EXPECT_TRUE(covers(kVault, key_id(kVault, "k")));
}

TEST(ArmId, ScopeEndsAtASegmentBorder) {
  for (const char* scope : {"/subscriptions/s", "/subscriptions/s1/resourceGroups/r",
                            "/subscriptions/s1/", "/subscriptions/s2"}) {
    EXPECT_FALSE(covers(scope, kVault)) << scope;
  }
  EXPECT_FALSE(covers(kVault, kVault + "2"));
  EXPECT_FALSE(covers(key_id(kVault, "k"), key_id(kVault, "k2")));
  EXPECT_FALSE(covers(key_id(kVault, "k"), kVault));
}

}  // namespace
}  // namespace cmk::entra
