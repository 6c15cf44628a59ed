#include "reference/service/candidate.h"

#include <gtest/gtest.h>

#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using entra::KeyAction;
using key_vault::Presence;
using testing::AccountWorld;
using testing::kIdentityId;
using testing::kKeyUri;
using testing::kNow;
using testing::kUser;

TEST(Candidate, TellsOfResourceIdentityAndKey) {
  AccountWorld world;
  Room room = world.room();
  const Candidate found = look_at_setting(room, world.resource(), {kKeyUri, kUser});
  EXPECT_EQ(found.service, Service::cosmos);
  EXPECT_EQ(found.tenantId, testing::kTenant);
  EXPECT_EQ(found.location, "westeurope");
  EXPECT_EQ(found.now, kNow);
  EXPECT_TRUE(found.identity_defined);
  EXPECT_EQ(found.identity->principalId, world.people.at("identity1"));
  EXPECT_EQ(found.seen.vault, Presence::live);
  EXPECT_EQ(found.seen.key_facts->version, world.stored_key().current);
  EXPECT_EQ(found.seen.missing, std::vector{KeyAction::list});
}

TEST(Candidate, LooksAtTheCurrentVersionOfASettingAndAtThatInUse) {
  AccountWorld world(Timing::latest);
  const std::string first = world.version_in_use();
  world.key();
  Room room = world.room();
  const Candidate setting = look_at_setting(room, world.resource(), {kKeyUri, kUser});
  const Candidate in_use = look_at_key_in_use(room, world.resource());
  EXPECT_NE(setting.seen.key_facts->version, first);
  EXPECT_TRUE(setting.seen.key_facts->current);
  EXPECT_EQ(in_use.seen.key_facts->version, first);
  EXPECT_FALSE(in_use.seen.key_facts->current);
}

TEST(Candidate, WhatIsMissingIsToldAsMissing) {
  AccountWorld world;
  Room room = world.room();
  const auto look = [&](const std::string& uri, const IdentityChoice& choice) {
    return look_at_setting(room, world.resource(), {uri, choice});
  };
  EXPECT_FALSE(look("", kUser).key);
  EXPECT_FALSE(look("https://vault1.vault.azure.net/keys", kUser).key);
  EXPECT_EQ(look(key_vault::key_identifier("none", "key1", ""), kUser).seen.vault,
            Presence::absent);
  EXPECT_EQ(look(key_vault::key_identifier("vault1", "none", ""), kUser).seen.key,
            Presence::absent);
  const Candidate nobody = look(kKeyUri, {IdentityKind::UserAssigned, "/none"});
  EXPECT_EQ(nobody.identity, nullptr);
  EXPECT_FALSE(nobody.identity_defined);
  EXPECT_EQ(nobody.seen.missing.size(), needed_actions().size());
}

}  // namespace
}  // namespace cmk::service
