// Canonical texts of matchers.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "harness/suite/matcher.h"

namespace cmk::harness {
namespace {

struct MatcherDescriber {
  const TargetOptions& options;

  [[nodiscard]] std::string list(const std::vector<Expression>& values) const {
    std::string out;
    for (const Expression& value : values)
      out += (out.empty() ? "" : ", ") + describe(value, options);
    return out;
  }
  std::string operator()(const Equals& equal) const { return describe(equal.value, options); }
  std::string operator()(const OneOf& one_of) const { return "one of " + list(one_of.values); }
  std::string operator()(const Presence& presence) const {
    return presence.present ? "something" : "nothing";
  }
  std::string operator()(const DiffersFrom& differs) const {
    return "other than " + describe(differs.value, options);
  }
  std::string operator()(const AtLeast& bound) const {
    return "at least " + describe(bound.bound, options);
  }
  std::string operator()(const AtMost& bound) const {
    return "at most " + describe(bound.bound, options);
  }
  std::string operator()(const Ratio& ratio) const {
    return fmt::format("{}/{} of {}", ratio.numerator, ratio.denominator,
                       describe(ratio.to, options));
  }
  std::string operator()(const HasLength& length) const {
    return fmt::format("length {}", length.length);
  }
  std::string operator()(const HasCharacters& characters) const {
    return fmt::format("{} characters", characters.length);
  }
  std::string operator()(const HasCount& count) const {
    return fmt::format("{} elements", count.count);
  }
  std::string operator()(const Includes& includes) const {
    return fmt::format("an element with {}", describe(includes.parts, options));
  }
  std::string operator()(const Excludes& excludes) const {
    return fmt::format("no element with {}", describe(excludes.parts, options));
  }
  std::string operator()(const Distinct& distinct) const {
    std::vector<std::string> paths;
    paths.reserve(distinct.paths.size());
    for (const PartPath& path : distinct.paths) paths.push_back(to_string(path));
    const std::string joined = fmt::format("{}", fmt::join(paths, " and "));
    return "distinct " + (joined.empty() ? "elements" : joined);
  }
  std::string operator()(const Nowhere& nowhere) const {
    return fmt::format("no member named {}", fmt::join(nowhere.names, " or "));
  }
  std::string operator()(const SameElements& same) const {
    return fmt::format("exactly the elements [{}]", list(same.values));
  }
  std::string operator()(const StartsWith& starts) const {
    return "a text starting with " + describe(starts.value, options);
  }
  std::string operator()(const Not& negated) const {
    return fmt::format("not ({})", describe(*negated.matcher, options));
  }
  std::string operator()(const All& all) const {
    std::string out;
    for (const Matcher& matcher : all.matchers) {
      out += (out.empty() ? "" : " and ") + describe(matcher, options);
    }
    return out;
  }
};

}  // namespace

std::string describe(const Matcher& matcher, const TargetOptions& options) {
  return std::visit(MatcherDescriber{options}, matcher.kind);
}

std::string describe(const std::vector<PartMatcher>& parts, const TargetOptions& options) {
  std::string out;
  for (const PartMatcher& part : parts) {
    const std::string path = to_string(part.path);
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", path.empty() ? "the answer" : path,
                       describe(*part.matcher, options));
  }
  return fmt::format("{{{}}}", out);
}

}  // namespace cmk::harness
