#include "reference/key_vault/key_state.h"

#include <gtest/gtest.h>

#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using entra::KeyAction;
using testing::kNow;
using testing::World;

constexpr KeyAction kGiving[] = {KeyAction::wrapKey, KeyAction::encrypt, KeyAction::sign};
constexpr KeyAction kTaking[] = {KeyAction::unwrapKey, KeyAction::decrypt, KeyAction::verify};

KeyVersion version() {
  KeyVersion out;
  out.key_ops = {"encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"};
  out.created = kNow - kDay;
  return out;
}

std::optional<Reason> why(const KeyVersion& version, KeyAction action, Instant now = kNow) {
  World world;
  const auto got = check_usable(world.room_at(now), version, action);
  if (got) return std::nullopt;
  return got.error().reason;
}

TEST(KeyState, WindowIsHalfOpen) {  // azure-facts 3.2: [nbf, exp)
  KeyVersion key = version();
  key.nbf = kNow;
  key.exp = kNow + 100;
  for (const KeyAction action : kGiving) {
    EXPECT_EQ(why(key, action, kNow - 1), Reason::keyNotYetValid);
    EXPECT_FALSE(why(key, action, kNow));
    EXPECT_FALSE(why(key, action, kNow + 99));
    EXPECT_EQ(why(key, action, kNow + 100), Reason::keyExpired);
  }
}

TEST(KeyState, TakingBackWorksOutsideTheWindow) {
  KeyVersion key = version();
  key.nbf = kNow + 10;
  key.exp = kNow + 20;
  for (const KeyAction action : kTaking) {
    for (const Instant now : {kNow, kNow + 15, kNow + 20, kNow + 1000000}) {
      EXPECT_FALSE(why(key, action, now)) << now;
    }
  }
}

TEST(KeyState, AbsentEndsAreNoBounds) {
  const KeyVersion key = version();
  EXPECT_FALSE(why(key, KeyAction::wrapKey, kInstantMin));
  EXPECT_FALSE(why(key, KeyAction::wrapKey, kInstantMax));
}

TEST(KeyState, InvertedWindowIsNeverOpen) {
  KeyVersion key = version();
  key.nbf = kNow + 10;
  key.exp = kNow;
  for (const Instant now : {kNow - 1, kNow, kNow + 5, kNow + 10, kNow + 11}) {
    EXPECT_TRUE(why(key, KeyAction::wrapKey, now)) << now;
  }
}

TEST(KeyState, DisabledVersionDoesNothing) {
  KeyVersion key = version();
  key.enabled = false;
  for (const KeyAction action : kGiving) EXPECT_EQ(why(key, action), Reason::keyDisabled);
  for (const KeyAction action : kTaking) EXPECT_EQ(why(key, action), Reason::keyDisabled);
}

TEST(KeyState, EachOperationNeedsItselfAmongKeyOps) {
  for (const KeyAction action : {KeyAction::wrapKey, KeyAction::unwrapKey, KeyAction::encrypt,
                                 KeyAction::decrypt, KeyAction::sign, KeyAction::verify}) {
    KeyVersion alone = version();
    const std::string name(entra::info(action).permission);
    alone.key_ops = {name};
    EXPECT_FALSE(why(alone, action)) << name;
    KeyVersion without = version();
    std::erase(without.key_ops, name);
    EXPECT_EQ(why(without, action), Reason::operationNotAllowed) << name;
  }
}

}  // namespace
}  // namespace cmk::key_vault
