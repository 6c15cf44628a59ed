// Expectations: what answer a step must get.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "harness/suite/matcher.h"
#include "harness/target/target.h"

namespace cmk::harness {

struct Expectation;

struct AcceptedWith {
  std::vector<PartMatcher> parts;  // none: any result
};
struct RefusedFor {
  std::vector<std::string> reasons;  // one of them; none: any
  bool exactly = false;              // "unspecified" does not do
  std::vector<PartMatcher> numbers;  // of substatus and httpStatus
};
struct AnyOf {
  std::vector<Expectation> alternatives;
};

struct Expectation {
  std::variant<AcceptedWith, RefusedFor, AnyOf> kind;
};

[[nodiscard]] Read<Expectation> parse_expectation(const nlohmann::json& value,
                                                  const std::string& at, ReadContext& context);

// Whether every accepted (every refused) answer fits, so that such an answer proves nothing.
[[nodiscard]] bool fits_every_accepted(const Expectation& expectation);
[[nodiscard]] bool fits_every_refused(const Expectation& expectation);

// An answer, and its result as it may be shown.
struct Judged {
  const Answer* answer = nullptr;
  nlohmann::json shown;
};

// Why an accepted or refused answer does not fit, or nothing when it does.
[[nodiscard]] Eval<Mismatch> compare(const Expectation& expectation, const Judged& judged,
                                     const EvalContext& context);

// Canonical texts, equal in every run.
[[nodiscard]] std::string describe(const Expectation& expectation, const TargetOptions& options);
// The answer, with those parts of its result that the expectation asks about.
[[nodiscard]] std::string describe(const Judged& judged, const Expectation& expectation);

}  // namespace cmk::harness
