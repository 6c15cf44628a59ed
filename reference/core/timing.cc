#include "reference/core/timing.h"

#include <algorithm>
#include <cassert>

#include "reference/core/source.h"
#include "reference/core/text.h"

namespace cmk {
namespace {

std::uint64_t spread(std::uint64_t seed, std::string_view resource, std::string_view cause) {
  // The NUL keeps ("ab", "c") and ("a", "bc") apart.
  const std::uint64_t texts = fnv1a(cause, fnv1a(std::string_view("\0", 1), fnv1a(resource)));
  return Source(texts ^ Source(seed).next()).next();
}

}  // namespace

std::optional<Timing> timing_from_name(std::string_view name) {
  const auto* found = std::ranges::find(kTimingNames, name);
  if (found == kTimingNames.end()) return std::nullopt;
  return static_cast<Timing>(found - kTimingNames.begin());
}

Instant instant_within(const Window& window, const TimingChoice& choice, std::string_view resource,
                       std::string_view cause) {
  assert(window.from <= window.until);
  if (choice.timing == Timing::earliest) return window.from;
  if (choice.timing == Timing::latest) return window.until;
  const auto num_instants = static_cast<std::uint64_t>(window.until - window.from) + 1;
  const std::uint64_t offset = spread(choice.seed, resource, cause) % num_instants;
  return window.from + static_cast<Seconds>(offset);
}

}  // namespace cmk
