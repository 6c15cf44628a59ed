// Matchers: what a part of an answer must be like.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "harness/suite/expression.h"

namespace cmk::harness {

struct Matcher;

// A path into an answer and what must be there.
struct PartMatcher {
  PartPath path;
  std::shared_ptr<const Matcher> matcher;
};

struct Equals {
  Expression value;
};
struct OneOf {
  std::vector<Expression> values;
};
struct Presence {
  bool present = true;
};
struct DiffersFrom {
  Expression value;
};
struct AtLeast {
  Expression bound;
};
struct AtMost {
  Expression bound;
};
// A charge compared with another: `numerator`/`denominator` of it, less than one percent of it
// away.
struct Ratio {
  Expression to;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};
struct HasLength {
  std::size_t length = 0;
};  // bytes of a byte string; elements
struct HasCharacters {
  std::size_t length = 0;
};  // bytes of a text's UTF-8
struct HasCount {
  std::size_t count = 0;
};  // elements
struct Includes {
  std::vector<PartMatcher> parts;
};
struct Excludes {
  std::vector<PartMatcher> parts;
};
struct Distinct {
  std::vector<PartPath> paths;
};
struct Nowhere {
  std::vector<std::string> names;
};
struct SameElements {
  std::vector<Expression> values;
};
struct StartsWith {
  Expression value;
};
struct Not {
  std::shared_ptr<const Matcher> matcher;
};
struct All {
  std::vector<Matcher> matchers;
};

struct Matcher {
  std::variant<Equals, OneOf, Presence, DiffersFrom, AtLeast, AtMost, Ratio, HasLength,
               HasCharacters, HasCount, Includes, Excludes, Distinct, Nowhere, SameElements,
               StartsWith, Not, All>
      kind;
};

[[nodiscard]] Read<Matcher> parse_matcher(const nlohmann::json& value, const std::string& at,
                                          ReadContext& context);
// An object {PATH: MATCHER, …} that is not empty.
[[nodiscard]] Read<std::vector<PartMatcher>> parse_parts(const nlohmann::json& value,
                                                         const std::string& at,
                                                         ReadContext& context);

// A part of an answer, twice: as it came, and as it may be shown (chosen values and secrets by name
// and length). Null where there is none.
struct Part {
  const nlohmann::json* value = nullptr;
  const nlohmann::json* shown = nullptr;
};
[[nodiscard]] Part part_of(const Part& whole, const PartPath& path);
// Canonical text of a part.
[[nodiscard]] std::string show(const Part& part);

// Why a part does not match ("expected 1769817600, got 1769817601"), or nothing when it does. An
// EvalError when the matcher's own values cannot be had.
using Mismatch = std::optional<std::string>;
[[nodiscard]] Eval<Mismatch> match(const Matcher& matcher, const Part& part,
                                   const EvalContext& context);
// The first mismatch of the parts of `whole`, with its path in front.
[[nodiscard]] Eval<Mismatch> match_parts(const std::vector<PartMatcher>& parts, const Part& whole,
                                         const EvalContext& context);

// Canonical text of what is asked for.
[[nodiscard]] std::string describe(const Matcher& matcher, const TargetOptions& options);
[[nodiscard]] std::string describe(const std::vector<PartMatcher>& parts,
                                   const TargetOptions& options);

}  // namespace cmk::harness
