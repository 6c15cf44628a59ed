#include "harness/explore/plot.h"

namespace cmk::explore {
namespace {

struct Beginning {
  std::size_t operation;
  std::size_t one_in;  // times that it is accepted
  Plot plot;
};
constexpr auto kBeginnings = std::to_array<Beginning>({
    // The instants that were just told do not stay restorable for long.
    {index_of("account.listBackups"),
     1,
     {"account.restore", "account.restore", Move::use, Move::use, Move::wait}},
    // A deleted account comes back from its backup, where its key does.
    {index_of("account.delete"),
     2,
     {Move::bringBack, Move::bringBack, Move::bringBack, Move::bringBack, Move::use}},
    // What a vault is like shows in what is put under its keys.
    {index_of("vault.create"),
     2,
     {Move::newKey, Move::newUser, Move::newUser, Move::newUser, Move::any}},
    // A permission that is short shows in calls.
    {index_of("vault.setAccessPolicy"),
     3,
     {Move::permitted, Move::permitted, Move::permitted, Move::permitted, Move::permitted}},
    // A backup is restored where its key is not.
    {index_of("key.backup"),
     4,
     {"vault.create", "key.restore", "key.unwrapKey", "key.restore", Move::any}},
    // A point in time shows when something was written since.
    {index_of("record.write"),
     12,
     {Move::wait, "record.write", "mongoCluster.restore", "postgresCluster.restore",
      "account.listBackups"}},
});

// After something was taken away: who finds out, when it is given back, and what is then as before.
constexpr auto kAfterLoss = std::to_array<Plot>({
    {Move::again, Move::again, Move::remedy, Move::wait, Move::use},
    {Move::again, Move::remedy, Move::again, Move::use, Move::wait},
    {Move::wait, Move::remedy, Move::wait, Move::use, Move::use},
    {Move::wait, Move::wait, Move::use, Move::remedy, Move::wait},
    {Move::use, Move::use, Move::wait, Move::use, Move::remedy},
    {Move::wait, Move::use, Move::again, Move::remedy, Move::wait},
    {Move::any, Move::again, Move::any, Move::again, Move::wait},
    {Move::use, Move::again, Move::wait, Move::again, Move::wait},
});

}  // namespace

std::span<const PlotStep> plot_after(std::size_t operation, bool is_loss, Draw& draw) {
  for (const Beginning& row : kBeginnings) {
    if (row.operation == operation && draw.one_in(row.one_in)) return row.plot;
  }
  if (is_loss && draw.one_in(2)) return draw.of(kAfterLoss);
  return {};
}

}  // namespace cmk::explore
