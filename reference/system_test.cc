#include "reference/system.h"

#include <gtest/gtest.h>

#include "reference/crypto/model_backend.h"
#include "reference/key_vault/bundle.h"
#include "reference/testing/world.h"

namespace cmk {
namespace {

using testing::kNow;

// A System with what the operations of this file need: principal admin with every permission on
// vault1, which holds key1.
struct Prepared {
  explicit Prepared(std::uint64_t seed = 1) : system(settings(seed)) {
    must(entra::TenantCreate{"tenant1"});
    must(entra::SubscriptionCreate{"sub1", "tenant1"});
    admin = must(entra::IdentityCreate{"admin", {}, "tenant1", {}, {}}).principalId;
    key_vault::VaultCreate vault{"vault1", "sub1", "rg1", "westeurope", {}, {},
                                 {},       {},     {},    {},           {}, {}};
    vault.accessPolicies = {{"tenant1", admin, {{"all"}}}};
    must(vault);
    must(create());
  }
  static Settings settings(std::uint64_t seed) {
    static const auto backend = crypto::make_model_backend(1);
    // The same key at the same position, so that systems of one history are equal.
    static const auto keys =
        std::make_shared<crypto::PreparedKeys>(backend, std::make_shared<crypto::KeyPool>());
    return {backend, keys, {}, seed};
  }
  template <class Op>
  Op call() const {
    Op op{};
    op.vault = "vault1";
    op.caller = admin;
    if constexpr (requires { op.name; }) op.name = "key1";
    return op;
  }
  key_vault::KeyCreate create() const {
    auto op = call<key_vault::KeyCreate>();
    op.kty = "RSA";
    return op;
  }
  template <class Op>
  AnswerOf<Op> must(const Op& op, Instant now = kNow) {
    return std::get<AnswerOf<Op>>(system.apply({op, now}).value());
  }
  System system;
  std::string admin;
};

// Operations that are refused in the prepared system, each for a reason of its own.
std::vector<std::pair<Reason, AnyParams>> refused(const Prepared& in) {
  auto version = in.call<key_vault::KeyDelete>();
  const Outcome key = System(in.system).apply({in.call<key_vault::KeyGet>(), kNow});
  version.version = key_vault::version_of(std::get<key_vault::KeyBundle>(key.value()));
  auto size = in.create();
  size.key_size = 1024;
  auto type = in.create();
  type.kty = "oct";
  auto name = in.create();
  name.name = "a_b";
  auto stranger = in.create();
  stranger.caller = "nobody";
  auto unwrap = in.call<key_vault::KeyUnwrapKey>();
  unwrap.alg = "RSA-OAEP";
  auto import = in.call<key_vault::KeyImport>();
  import.format = "pfx";
  auto missing = in.call<key_vault::KeyRotate>();
  missing.name = "key2";
  key_vault::VaultUpdate days;
  days.vault = "vault1";
  days.softDeleteRetentionInDays = 8;
  days.enableRbacAuthorization = true;
  envelope::EnvelopeSeal seal;
  seal.caller = "nobody";
  seal.context = {"a", "c", "r"};
  seal.vault = "vault1";
  seal.name = "key1";
  return {{Reason::versionNotDeletable, version},
          {Reason::unsupportedKeySize, size},
          {Reason::unsupportedKeyType, type},
          {Reason::invalidName, name},
          {Reason::unauthenticated, stranger},
          {Reason::decryptionFailed, unwrap},
          {Reason::invalidImport, import},
          {Reason::notFound, missing},
          {Reason::immutableProperty, days},
          {Reason::unauthenticated, seal},
          {Reason::notFound, in.call<key_vault::KeyRecover>()},
          {Reason::invalidBackup, in.call<key_vault::KeyRestore>()},
          {Reason::nameTaken, entra::TenantCreate{"tenant1"}}};
}

TEST(System, RefusedOperationChangesNothing) {
  const Prepared prepared;
  for (const auto& [reason, params] : refused(prepared)) {
    System after = prepared.system;
    const Outcome outcome = after.apply({params, kNow});
    ASSERT_FALSE(outcome) << params.index();
    EXPECT_EQ(outcome.error().reason, reason) << params.index();
    EXPECT_TRUE(after == prepared.system) << params.index();
  }
}

TEST(System, RefusedOperationLeavesTheAuditLogOnly) {
  Prepared prepared;
  key_vault::VaultSetDiagnostics on;
  on.vault = "vault1";
  on.auditEvent = true;
  prepared.must(on);
  System after = prepared.system;
  auto op = prepared.create();
  op.kty = "oct";
  EXPECT_FALSE(after.apply({op, kNow}));
  EXPECT_FALSE(after == prepared.system);
}

TEST(System, CopyIsIndependent) {
  Prepared prepared;
  const System before = prepared.system;
  System copy = prepared.system;
  ASSERT_TRUE(copy.apply({prepared.create(), kNow}));
  EXPECT_TRUE(prepared.system == before);
  EXPECT_FALSE(copy == before);
  prepared.must(prepared.create());
  EXPECT_TRUE(prepared.system == copy);  // the same operation gives the same value
}

TEST(System, TimeNeverRunsBackwards) {
  Prepared prepared;
  const System before = prepared.system;
  const auto get = prepared.call<key_vault::KeyGet>();
  EXPECT_EQ(prepared.system.apply({get, kNow - 1}).error().reason, Reason::timeReversed);
  EXPECT_EQ(prepared.system.apply({get, kInstantMax + 1}).error().reason, Reason::timeReversed);
  EXPECT_EQ(prepared.system.apply({get, kInstantMin}).error().reason, Reason::timeReversed);
  EXPECT_TRUE(prepared.system == before);
  EXPECT_TRUE(prepared.system.apply({get, kNow}));
  EXPECT_TRUE(prepared.system.apply({get, kInstantMax}));
}

TEST(System, WhatFallsDueIsDoneAtItsOwnInstant) {
  Prepared prepared;
  auto policy = prepared.call<key_vault::KeySetRotationPolicy>();
  policy.policy.lifetimeActions = {{{"P10D", {}}, {"Rotate"}}};
  prepared.must(policy);
  System jumped = prepared.system;
  const auto list = prepared.call<key_vault::KeyListVersions>();
  for (Instant day = 1; day <= 35; ++day) prepared.must(list, kNow + day * kDay);
  const auto answer = jumped.apply({list, kNow + 35 * kDay}).value();
  const auto versions = std::get<key_vault::KeyList>(answer).value;
  ASSERT_EQ(versions.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(versions[i].attributes.created, kNow + static_cast<Seconds>(i) * 10 * kDay);
  }
  EXPECT_TRUE(jumped == prepared.system);  // one jump, or day by day
}

TEST(System, RetentionEndsBeforeTheOperationOfThatInstant) {
  Prepared prepared;
  prepared.must(prepared.call<key_vault::KeyDelete>());
  const auto recover = prepared.call<key_vault::KeyRecover>();
  System last = prepared.system;
  EXPECT_TRUE(last.apply({recover, kNow + 90 * kDay - 1}));
  EXPECT_EQ(prepared.system.apply({recover, kNow + 90 * kDay}).error().reason, Reason::notFound);
}

TEST(System, SameSeedSameIdentifiersOtherSeedOthers) {
  const Prepared a(7);
  const Prepared b(7);
  const Prepared c(8);
  EXPECT_EQ(a.admin, b.admin);
  EXPECT_TRUE(a.system == b.system);
  EXPECT_NE(a.admin, c.admin);
}

TEST(System, TimingAndOptionsArePartOfItsValue) {
  Settings settings = Prepared::settings(1);
  const System earliest(settings);
  settings.timing = Timing::latest;
  EXPECT_FALSE(System(settings) == earliest);
  settings.timing = Timing::earliest;
  ASSERT_TRUE(settings.options.set("revoked-allows-identity-repair"));
  EXPECT_FALSE(System(settings) == earliest);
  settings.options = {};
  EXPECT_TRUE(System(settings) == earliest);
}

TEST(System, RecordsWhereRulesAreEvaluated) {
  Prepared prepared;
  Evaluations log;
  prepared.system.record(&log);
  prepared.must(prepared.call<key_vault::KeyGet>());
  ASSERT_FALSE(log.places.empty());
  for (const auto& [rule, place] : log.places)
    EXPECT_TRUE(place.starts_with("reference/")) << place;
}

TEST(System, AdvancesByItself) {
  Prepared in;
  auto expiring = in.call<key_vault::KeyDelete>();
  in.must(expiring);
  const auto due = in.system.next_due();
  ASSERT_TRUE(due);
  EXPECT_EQ(*due, kNow + 90 * kDay);
  System gone = in.system;
  EXPECT_TRUE(gone.advance(*due));
  EXPECT_NE(gone.next_due(), due);
  const System before = gone;
  EXPECT_FALSE(gone.advance(*due - 1));
  EXPECT_FALSE(gone.advance(kInstantMax + 1));
  EXPECT_EQ(gone, before);
  // As an operation at that instant would find it.
  auto recover = in.call<key_vault::KeyRecover>();
  EXPECT_EQ(gone.apply({recover, *due}).error().reason, Reason::notFound);
  EXPECT_TRUE(in.system.apply({recover, *due - 1}));
}

TEST(System, NothingIsHastenedWhereNoWindowIsOpen) {
  const Prepared in;
  EXPECT_TRUE(in.system.booked_in_windows().empty());
  EXPECT_EQ(in.system.with_timing(Timing::earliest), in.system);
  EXPECT_NE(in.system.with_timing(Timing::latest), in.system);
}

}  // namespace
}  // namespace cmk
