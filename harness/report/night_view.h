// What every file about a night tells, worked out once: sums, orders, sentences and commands. The
// texts hold data as it came in; each output escapes them in its own way.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "harness/report/night.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

inline constexpr std::size_t kNumFindingStates = 3;

// Points into the night it was made from, which must outlive it.
struct NightView {
  std::int64_t executions = 0;  // of all targets
  std::int64_t compared = 0;    // operations of all targets
  std::size_t num_ran = 0;      // targets
  std::array<std::size_t, kNumFindingStates> num_by_state{};
  std::vector<const NightFinding*> findings;  // by state, then signature and target
  std::vector<const FaultSought*> faults;     // those that some seed did not find come first
  [[nodiscard]] std::size_t of(FindingState state) const {
    return num_by_state.at(static_cast<std::size_t>(state));
  }
};

[[nodiscard]] NightView night_view(const Night& night);

// "2 findings: 1 new, 1 known"; "no findings"
[[nodiscard]] std::string findings_text(const NightView& view);
// What the verdict means, in sentences.
[[nodiscard]] std::string verdict_sentence(const Night& night, const NightView& view);
// "by canary after 48,211 executions, 0.4 s": what stands behind "found" or "not found".
[[nodiscard]] std::string canary_text(const NightCanary& canary);

// "1,234,567"; below a hundred a fraction keeps one digit.
[[nodiscard]] std::string grouped(std::int64_t count);
[[nodiscard]] std::string grouped(double count);
// Seconds, the more digits the fewer there are: "0.08", "20.0", "1,830".
[[nodiscard]] std::string seconds_text(double seconds);

// How the seeds fared that sought a fault.
enum class FaultLuck { never, some, always };
[[nodiscard]] FaultLuck luck_of(const FaultSought& sought);
// Whether there is a median to tell: at least half of the seeds found the fault.
[[nodiscard]] bool has_median(const FaultSought& sought);
// Whether a target reaches fewer edges than its floor.
[[nodiscard]] bool is_below_floor(const NightTarget& target);

// The command that makes a scenario of the finding's trace, with ID in the place of a requirement
// that the catalogue does not know; "" when there is no trace. `folder` is the night's.
[[nodiscard]] std::string promote_command(const NightFinding& finding, const std::string& folder,
                                          const Catalogue& catalogue);

// A path as a relative URI reference (RFC 3986).
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace cmk::harness
