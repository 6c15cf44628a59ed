#include "reference/entra/key_action.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace cmk::entra {
namespace {

TEST(KeyAction, TableStandsInTheOrderOfTheEnum) {
  ASSERT_EQ(key_actions().size(), kKeyActions);
  for (std::size_t i = 0; i < kKeyActions; ++i) {
    EXPECT_EQ(key_actions()[i].action, static_cast<KeyAction>(i));
    EXPECT_EQ(&info(static_cast<KeyAction>(i)), &key_actions()[i]);
  }
}

TEST(KeyAction, PermissionsAreTheDocumentedOnes) {  // azure-facts 2.4, without all and release
  std::set<std::string_view> names;
  for (const KeyActionInfo& entry : key_actions()) names.insert(entry.permission);
  const std::set<std::string_view> documented = {"encrypt",
                                                 "decrypt",
                                                 "wrapKey",
                                                 "unwrapKey",
                                                 "sign",
                                                 "verify",
                                                 "get",
                                                 "list",
                                                 "create",
                                                 "update",
                                                 "import",
                                                 "delete",
                                                 "backup",
                                                 "restore",
                                                 "recover",
                                                 "purge",
                                                 "rotate",
                                                 "getrotationpolicy",
                                                 "setrotationpolicy"};
  EXPECT_EQ(names, documented);
}

TEST(KeyAction, DataActionsOfTheEncryptionUser) {  // azure-facts 2.6
  EXPECT_EQ(info(KeyAction::get).dataAction, "keys/read");
  EXPECT_EQ(info(KeyAction::list).dataAction, "keys/read");
  EXPECT_EQ(info(KeyAction::wrapKey).dataAction, "keys/wrap/action");
  EXPECT_EQ(info(KeyAction::unwrapKey).dataAction, "keys/unwrap/action");
}

TEST(KeyAction, PermissionsAreReadWithoutCase) {
  EXPECT_EQ(key_action_from_permission("WRAPKEY"), KeyAction::wrapKey);
  EXPECT_EQ(key_action_from_permission("GetRotationPolicy"), KeyAction::getRotationPolicy);
  for (const char* name : {"", "all", "release", "remove", "wrap", "get "}) {
    EXPECT_FALSE(key_action_from_permission(name)) << name;
  }
}

TEST(KeyAction, SetHoldsWhatWasPutIn) {
  const std::array actions = {KeyAction::get, KeyAction::verify};
  const KeyActionSet set = set_of(actions);
  EXPECT_TRUE(has(set, KeyAction::get) && has(set, KeyAction::verify));
  EXPECT_EQ(set.count(), 2U);
  EXPECT_TRUE(set_of({}).none());
}

}  // namespace
}  // namespace cmk::entra
