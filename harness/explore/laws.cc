#include "harness/explore/laws.h"

#include <fmt/format.h>

#include "reference/core/text.h"
#include "reference/key_vault/names.h"

namespace cmk::explore {
namespace {

constexpr std::array kLaws = {laws::kRefusalsChangeNothing,
                              laws::kWrittenIsRead,
                              laws::kNothingIsLost,
                              laws::kNoSecretIsTold,
                              laws::kWrappedIsUnwrapped,
                              laws::kPurgedOpensNothing,
                              laws::kNonceIsFresh,
                              laws::kRewrapKeepsPayload,
                              laws::kStatusIsBehaviour,
                              laws::kSameAgain,
                              laws::kTimeIsOne};

Breach broken(const Law& law, std::string what) { return {&law, std::move(what)}; }

template <class Answer>
const Answer* accepted(const Outcome& outcome) {
  return outcome ? std::get_if<Answer>(&*outcome) : nullptr;
}

// Whether a refusal says that a record is not there or not what it was.
bool tells_of_a_loss(const Outcome& outcome) {
  return !outcome && (outcome.error().reason == Reason::notFound ||
                      outcome.error().reason == Reason::recordDamaged);
}

std::string version_of(std::string_view kid) { return std::string(kid.substr(kid.rfind('/') + 1)); }

}  // namespace

std::span<const Law> all_laws() { return kLaws; }

std::optional<Breach> LawBook::advance(System& system, Instant now) {
  const Instant from = now_ == kInstantMin ? now : now_;
  now_ = std::max(now_, now);
  if (!watch_.states || !watch_.repeats || now <= from + 1) {
    system.advance(now);
    return std::nullopt;
  }
  System halfway = system;
  system.advance(now);
  halfway.advance(from + (now - from) / 2);
  halfway.advance(now);
  if (halfway == system) return std::nullopt;
  return broken(laws::kTimeIsOne, fmt::format("{} seconds in one jump and in two", now - from));
}

std::optional<Breach> LawBook::apply(System& system, const Operation& operation, Outcome& outcome) {
  if (!watch_.states) {
    outcome = system.apply(operation);
  } else if (auto breach = apply_compared(system, operation, outcome)) {
    return breach;
  }
  if (!watch_.answers) return std::nullopt;
  if (const auto place = leak_->place(outcome)) {
    return broken(laws::kNoSecretIsTold, fmt::format("a secret stands in {}", *place));
  }
  return std::visit([&](const auto& op) { return look(system, op, outcome); }, operation.params);
}

std::optional<Breach> LawBook::apply_compared(System& system, const Operation& operation,
                                              Outcome& outcome) {
  system.advance(operation.now);  // what the operation before has brought to this very instant
  const System before = system;
  outcome = system.apply(operation);
  if (outcome || system.same_but_for_logs(before)) return std::nullopt;
  return broken(
      laws::kRefusalsChangeNothing,
      fmt::format("refused with {}, and something is changed", info(outcome.error().reason).name));
}

template <class Op>
std::optional<Breach> LawBook::look(const System& /*system*/, const Op& op,
                                    const Outcome& outcome) {
  using namespace key_vault;  // NOLINT(google-build-using-namespace): most cases are its own
  if constexpr (std::is_base_of_v<service::RecordCall, Op> && requires { op.value; }) {
    if (outcome) note(op);
  } else if constexpr (std::is_base_of_v<service::RecordCall, Op>) {
    return look_at_list(op, outcome);
  } else if constexpr (std::is_same_v<Op, KeyWrapKey> || std::is_same_v<Op, KeyEncrypt>) {
    note_wrap(op, outcome);
  } else if constexpr (std::is_same_v<Op, KeyUnwrapKey> || std::is_same_v<Op, KeyDecrypt>) {
    return look_at_opened(op, outcome);
  } else if constexpr (std::is_same_v<Op, envelope::EnvelopeSeal>) {
    return look_at_sealed(outcome);
  } else if constexpr (std::is_same_v<Op, envelope::EnvelopeRewrap>) {
    return look_at_rewrapped(op, outcome);
  } else if (!outcome) {
    return std::nullopt;
  } else if constexpr (std::is_same_v<Op, service::StorageWrite>) {
    forget(op.context.account);
  } else if constexpr (std::is_same_v<Op, cosmos::AccountDelete>) {
    forget(op.account);
  } else if constexpr (std::is_same_v<Op, mongo_vcore::MongoClusterDelete> ||
                       std::is_same_v<Op, postgresql::PostgresClusterDelete>) {
    forget(op.cluster);
  } else if constexpr (std::is_same_v<Op, KeyPurge>) {
    mark_purged(op.vault, op.name, true);
  } else if constexpr (std::is_same_v<Op, VaultPurge>) {
    mark_purged(op.vault, "", true);
  } else if constexpr (std::is_same_v<Op, KeyRestore>) {
    mark_purged(op.vault, "", false);
  }
  return std::nullopt;
}

std::optional<Breach> LawBook::look(const System& system, const service::RecordRead& op,
                                    const Outcome& outcome) {
  const auto found = written_.find({to_lower(op.resource), op.container, op.id});
  if (found != written_.end()) {
    const auto* read = accepted<service::RecordContent>(outcome);
    if (read != nullptr && read->value != found->second) {
      return broken(laws::kWrittenIsRead, fmt::format("{} reads back as something else", op.id));
    }
    if (tells_of_a_loss(outcome)) {
      return broken(laws::kNothingIsLost,
                    fmt::format("{} is refused with {}", op.id, info(outcome.error().reason).name));
    }
  }
  return look_at_status(system, op, outcome);
}

std::optional<Breach> LawBook::look_at_list(const service::RecordCall& op,
                                            const Outcome& outcome) const {
  const auto* list = accepted<service::RecordList>(outcome);
  if (list == nullptr) return std::nullopt;
  for (const service::ListedRecord& record : list->value) {
    const auto found = written_.find({to_lower(op.resource), op.container, record.id});
    if (found == written_.end() || found->second == record.value) continue;
    return broken(laws::kWrittenIsRead, fmt::format("{} is listed as something else", record.id));
  }
  return std::nullopt;
}

std::optional<Breach> LawBook::look_at_status(const System& system, const service::RecordRead& op,
                                              const Outcome& outcome) const {
  const bool is_denied = !outcome && outcome.error().reason == Reason::keyInaccessible;
  if (!outcome && !is_denied) return std::nullopt;
  System asked = system;
  const Outcome told = asked.apply({cosmos::AccountGet{op.resource}, now_});
  const auto* account = accepted<cosmos::Account>(told);
  if (account == nullptr || account->substatus.has_value() == is_denied) return std::nullopt;
  return broken(laws::kStatusIsBehaviour,
                is_denied ? "the account's status is good, and a record is denied for the key"
                          : "the account says that its key is lost, and serves a record");
}

template <class Op>
void LawBook::note_wrap(const Op& op, const Outcome& outcome) {
  const auto* made = accepted<key_vault::Ciphertext>(outcome);
  if (made == nullptr) return;
  constexpr std::size_t kWrapsMax = 32;
  if (wraps_.size() == kWrapsMax) wraps_.erase(wraps_.begin());
  wraps_.push_back({op.vault, op.name, version_of(made->kid), op.alg, made->value, op.value});
}

template <class Op>
std::optional<Breach> LawBook::look_at_opened(const Op& op, const Outcome& outcome) const {
  for (const Wrap& wrap : wraps_) {
    if (wrap.wrapped != op.value || wrap.version != op.version || wrap.alg != op.alg ||
        !equal_ignoring_case(wrap.vault, op.vault) || !equal_ignoring_case(wrap.name, op.name)) {
      continue;
    }
    const auto* opened = accepted<key_vault::Plaintext>(outcome);
    if (opened != nullptr && wrap.is_purged) {
      return broken(laws::kPurgedOpensNothing, fmt::format("{} is purged, and opens", wrap.name));
    }
    if (opened != nullptr && opened->value != wrap.plain) {
      return broken(laws::kWrappedIsUnwrapped, "other bytes come out than went in");
    }
    if (!outcome && outcome.error().reason == Reason::decryptionFailed) {
      return broken(laws::kWrappedIsUnwrapped, "what this version made does not open");
    }
  }
  return std::nullopt;
}

std::optional<Breach> LawBook::look_at_sealed(const Outcome& outcome) {
  const auto* made = accepted<envelope::Envelope>(outcome);
  if (made == nullptr) return std::nullopt;
  for (const envelope::Envelope& other : sealed_) {
    if (other.parts.nonce == made->parts.nonce) {
      return broken(laws::kNonceIsFresh, "a nonce was used for another sealing before");
    }
  }
  constexpr std::size_t kSealedMax = 16;
  if (sealed_.size() == kSealedMax) sealed_.erase(sealed_.begin());
  sealed_.push_back(*made);
  return std::nullopt;
}

std::optional<Breach> LawBook::look_at_rewrapped(const envelope::EnvelopeRewrap& op,
                                                 const Outcome& outcome) {
  const auto* made = accepted<envelope::Envelope>(outcome);
  if (made == nullptr) return std::nullopt;
  for (const envelope::Envelope& other : sealed_) {
    if (other.envelope != op.envelope) continue;
    if (other.parts.sealed != made->parts.sealed || other.parts.nonce != made->parts.nonce) {
      return broken(laws::kRewrapKeepsPayload, "the payload was sealed again");
    }
  }
  return std::nullopt;
}

void LawBook::note(const service::RecordWrite& op) {
  written_[{to_lower(op.resource), op.container, op.id}] = op.value;
}

void LawBook::forget(std::string_view resource) {
  const std::string key = to_lower(resource);
  std::erase_if(written_, [&](const auto& entry) { return entry.first[0] == key; });
}

void LawBook::mark_purged(std::string_view vault, std::string_view name, bool is_purged) {
  for (Wrap& wrap : wraps_) {
    if (equal_ignoring_case(wrap.vault, vault) &&
        (name.empty() || equal_ignoring_case(wrap.name, name))) {
      wrap.is_purged = is_purged;
    }
  }
}

}  // namespace cmk::explore
