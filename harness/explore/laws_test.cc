// Each law is broken once: by a deviant of the reference, by a system that is exchanged for another
// behind the watcher's back, or by a crypto backend whose padding no run repeats.
#include "harness/explore/laws.h"

#include <gtest/gtest.h>

#include "harness/explore/hunt.h"
#include "harness/explore/testing/explored.h"

namespace cmk::explore {
namespace {

StartingWorld world(const std::string& name) {
  ExploreData data = testing::data();
  data.world = name;
  return make_arena(data, [] { return testing::make_system(); }).value().model.front();
}

Watch only(SeenIn kind) { return {kind == SeenIn::answers, kind == SeenIn::states}; }

// That a deviant breaks this law when nobody stands beside it and laws of its kind are watched.
void expect_broken(const Law& law, std::string_view requirement, std::string_view name) {
  const Override deviation{&testing::rule(requirement, name), 0};
  Arena alone =
      make_arena(testing::data(), [&] { return testing::make_system(deviation); }).value();
  alone.watch = only(law.seen_in);
  const Hunt made = hunt(alone, 1, 100'000);
  ASSERT_TRUE(made.finding && made.finding->law != nullptr) << law.name;
  EXPECT_EQ(made.finding->law->name, law.name);
}

TEST(Laws, DeviantsBreakThem) {
  expect_broken(laws::kRefusalsChangeNothing, "KEY-09", "refused-import-stores-a-key");
  expect_broken(laws::kWrappedIsUnwrapped, "KEY-15", "unwrap-drops-last-byte");
  expect_broken(laws::kNoSecretIsTold, "ENV-11", "refusal-holds-content");
  expect_broken(laws::kStatusIsBehaviour, "COS-19", "status-left-out");
  expect_broken(laws::kNonceIsFresh, "ENV-07", "nonce-repeats");
  expect_broken(laws::kRewrapKeepsPayload, "ENV-08", "rewrap-seals-again");
}

TEST(Laws, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Law& law : all_laws()) EXPECT_TRUE(names.insert(law.name).second) << law.name;
}

// An account with a record, and a watcher that has seen it written.
class AccountLaws : public ::testing::Test {
 protected:
  std::string_view broken(System& system, const AnyParams& params) {
    Outcome outcome;
    const auto breach = book_.apply(system, {params, start_.now}, outcome);
    return breach ? breach->law->name : "none";
  }
  service::RecordWrite write(std::string_view value) const {
    service::RecordWrite op;
    op.resource = start_.known.of(Meaning::account).front();
    op.container = "orders";
    op.id = "order-9";
    op.value = SecretBytes(value);
    return op;
  }
  service::RecordRead read() const {
    return {{start_.known.of(Meaning::account).front(), "orders"}, "order-9"};
  }

