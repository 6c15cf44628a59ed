// The facade: the whole documented system as a value that operations are applied to.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>

#include "reference/core/agenda.h"
#include "reference/core/outcome.h"
#include "reference/core/rulebook.h"
#include "reference/core/source.h"
#include "reference/entra/directory.h"
#include "reference/operations.h"

namespace cmk {

using Outcome = std::expected<AnyAnswer, Refusal>;

// What a system is made with.
struct Settings {
  Override deviation;      // none: the reference itself
  std::uint64_t seed = 1;  // of identifiers, versions, data keys and nonces
};

// Cheap to copy, equal or not equal. It does no I/O and reads no clock.
class System {
 public:
  explicit System(const Settings& settings);

  // Brings the system to operation.now, then does the operation. A refused operation changes
  // nothing but logs.
  [[nodiscard]] Outcome apply(const Operation& operation);

  // Records which rules are evaluated, and where, to `log`, which outlives the system.
  void record(Evaluations* log) { rules_.record(log); }

  bool operator==(const System&) const = default;

 private:
  Rulebook rules_;
  Source source_;
  Instant now_;
  entra::Directory directory_;
};

}  // namespace cmk
