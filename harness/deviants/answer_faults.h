// Targets whose answers show what they should not: private members, and why a padding was wrong.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "harness/target/target.h"

namespace cmk::harness {

// A fault by name; `requirement` is the row whose checks must catch it.
struct AnswerFault {
  std::string_view name;
  std::string_view requirement;
  std::string_view what;
  // The sound target behind the fault.
  std::unique_ptr<Target> (*make)(std::unique_ptr<Target> sound);
};

// All of them, in a fixed order.
[[nodiscard]] std::span<const AnswerFault> answer_faults();

}  // namespace cmk::harness
