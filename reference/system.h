// The facade: the whole documented system as a value that operations are applied to.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>

#include "reference/core/agenda.h"
#include "reference/core/outcome.h"
#include "reference/core/rulebook.h"
#include "reference/core/source.h"
#include "reference/crypto/backend.h"
#include "reference/crypto/key_source.h"
#include "reference/entra/directory.h"
#include "reference/envelope/room.h"
#include "reference/key_vault/vault_store.h"
#include "reference/operations.h"

namespace cmk {

using Outcome = std::expected<AnyAnswer, Refusal>;

// What a system is made with. Crypto library and key source are shared with its copies.
struct Settings {
  std::shared_ptr<const crypto::Backend> crypto;
  std::shared_ptr<crypto::KeySource> keys;
  Override deviation;      // none: the reference itself
  std::uint64_t seed = 1;  // of identifiers, versions, data keys and nonces
};

// Cheap to copy, equal or not equal. It does no I/O and reads no clock.
class System {
 public:
  explicit System(const Settings& settings);

  // Brings the system to operation.now (what falls due is done at its own instant), then does the
  // operation. A refused operation changes nothing but logs. timeReversed: now lies before that of
  // an earlier operation.
  [[nodiscard]] Outcome apply(const Operation& operation);

  // Records which rules are evaluated, and where, to `log`, which outlives the system.
  void record(Evaluations* log) { rules_.record(log); }

  bool operator==(const System&) const = default;

 private:
  envelope::Room room_at(Instant now);
  void run_due(Instant now);

  std::shared_ptr<const crypto::Backend> crypto_;
  std::shared_ptr<crypto::KeySource> keys_;
  Rulebook rules_;
  Source source_;
  Instant now_;
  SecretBytes platform_key_;
  Agenda agenda_;
  crypto::KeySource::Position keys_taken_;
  entra::Directory directory_;
  key_vault::VaultStore vaults_;
  envelope::Storage storage_;
};

}  // namespace cmk
