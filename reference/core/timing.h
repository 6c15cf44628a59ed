// When something happens that the documents promise within a window only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "reference/core/instant.h"

namespace cmk {

// Any instant of a window conforms; this says which one the reference takes.
enum class Timing { earliest, latest, random };

inline constexpr std::array<std::string_view, 3> kTimingNames = {"earliest", "latest", "random"};
// The timing of one of these names.
[[nodiscard]] std::optional<Timing> timing_from_name(std::string_view name);

// From the first instant at which it may happen to the last; both belong to it.
struct Window {
  Instant from = 0;
  Instant until = 0;  // not before `from`
  bool operator==(const Window&) const = default;
};

// What decides where in a window something happens.
struct TimingChoice {
  Timing timing = Timing::earliest;
  std::uint64_t seed = 1;  // of Timing::random
  bool operator==(const TimingChoice&) const = default;
};

// The instant at which `cause` takes effect on `resource`. Random is a hash of seed, resource and
// cause, and no stream: what else happens, or is left out of a trace, does not move it.
[[nodiscard]] Instant instant_within(const Window& window, const TimingChoice& choice,
                                     std::string_view resource, std::string_view cause);

}  // namespace cmk