  StartingWorld start_ = world("cosmos-account");
  System system_ = start_.system;
  LawBook book_{marked_leak()};
};

TEST_F(AccountLaws, WhatIsReadIsWhatWasWritten) {
  ASSERT_EQ(broken(system_, write("first")), "none");
  EXPECT_EQ(broken(system_, read()), "none");
  System other = start_.system;
  ASSERT_TRUE(other.apply({write("second"), start_.now}));
  EXPECT_EQ(broken(other, read()), laws::kWrittenIsRead.name);
  EXPECT_EQ(broken(other, service::RecordQuery{{read().resource, "orders"}, {}}),
            laws::kWrittenIsRead.name);
}

TEST_F(AccountLaws, WhatWasWrittenIsThere) {
  ASSERT_EQ(broken(system_, write("first")), "none");
  System empty = start_.system;
  EXPECT_EQ(broken(empty, read()), laws::kNothingIsLost.name);
  // Until it is deleted with its account.
  ASSERT_EQ(broken(system_, cosmos::AccountDelete{read().resource}), "none");
  EXPECT_EQ(broken(system_, read()), "none");
}

TEST_F(AccountLaws, APurgedKeyOpensNothing) {
  const auto call = [&]<class Op>(Op op) {
    op.vault = "vault-p";
    op.caller = start_.known.of(Meaning::caller).front();
    op.name = "key-1";
    return op;
  };
  key_vault::VaultCreate vault{"vault-p", "sub-1", "rg-1", "westeurope", {}, {},
                               {},        {},      {},     {},           {}, {}};
  vault.accessPolicies = {
      {"tenant-1", start_.known.of(Meaning::caller).front(), {{"all", "purge"}}}};
  ASSERT_EQ(broken(system_, vault), "none");
  auto create = call(key_vault::KeyCreate{});
  create.kty = "RSA";
  ASSERT_EQ(broken(system_, create), "none");
  auto wrap = call(key_vault::KeyWrapKey{});
  wrap.alg = "RSA-OAEP-256";
  wrap.value = SecretBytes(std::size_t{32});
  Outcome outcome;
  ASSERT_FALSE(book_.apply(system_, {wrap, start_.now}, outcome));
  const auto wrapped = std::get<key_vault::Ciphertext>(outcome.value());
  auto unwrap = call(key_vault::KeyUnwrapKey{});
  unwrap.alg = wrap.alg;
  unwrap.value = wrapped.value;
  unwrap.version = wrapped.kid.substr(wrapped.kid.rfind('/') + 1);
  EXPECT_EQ(broken(system_, unwrap), "none");
  System alive = system_;
  ASSERT_EQ(broken(system_, call(key_vault::KeyDelete{})), "none");
  ASSERT_EQ(broken(system_, call(key_vault::KeyPurge{})), "none");
  EXPECT_EQ(broken(alive, unwrap), laws::kPurgedOpensNothing.name);
}

TEST_F(AccountLaws, ARefusalThatChangesSomethingIsSeen) {
  EXPECT_EQ(broken(system_, entra::TenantCreate{"tenant-1"}), "none");  // refused
  System changed = system_;
  ASSERT_TRUE(changed.apply({entra::TenantCreate{"tenant-9"}, start_.now}));
  EXPECT_FALSE(changed.same_but_for_logs(system_));
}

// Where padding is drawn anew, a second run ends elsewhere, and so does a jump in two.
TEST(RepeatableLaws, ARunThatCannotBeRepeatedIsSeen) {
  const auto crypto = crypto::make_model_backend(1);
  const auto keys = std::make_shared<crypto::PreparedKeys>(
      crypto,
      backends::load_key_pool((testing::kData / "vectors/keys/pool.json").string()).value());
  Arena arena =
      make_arena(testing::data(), [&] { return System(Settings{crypto, keys, {}}); }).value();
  std::set<std::string_view> broken;
  Stats stats;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const auto finding = run_trace(arena, seed, stats);
    if (finding && finding->law != nullptr) broken.insert(finding->law->name);
  }
  EXPECT_TRUE(broken.contains(laws::kSameAgain.name));
  EXPECT_TRUE(broken.contains(laws::kTimeIsOne.name));
  // Who watches answers alone does not see it.
  arena.watch = only(SeenIn::answers);
  for (std::uint64_t seed = 1; seed <= 400; ++seed) EXPECT_FALSE(run_trace(arena, seed, stats));
}

TEST(Leak, IsFoundInEachOfItsForms) {
  const Leak leak("cmkconf-secret-");
  EXPECT_TRUE(leak.stands_in(std::string("x cmkconf-secret- y")));
  EXPECT_TRUE(leak.stands_in(std::string("Y21rY29uZi1zZWNyZXQt")));              // base64url
  EXPECT_TRUE(leak.stands_in(std::string("636d6b636f6e662d7365637265742d00")));  // hexadecimal
  EXPECT_FALSE(leak.stands_in(std::string("cmkconf secret")));
  entra::Identity identity;
  identity.id = "cmkconf-secret-1";
  EXPECT_EQ(leak.place(Outcome(identity)), "id");
  service::RecordContent content;
  content.value = SecretBytes(std::string_view("cmkconf-secret-1"));
  EXPECT_FALSE(leak.place(Outcome(content)));
  EXPECT_EQ(leak.place(refuse(Reason::notFound, "no cmkconf-secret-1")), "the diagnostic");
}

}  // namespace
}  // namespace cmk::explore
