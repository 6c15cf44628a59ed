#include "harness/explore/byte_trace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "harness/explore/testing/explored.h"

namespace cmk::explore {
namespace {

const Arena& worlds() {
  static const Arena kWorlds = testing::arena();
  return kWorlds;
}
Bytes random_bytes(std::uint64_t seed, std::size_t len) { return Draw(seed).bytes(len); }

TEST(ByteTrace, EveryByteStringIsATrace) {
  const Grammar all = grammar_of({});
  Stats stats;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Bytes bytes = random_bytes(seed, seed % 140);
    const std::uint64_t before = stats.num_operations;
    EXPECT_FALSE(run_bytes(worlds(), all, bytes, stats)) << seed;
    EXPECT_EQ(stats.num_operations - before, count_records(bytes));
  }
}

TEST(ByteTrace, ManyOperationsAreAccepted) {
  const Grammar all = grammar_of({});
  Stats stats;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    EXPECT_FALSE(run_bytes(worlds(), all, random_bytes(seed, 129), stats));
  }
  EXPECT_GT(stats.num_accepted * 100, stats.num_operations * 40);
}

TEST(ByteTrace, IsNoLongerThanItsLimit) {
  EXPECT_EQ(count_records({}), 0U);
  EXPECT_EQ(count_records(Bytes(1)), 0U);
  EXPECT_EQ(count_records(Bytes(kRecordSize)), 0U);
  EXPECT_EQ(count_records(Bytes(1 + kRecordSize)), 1U);
  EXPECT_EQ(count_records(Bytes(100'000)), kRecordsMax);
}

TEST(ByteTrace, AGrammarNamesWhatItIsAbout) {
  constexpr std::array<std::string_view, 3> kMethods = {"table.", "account.create", "table.alter"};
  const Grammar tables = grammar_of(kMethods);
  const auto count = [&](const char* method) {
    return std::ranges::count(tables.operations, index_of(method));
  };
  EXPECT_EQ(tables.operations.size(), 5U);
  EXPECT_EQ(count("table.alter"), 2);
  EXPECT_EQ(count("table.get"), 1);
  EXPECT_EQ(count("account.create"), 1);
}

// Traces in the world backup-written, at its last instant: what is named, then bringing back alone.
Stats bring_back(std::span<const std::string_view> methods) {
  constexpr std::uint8_t kBringBack = 197;
  constexpr std::size_t kTimes = 5;
  const auto& model = worlds().model;
  const auto place = std::ranges::find_if(
      model, [](const StartingWorld& start) { return start.world->name == "backup-written"; });
  Stats stats;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Bytes bytes = random_bytes(seed, 1 + (methods.size() + kTimes) * kRecordSize);
    bytes[0] = static_cast<std::uint8_t>(place - model.begin());
    for (std::size_t i = 0; i < methods.size() + kTimes; ++i) {
      std::uint8_t* record = &bytes[1 + i * kRecordSize];
      record[0] = i < methods.size() ? static_cast<std::uint8_t>(i) : kBringBack;
      record[1] = 0;
    }
    EXPECT_FALSE(run_bytes(worlds(), grammar_of(methods), bytes, stats));
  }
  return stats;
}
std::uint64_t accepted(const Stats& stats, const char* method) {
  return stats.by_operation[index_of(method)].accepted;
}

// One move does what comes next: it lists the backups of a deleted account, then restores it.
TEST(ByteTrace, WhatIsGoneComesBack) {
  constexpr std::array<std::string_view, 1> kMethods = {"account.delete"};
  const Stats stats = bring_back(kMethods);
  EXPECT_GT(accepted(stats, "account.delete"), 10U);
  EXPECT_GT(accepted(stats, "account.listBackups"), 10U);
  EXPECT_GT(accepted(stats, "account.restore"), 10U);
}

// Where its key is lost, that is given back first, once.
TEST(ByteTrace, WhatIsGoneComesBackAfterItsKey) {
  constexpr std::array<std::string_view, 2> kMethods = {"vault.removeAccessPolicy",
                                                        "account.delete"};
  const Stats stats = bring_back(kMethods);
  EXPECT_GT(accepted(stats, "account.delete"), 10U);
  EXPECT_LE(accepted(stats, "vault.setAccessPolicy"), accepted(stats, kMethods[0].data()));
  EXPECT_GT(accepted(stats, "account.restore"), 10U);
}

TEST(ByteTrace, FindsADeviant) {
  const Override deviation{&testing::rule("KEY-05", "wrap-before-exp"), 0};
  const Arena beside = testing::arena_beside(deviation);
  const Grammar all = grammar_of({});
  Stats stats;
  std::optional<Finding> found;
  for (std::uint64_t seed = 1; !found && seed <= 2000; ++seed) {
    found = run_bytes(beside, all, random_bytes(seed, 257), stats);
  }
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->operations.empty());
}

}  // namespace
}  // namespace cmk::explore
