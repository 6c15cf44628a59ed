#include "reference/core/bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <new>

// Every block that this program frees passes here, where a test can look at one before it goes.
namespace {
const void* watched = nullptr;  // a block of 64 bytes at least
std::array<std::uint8_t, 64> seen{};

[[gnu::noinline]] void release(void* block) noexcept {
  if (block != nullptr && block == watched) {
    std::memcpy(seen.data(), block, seen.size());
    watched = nullptr;
  }
  std::free(block);
}
}  // namespace

[[gnu::noinline]] void* operator new(std::size_t len) {
  if (void* block = std::malloc(std::max<std::size_t>(len, 1))) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t /*len*/) noexcept { release(block); }

namespace cmk {
namespace {

constexpr std::array<std::uint8_t, 64> kZeros{};

[[gnu::noinline]] SecretBytes secret_of_64_bytes() {
  return SecretBytes(
      std::string_view("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
}

TEST(Bytes, WipeZeroesTheRangeAndNothingElse) {
  std::array<std::uint8_t, 6> data = {1, 2, 3, 4, 5, 6};
  wipe(data.data() + 1, 4);
  EXPECT_EQ(data, (std::array<std::uint8_t, 6>{1, 0, 0, 0, 0, 6}));
  wipe(nullptr, 0);
}

TEST(Bytes, FreedSecretIsZeroed) {
  {
    const SecretBytes secret = secret_of_64_bytes();
    seen.fill(0xAA);
    watched = secret.view().data();
  }
  EXPECT_EQ(watched, nullptr);
  EXPECT_EQ(seen, kZeros);
}

TEST(Bytes, GrownSecretLeavesAZeroedBlockBehind) {
  SecretBytes secret = secret_of_64_bytes();
  seen.fill(0xAA);
  watched = secret.view().data();
  secret.resize(100000);
  EXPECT_EQ(watched, nullptr);
  EXPECT_EQ(seen, kZeros);
  EXPECT_EQ(secret.text().substr(0, 4), "0123");
}

TEST(Bytes, PublicBytesAreNotWiped) {  // the check above can fail
  {
    const Bytes open(64, 0x55);
    watched = open.data();
    asm volatile("" : : "r"(open.data()) : "memory");  // the bytes are "used": the stores stay
  }
  EXPECT_NE(seen, kZeros);
}

TEST(Bytes, SecretsCompareByContent) {
  EXPECT_EQ(SecretBytes(std::string_view("ab")), SecretBytes(std::string_view("ab")));
  EXPECT_FALSE(SecretBytes(std::string_view("ab")) == SecretBytes(std::string_view("ac")));
  EXPECT_EQ(SecretBytes(3).view().size(), 3U);
  EXPECT_TRUE(SecretBytes().empty());
}

TEST(Bytes, AppendedSecretHoldsBoth) {
  SecretBytes secret(std::string_view("ab"));
  secret.append(as_bytes("cd"));
  EXPECT_EQ(secret.text(), "abcd");
}

TEST(Bytes, ConstantTimeEqualityIsEquality) {
  EXPECT_TRUE(equal_constant_time({}, {}));
  EXPECT_TRUE(equal_constant_time(as_bytes("same"), as_bytes("same")));
  EXPECT_FALSE(equal_constant_time(as_bytes("same"), as_bytes("sam")));
  EXPECT_FALSE(equal_constant_time(as_bytes("same"), {}));
}

TEST(Bytes, ConstantTimeEqualitySeesEveryBit) {
  const Bytes a(17, 0xC3);
  for (std::size_t bit = 0; bit < a.size() * 8; ++bit) {
    Bytes b = a;
    b[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    EXPECT_FALSE(equal_constant_time(a, b)) << bit;
  }
}

TEST(Bytes, HexadecimalIsLowerCase) {
  EXPECT_EQ(to_hex({}), "");
  EXPECT_EQ(to_hex(Bytes{0x00, 0x0F, 0xA0, 0xFF}), "000fa0ff");
}

}  // namespace
}  // namespace cmk
