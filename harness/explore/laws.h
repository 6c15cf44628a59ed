// Laws that hold of every trace, whatever a second implementation would do: who breaks one is
// wrong by itself.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "harness/explore/leak.h"
#include "reference/system.h"

namespace cmk::explore {

// What shows that a law is broken: the answer to an operation, or two whole states that ought to be
// equal, which takes copies of them and the same done twice.
enum class SeenIn { answers, states };

// One law: what no trace may break, and the rows that demand it.
struct Law {
  std::string_view name;         // "refusals-change-nothing"
  std::string_view requirement;  // the row that demands it most plainly; "" where many do
  std::string_view sentence;
  SeenIn seen_in = SeenIn::answers;
};

namespace laws {
inline constexpr Law kRefusalsChangeNothing{
    "refusals-change-nothing", "",
    "A refused operation changes nothing but logs, health, notifications and counters.",
    SeenIn::states};
inline constexpr Law kWrittenIsRead{
    "written-is-read-back", "ENV-04",
    "What was written is read back, or the reading is refused; never anything else."};
inline constexpr Law kNothingIsLost{
    "nothing-is-lost", "VCR-25",
    "A record that was written is there whenever its key can be used, whatever came between."};
inline constexpr Law kNoSecretIsTold{"no-secret-in-any-answer", "ENV-11",
                                     "No answer but those declared secret holds a secret."};
inline constexpr Law kWrappedIsUnwrapped{
    "wrapped-is-unwrapped", "KEY-06",
    "What a key version wrapped is unwrapped by it, to the same bytes."};
inline constexpr Law kPurgedOpensNothing{
    "purged-opens-nothing", "KVT-03",
    "Nothing that a purged key wrapped is unwrapped again, unless a backup brought the key back."};
inline constexpr Law kNonceIsFresh{"nonce-is-fresh", "ENV-07", "No two sealings share a nonce."};
inline constexpr Law kRewrapKeepsPayload{
    "rewrap-keeps-the-payload", "ENV-08",
    "Rewrapping exchanges the wrapped key; the sealed payload and its nonce stay as they are."};
inline constexpr Law kStatusIsBehaviour{
    "status-is-behaviour", "COS-19",
    "An account that says it can use its key serves its data, and one that cannot does not."};
inline constexpr Law kSameAgain{"same-again", "",
                                "The same operations give the same answers and the same state.",
                                SeenIn::states};
inline constexpr Law kTimeIsOne{"time-is-one", "",
                                "A long jump of time equals two shorter ones with nothing between.",
                                SeenIn::states};
}  // namespace laws

// Every law, in the order above.
[[nodiscard]] std::span<const Law> all_laws();

// What breaks same-again.
inline constexpr std::string_view kEndsElsewhere =
    "a second run of the same operations ends elsewhere";

struct Breach {
  const Law* law = nullptr;
  std::string what;  // what was seen; holds no secret
};

// Which laws are watched.
struct Watch {
  bool answers = true;
  bool states = true;
  bool repeats = true;  // of states: those, too, that do the same twice
};

// Watches one system through one trace.
class LawBook {
 public:
  // `leak` knows what the secrets of the trace begin with; it outlives this.
  explicit LawBook(const Leak& leak, Watch watch = {}) : leak_(&leak), watch_(watch) {}

  // Brings the system to the instant. Where states are watched: looks at whether two shorter jumps
  // do the same.
  [[nodiscard]] std::optional<Breach> advance(System& system, Instant now);
  // Applies the operation, whose instant the system has been brought to, and looks at what is
  // watched of it: its answer, and what it changes where it is refused.
  [[nodiscard]] std::optional<Breach> apply(System& system, const Operation& operation,
                                            Outcome& outcome);

 private:
  struct Wrap {
    std::string vault;
    std::string name;
    std::string version;
    std::string alg;
    Bytes wrapped;
    SecretBytes plain;
    bool is_purged = false;
  };
  using Place = std::array<std::string, 3>;  // resource, container, record

  // What a refused operation changes.
  [[nodiscard]] static std::optional<Breach> apply_compared(System& system,
                                                            const Operation& operation,
                                                            Outcome& outcome);
  // What an operation leaves to be watched, and what its answer breaks.
  template <class Op>
  std::optional<Breach> look(const System& system, const Op& op, const Outcome& outcome);
  std::optional<Breach> look(const System& system, const service::RecordRead& op,
                             const Outcome& outcome);
  [[nodiscard]] std::optional<Breach> look_at_list(const service::RecordCall& op,
                                                   const Outcome& outcome) const;
  template <class Op>
  [[nodiscard]] std::optional<Breach> look_at_opened(const Op& op, const Outcome& outcome) const;
  [[nodiscard]] std::optional<Breach> look_at_status(const System& system,
                                                     const service::RecordRead& op,
                                                     const Outcome& outcome) const;
  [[nodiscard]] std::optional<Breach> look_at_sealed(const Outcome& outcome);
  [[nodiscard]] std::optional<Breach> look_at_rewrapped(const envelope::EnvelopeRewrap& op,
                                                        const Outcome& outcome);
  template <class Op>
  void note_wrap(const Op& op, const Outcome& outcome);
  void note(const service::RecordWrite& op);
  void forget(std::string_view resource);
  void mark_purged(std::string_view vault, std::string_view name, bool is_purged);

  const Leak* leak_;
  Watch watch_;
  Instant now_ = kInstantMin;
  std::map<Place, SecretBytes> written_;
  std::vector<Wrap> wraps_;
  std::vector<envelope::Envelope> sealed_;  // the latest
};

}  // namespace cmk::explore
