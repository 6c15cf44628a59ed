// Random sequences of what people do to a key, its vault and its identity: an account serves its
// data exactly when it may, within the windows, and never loses any.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "reference/cosmos/account_delete.h"
#include "reference/service/revalidation.h"
#include "reference/service/tasks.h"
#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;
using testing::kAccountId;
using testing::kIdentityId;
using testing::kNow;

// One thing that must be so for the key to be usable, and how it is taken and given.
struct Condition {
  const char* name;
  void (*take)(AccountWorld&);
  void (*give)(AccountWorld&);
  bool needs_vault = true;      // it can be changed in a living vault only
  bool needs_key = false;       // and only while its key is not deleted
  bool needs_identity = false;  // and only while the identity is there to be granted something
};

// Whatever the vault's network lets in.
template <class Op>
void call_privately(AccountWorld& world) {
  Op op = world.call<Op>();
  op.from = "privateEndpoint";
  const auto done = world.run(op);
  RC_LOG() << (done ? "" : std::string(info(done.error().reason).name) + done.error().diagnostic);
  RC_ASSERT(done.has_value());
}

constexpr std::size_t kVault = 0;
constexpr std::size_t kKey = 1;
constexpr std::size_t kIdentity = 2;
constexpr std::array kConditions = {
    Condition{"vault", [](auto& w) { w.delete_vault(); }, [](auto& w) { w.recover_vault(); },
              false},
    Condition{"key", call_privately<key_vault::KeyDelete>, call_privately<key_vault::KeyRecover>},
    Condition{"identity", [](auto& w) { w.must(entra::IdentityDelete{kIdentityId}); },
              [](auto& w) { w.must(entra::IdentityRecover{kIdentityId}); }, false},
    Condition{"enabled", [](auto& w) { w.enable_key(false, w.version_in_use()); },
              [](auto& w) { w.enable_key(true, w.version_in_use()); }, true, true},
    Condition{"policy", [](auto& w) { w.remove_policy(); }, [](auto& w) { w.give_policy(); }, true,
              false, true},
    Condition{"network", [](auto& w) { w.set_network("None", "Deny"); },
              [](auto& w) { w.set_network("AzureServices", "Allow"); }}};

// What must be so of the account, known from what was done alone.
struct Model {
  std::array<bool, kConditions.size()> met = {true, true, true, true, true, true};
  Instant since = kNow;  // for how long all are met, or not all
  [[nodiscard]] bool all_met() const { return std::ranges::all_of(met, std::identity()); }
  [[nodiscard]] bool can_change(const Condition& condition) const {
    return (met[kVault] || !condition.needs_vault) && (met[kKey] || !condition.needs_key) &&
           (met[kIdentity] || !condition.needs_identity);
  }
  void change(AccountWorld& world, std::size_t index) {
    const Condition& condition = kConditions.at(index);
    if (!can_change(condition)) return;
    const bool before = all_met();
    met.at(index) ? condition.take(world) : condition.give(world);
    met.at(index) = !met.at(index);
    if (all_met() != before) since = world.now;
  }
};

std::size_t num_tasks_of_account(const AccountWorld& world) {
  std::size_t count = 0;
  world.agenda.for_each(
      [&](const Task& task) { count += task.name.subject == to_lower(kAccountId) ? 1U : 0U; });
  return count;
}

void check(AccountWorld& world, const Model& model, const DataStore& data) {
  const bool settled = world.now >= model.since + kHour;
  RC_ASSERT(!settled || world.resource().accessible() == model.all_met());
  const Resource& resource = world.resource();
  RC_ASSERT(resource.accessible() == world.reads_back());
  RC_ASSERT(resource.accessible() != resource.ring.data_key.empty());
  RC_ASSERT(resource.data == data);
  RC_ASSERT(num_tasks_of_account(world) <= 2U);  // an edge of the key's, and one transition
  RC_ASSERT(world.estate.watchers.size() == 2U);
}

RC_GTEST_PROP(RevalidationProperty, ServesExactlyWhenItMayAndLosesNothing, ()) {
  const auto timing = *rc::gen::element(Timing::earliest, Timing::latest, Timing::random);
  AccountWorld world(timing);
  Model model;
  const DataStore data = world.resource().data;
  const auto num_steps = *rc::gen::inRange(1, 60);
  for (int step = 0; step < num_steps; ++step) {
    const auto index = *rc::gen::inRange<std::size_t>(0, kConditions.size());
    RC_LOG() << kConditions.at(index).name << ' ' << model.met.at(index) << '\n';
    model.change(world, index);
    world.advance(world.now + *rc::gen::element<Seconds>(0, 1, kHour / 2, kHour - 1, kHour, kDay));
    check(world, model, data);
  }
  // Everything given back, in the order in which it can be: the data is there again.
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < kConditions.size(); ++i) {
      if (!model.met.at(i)) model.change(world, i);
    }
  }
  RC_ASSERT(model.all_met());
  world.advance(world.now + kHour);
  RC_ASSERT(world.reads_back());
  world.must(cosmos::AccountDelete{kAccountId});
  RC_ASSERT(num_tasks_of_account(world) == 0U);
  RC_ASSERT(world.estate.watchers.empty());
}

// 100,000 operations on a handful of things leave what a handful of things need.
TEST(RevalidationSize, ALongTraceLeavesNoMoreThanThereIs) {
  AccountWorld world(Timing::random);
  const std::string other = testing::account_id("account2");
  for (int day = 0; day < 12500; ++day) {  // 8 operations each
    world.add_account("account2");         // and its container
    world.write("account2");
    world.enable_key(false, world.version_in_use());
    world.advance(world.now + 2 * kHour);
    world.enable_key(true, world.version_in_use());
    world.advance(world.now + 2 * kHour);
    world.write();
    ASSERT_TRUE(world.reads_back());
    world.must(cosmos::AccountDelete{other});
    world.advance(world.now + kDay);
  }
  const std::size_t num_kept =
      static_cast<std::size_t>(world.resource().retention / kDay) + 2;  // deleted accounts
  EXPECT_LE(world.estate.deleted.size(), num_kept);
  EXPECT_EQ(world.accounts.deleted.size(), world.estate.deleted.size());
  EXPECT_LE(world.agenda.size(), 2 + num_kept);
  EXPECT_EQ(world.estate.watchers.size(), 2U);
  EXPECT_LE(world.resource().history.size(), 4 * num_kept + 2);
  std::size_t num_events = 0;
  world.estate.activity.for_each_after(0, kInstantMax, [&](auto, const auto&) { ++num_events; });
  EXPECT_EQ(num_events, 0U);  // all too old to be told by then
  world.estate.activity.for_each_after(0, world.now, [&](auto, const auto&) { ++num_events; });
  EXPECT_LE(num_events, 4U * 90U + 8U);
  EXPECT_EQ(world.resource().ring.epochs.size(), 1U);
}

}  // namespace
}  // namespace cmk::service
