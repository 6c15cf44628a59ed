#include "harness/suite/byte_runs.h"

#include <algorithm>

namespace cmk::harness {
namespace {

template <class Function>
void for_each_run(ByteView bytes, const Function& function) {
  std::uint64_t run = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    run = run << 8U | bytes[i];
    if (i + 1 >= kRunLen) function(run);
  }
}

}  // namespace

void ByteRuns::add(ByteView bytes) {
  for_each_run(bytes, [&](std::uint64_t run) { runs_.push_back(run); });
  std::ranges::sort(runs_);
}

bool ByteRuns::occur_in(ByteView bytes) const {
  bool found = false;
  for_each_run(bytes,
               [&](std::uint64_t run) { found = found || std::ranges::binary_search(runs_, run); });
  return found;
}

bool share_a_run(ByteView a, ByteView b) {
  ByteRuns runs;
  runs.add(a);
  return runs.occur_in(b);
}

bool equal_in_many_places(ByteView a, ByteView b) {
  const std::size_t len = std::min(a.size(), b.size());
  std::size_t num_equal = 0;
  for (std::size_t i = 0; i < len; ++i) num_equal += a[i] == b[i] ? 1 : 0;
  return num_equal > 8 + len / 32;
}

}  // namespace cmk::harness
