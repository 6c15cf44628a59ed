// What the state holds after a long life: what exists, 90 days of logs, the backups within their
// retention, and nothing of all that happened before.
#include <gtest/gtest.h>
#include <malloc.h>

#include "reference/key_vault/vault_set_diagnostics.h"
#include "reference/monitoring/action_group_create.h"
#include "reference/monitoring/alert_create.h"
#include "reference/testing/account_world.h"

namespace cmk {
namespace {

using testing::account_id;
using testing::kSubscription;

// A life that repeats itself: writes and reads, losses of the key and its return, things that come
// and go, and refusals; all of it is logged, and an alert tells of every failure.
struct BusyWorld : testing::AccountWorld {
  BusyWorld() {
    key_vault::VaultSetDiagnostics audited;
    audited.vault = "vault1";
    audited.auditEvent = true;
    must(audited);
    const auto group = must(monitoring::ActionGroupCreate{"group1", kSubscription, "rg1", {"a"}});
    must(monitoring::AlertCreate{
        "alert1", kSubscription, "rg1", account_id(), {}, "Failed", group.id});
  }

  // One step, 200 seconds after the last; 2 operations on average.
  void step(int number) {
    advance(now + 200);
    const int phase = number % 1000;
    if (phase == 0) enable_key(false);
    if (phase == 500) enable_key(true);
    if (phase == 600) add_account("passing");
    if (phase == 700) must(cosmos::AccountDelete{account_id("passing")});
    if (phase == 610) come_and_go(number);
    write_one(number);
    (void)denied();
  }

 private:
  void write_one(int number) {
    service::RecordWrite op;
    op.resource = number % 7 == 0 ? account_id("unknown") : account_id();
    op.container = "container1";
    op.id = "record" + std::to_string(number % 10);
    op.value = SecretBytes(Bytes(64, static_cast<std::uint8_t>(number)));
    (void)run(op);
  }
  // A key; no identity, since one that is deleted stays: no document ends its recovery.
  void come_and_go(int number) {
    const std::string name = "passing" + std::to_string(number);
    key(name);
    auto gone = call<key_vault::KeyDelete>();
    gone.name = name;
    must(gone);
  }
};

// Bytes that are allocated; 0 where the allocator does not say (a sanitizer's).
std::size_t heap_in_use() { return ::mallinfo2().uordblks; }

TEST(StateMemory, DoesNotGrowWithWhatHappened) {
  if (heap_in_use() == 0) GTEST_SKIP() << "this allocator does not tell what is in use";
  BusyWorld world;
  constexpr int kNumSteps = 50'000;  // 100,000 operations in 115 days
  int number = 0;
  std::size_t after_100_days = 0;
  for (; number < kNumSteps; ++number) {
    if (number == kNumSteps - kNumSteps / 10) after_100_days = heap_in_use();
    world.step(number);
  }
  const std::size_t at_first = heap_in_use();
  for (; number < 2 * kNumSteps; ++number) world.step(number);
  EXPECT_LT(heap_in_use(), at_first + at_first / 20);
  EXPECT_LT(at_first, after_100_days + after_100_days / 20);
  EXPECT_NE(world.estate.activity.size(), 0U);
}

}  // namespace
}  // namespace cmk
