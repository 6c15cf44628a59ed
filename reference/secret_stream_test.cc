// Public values and data keys come from separate streams.
#include <gtest/gtest.h>

#include <set>

#include "reference/envelope/envelope_seal.h"
#include "reference/key_vault/key_unwrap_key.h"
#include "reference/system.h"
#include "reference/testing/world.h"

namespace cmk {
namespace {

using testing::World;

// Every run of 8 bytes.
void add_runs(ByteView bytes, std::set<Bytes>& runs) {
  for (std::size_t i = 0; i + 8 <= bytes.size(); ++i) {
    runs.insert(Bytes(bytes.begin() + static_cast<std::ptrdiff_t>(i),
                      bytes.begin() + static_cast<std::ptrdiff_t>(i) + 8));
  }
}

Bytes from_hex(std::string_view text) {
  Bytes out;
  int high = -1;
  for (const char c : text) {
    if (!is_hex(c)) continue;
    const int digit = c <= '9' ? c - '0' : to_lower(c) - 'a' + 10;
    if (high < 0) {
      high = digit;
    } else {
      out.push_back(static_cast<std::uint8_t>(high << 4 | digit));
      high = -1;
    }
  }
  return out;
}

TEST(SecretStream, NoPieceOfADataKeyIsAPublicValue) {
  World world = World::with_key();
  std::set<Bytes> secret;
  std::set<Bytes> shown;
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    world.key("more" + number).person("person" + number);
    add_runs(from_hex(world.stored_key("more" + number).current), shown);
    add_runs(from_hex(world.people.at("person" + number)), shown);
    auto seal = world.call<envelope::EnvelopeSeal>();
    seal.context.record = "record" + number;
    seal.plaintext = SecretBytes(std::string_view("content"));
    const auto made = world.must(seal);
    add_runs(made.parts.nonce, shown);
    auto unwrap = world.call<key_vault::KeyUnwrapKey>();
    unwrap.alg = made.parts.alg;
    unwrap.value = made.parts.wrappedKey;
    add_runs(world.must(unwrap).value.view(), secret);
  }
  EXPECT_EQ(secret.size(), 200U * 25);
  for (const Bytes& run : secret) EXPECT_FALSE(shown.contains(run)) << to_hex(run);
}

TEST(SecretStream, WorldsOfOneSeedDifferInTheirSecretsAlone) {
  Settings settings;
  settings.crypto = crypto::make_model_backend(1);
  settings.keys = std::make_shared<crypto::FreshKeys>(settings.crypto);
  const System first(settings);
  System same(settings);
  same.begin_world(0);
  EXPECT_EQ(first, same);
  same.begin_world(1);
  EXPECT_FALSE(first == same);
}

}  // namespace
}  // namespace cmk
