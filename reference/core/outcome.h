// What an operation of the reference answers: its result, or a refusal.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "reference/core/reason.h"

namespace cmk {

// A documented "no". Two channels: the reason (with the HTTP status and code that belong to it, and
// the substatus where the documents give one) is what a caller sees; `diagnostic` says why to
// people who run the implementation, and no scenario may demand anything of it. Neither ever holds
// a secret.
struct Refusal {
  Reason reason = Reason::unspecified;
  std::string diagnostic;
  // Cosmos DB's x-ms-substatus: 4000 to 4019 for what is wrong with a customer's key (azure-facts
  // 1.1).
  std::optional<int> substatus = std::nullopt;
  bool operator==(const Refusal&) const = default;
};

template <class T>
using Result = std::expected<T, Refusal>;

[[nodiscard]] inline std::unexpected<Refusal> refuse(Reason reason, std::string diagnostic = {},
                                                     std::optional<int> substatus = {}) {
  return std::unexpected(Refusal{reason, std::move(diagnostic), substatus});
}

// The result of an operation that has nothing to tell but that it was done.
struct Done {
  bool operator==(const Done&) const = default;
};

}  // namespace cmk
