#include "harness/suite/matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::uint64_t kRatioMax = 1'000'000'000;  // of each number of a ratio
constexpr std::size_t kShownLenMax = 200;           // characters of one shown value

const Mismatch kMatches = std::nullopt;

// Printable ASCII whatever the target sent; cut when it is long.
std::string dump(const json& value) {
  std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
  if (text.size() <= kShownLenMax) return text;
  const std::size_t rest = text.size() - kShownLenMax;
  return fmt::format("{}… ({} more)", text.substr(0, kShownLenMax), rest);
}

// A value that was taken out of what may be shown: {"chosen": MEMBER, "length": N} or a secret.
std::optional<std::string> elided_text(const json& shown) {
  if (const auto length = recorded_length(shown))
    return fmt::format("a secret ({} bytes)", *length);
  if (!shown.is_object() || !shown.contains("chosen") || !shown["chosen"].is_string()) {
    return std::nullopt;
  }
  return fmt::format("a {} of {}", shown["chosen"].get<std::string>(),
                     shown.value("length", shown.value("count", json())).dump());
}

bool equal_values(const Expression& expected, const json& a, const json& b) {
  if (!is_byte_string(expected) || !a.is_string() || !b.is_string()) return a == b;
  const auto unpadded = [](std::string_view text) {
    while (text.ends_with('=')) text.remove_suffix(1);
    return text;
  };
  return unpadded(a.get_ref<const std::string&>()) == unpadded(b.get_ref<const std::string&>());
}

Eval<bool> equals(const Expression& expected, const json& value, const EvalContext& context) {
  const auto wanted = evaluate(expected, context);
  if (!wanted) return std::unexpected(wanted.error());
  return equal_values(expected, *wanted, value);
}

// Bytes of a byte string or recorded secret, elements of an array; nothing for others.
std::optional<std::size_t> length_of(const json& value) {
  if (value.is_array()) return value.size();
  if (const auto length = recorded_length(value)) return length;
  if (!value.is_string()) return std::nullopt;
  const auto bytes = decode_base64url(value.get_ref<const std::string&>());
  return bytes ? std::optional(bytes->size()) : std::nullopt;
}

// A number that can be multiplied by any other such number and by 100; nothing for others.
std::optional<std::int64_t> small_integer(const json& value) {
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > kRatioMax) return std::nullopt;
  const auto number = value.get<std::int64_t>();
  return number < 0 ? std::nullopt : std::optional(number);
}

// Exact: |value - unit*n/d| < unit/100.
bool is_ratio(std::int64_t value, std::int64_t unit, const Ratio& ratio) {
  const std::int64_t away = value * ratio.denominator - unit * ratio.numerator;
  return std::abs(away) * 100 < unit * ratio.denominator;
}

// The first member with one of the names, at any depth, as a path.
std::optional<std::string> find_member(const json& value, const std::vector<std::string>& names,
                                       const std::string& at) {
  if (!value.is_structured()) return std::nullopt;
  for (const auto& [name, member] : value.items()) {
    std::string path = at.empty() ? name : fmt::format("{}.{}", at, name);
    if (value.is_object() && std::ranges::find(names, name) != names.end()) return path;
    if (auto found = find_member(member, names, path)) return found;
  }
  return std::nullopt;
}

class Match {
 public:
  Match(const Matcher& matcher, const Part& part, const EvalContext& context)
      : matcher_(matcher), part_(part), context_(context) {}

  Eval<Mismatch> operator()(const Equals& equal) const {
    return given(equals(equal.value, *part_.value, context_));
  }
  Eval<Mismatch> operator()(const DiffersFrom& differs) const {
    const auto same = equals(differs.value, *part_.value, context_);
    return same ? verdict(!*same) : std::unexpected(same.error());
  }
  Eval<Mismatch> operator()(const OneOf& one_of) const {
    for (const Expression& value : one_of.values) {
      const auto same = equals(value, *part_.value, context_);
      if (!same) return std::unexpected(same.error());
      if (*same) return kMatches;
    }
    return verdict(false);
  }
  Eval<Mismatch> operator()(const Presence& presence) const { return verdict(presence.present); }
  Eval<Mismatch> operator()(const AtLeast& at_least) const {
    return compare(at_least.bound,
                   [](const json& value, const json& bound) { return value >= bound; });
  }
  Eval<Mismatch> operator()(const AtMost& at_most) const {
    return compare(at_most.bound,
                   [](const json& value, const json& bound) { return value <= bound; });
  }
  Eval<Mismatch> operator()(const Ratio& ratio) const {
    const auto base = evaluate(ratio.to, context_);
    if (!base) return std::unexpected(base.error());
    const auto value = small_integer(*part_.value);
    const auto unit = small_integer(*base);
    return verdict(value && unit && is_ratio(*value, *unit, ratio));
  }
  Eval<Mismatch> operator()(const HasLength& length) const {
    return sized(length_of(*part_.value), length.length, "no byte string or list");
  }
  Eval<Mismatch> operator()(const HasCharacters& characters) const {
    const json& value = *part_.value;
    return sized(value.is_string() ? std::optional(value.get_ref<const std::string&>().size())
                                   : std::nullopt,
                 characters.length, "no text");
  }
  Eval<Mismatch> operator()(const HasCount& count) const {
    return sized(elements(), count.count, "no list");
  }
  Eval<Mismatch> operator()(const Includes& includes) const {
    const auto found = find_element(includes.parts);
    if (!found) return std::unexpected(found.error());
    return verdict(found->has_value());
  }
  Eval<Mismatch> operator()(const Excludes& excludes) const {
    if (!elements()) return verdict(false);
    const auto found = find_element(excludes.parts);
    if (!found) return std::unexpected(found.error());
    if (!*found) return kMatches;
    return Mismatch(fmt::format("expected {}, but element {} matches", wanted(), **found));
  }
  Eval<Mismatch> operator()(const Distinct& distinct) const;
  Eval<Mismatch> operator()(const Nowhere& nowhere) const {
    const auto found = find_member(*part_.value, nowhere.names, "");
    if (!found) return kMatches;
    return Mismatch(fmt::format("expected {}, but there is {}", wanted(), *found));
  }
  Eval<Mismatch> operator()(const SameElements& same) const;
  Eval<Mismatch> operator()(const StartsWith& starts) const {
    const auto prefix = evaluate(starts.value, context_);
    if (!prefix) return std::unexpected(prefix.error());
    return verdict(prefix->is_string() && part_.value->is_string() &&
                   part_.value->get_ref<const std::string&>().starts_with(
                       prefix->get_ref<const std::string&>()));
  }
  Eval<Mismatch> operator()(const Not& negated) const {
    const auto inner = match(*negated.matcher, part_, context_);
    return inner ? verdict(inner->has_value()) : inner;
  }
  Eval<Mismatch> operator()(const All& all) const {
    for (const Matcher& matcher : all.matchers) {
      auto inner = match(matcher, part_, context_);
      if (!inner || *inner) return inner;
    }
    return kMatches;
  }

 private:
  [[nodiscard]] std::string wanted() const { return describe(matcher_, *context_.options); }
  [[nodiscard]] Eval<Mismatch> verdict(bool matches) const {
    if (matches) return kMatches;
    return Mismatch(fmt::format("expected {}, got {}", wanted(), show(part_)));
  }
  [[nodiscard]] Eval<Mismatch> given(const Eval<bool>& matches) const {
    return matches ? verdict(*matches) : std::unexpected(matches.error());
  }
  Eval<Mismatch> compare(const Expression& bound, bool (*holds)(const json&, const json&)) const {
    const auto number = evaluate(bound, context_);
    if (!number) return std::unexpected(number.error());
    return verdict(part_.value->is_number() && number->is_number() && holds(*part_.value, *number));
  }
  [[nodiscard]] Eval<Mismatch> sized(std::optional<std::size_t> size, std::size_t wanted_size,
                                     std::string_view otherwise) const {
    if (size == wanted_size) return kMatches;
    return Mismatch(size ? fmt::format("expected {}, got {}", wanted(), *size)
                         : fmt::format("expected {}, got {}", wanted(), otherwise));
  }
  [[nodiscard]] std::optional<std::size_t> elements() const {
    return part_.value->is_array() ? std::optional(part_.value->size()) : std::nullopt;
  }
  // The first element that has all the parts, by index.
  [[nodiscard]] Eval<std::optional<std::size_t>> find_element(
      const std::vector<PartMatcher>& parts) const {
    for (std::size_t i = 0; i < elements().value_or(0); ++i) {
      const json& element = (*part_.value)[i];
      const auto mismatch = match_parts(parts, {&element, &element}, context_);
      if (!mismatch) return std::unexpected(mismatch.error());
      if (!*mismatch) return std::optional(i);
    }
    return std::optional<std::size_t>();
  }

  const Matcher& matcher_;
  const Part& part_;
  const EvalContext& context_;
};

Eval<Mismatch> Match::operator()(const Distinct& distinct) const {
  if (!elements()) return verdict(false);
  std::set<json> seen;
  for (std::size_t i = 0; i < part_.value->size(); ++i) {
    json together = json::array();
    for (const PartPath& path : distinct.paths) {
      const json* found = find_part((*part_.value)[i], path);
      if (found == nullptr) {
        return Mismatch(
            fmt::format("expected {}, but element {} has no {}", wanted(), i, to_string(path)));
      }
      together.push_back(*found);
    }
    if (!seen.insert(std::move(together)).second) {
      return Mismatch(
          fmt::format("expected {}, but element {} repeats an earlier one", wanted(), i));
    }
  }
  return kMatches;
}

Eval<Mismatch> Match::operator()(const SameElements& same) const {
  if (!elements()) return verdict(false);
  std::vector<json> rest(part_.value->begin(), part_.value->end());
  for (const Expression& expected : same.values) {
    const auto value = evaluate(expected, context_);
    if (!value) return std::unexpected(value.error());
    const auto found = std::ranges::find_if(
        rest, [&](const json& element) { return equal_values(expected, *value, element); });
    if (found == rest.end()) {
      return Mismatch(fmt::format("expected {}, but {} is missing", wanted(),
                                  describe(expected, *context_.options)));
    }
    rest.erase(found);
  }
  if (rest.empty()) return kMatches;
  return Mismatch(fmt::format("expected {}, got {} more", wanted(), rest.size()));
}

// Matchers that have something to say of a part that is not there; Not and All hand it on.
bool speaks_of_absence(const Matcher& matcher) {
  return std::holds_alternative<Not>(matcher.kind) ||
         std::holds_alternative<Nowhere>(matcher.kind) || std::holds_alternative<All>(matcher.kind);
}

}  // namespace

Part part_of(const Part& whole, const PartPath& path) {
  Part part;
  if (whole.value != nullptr) part.value = find_part(*whole.value, path);
  if (part.value != nullptr && whole.shown != nullptr) part.shown = find_part(*whole.shown, path);
  return part;
}

std::string show(const Part& part) {
  if (part.value == nullptr) return "nothing";
  if (const auto length = recorded_length(*part.value))
    return fmt::format("a secret ({} bytes)", *length);
  if (part.value->is_array()) return fmt::format("a list of {}", part.value->size());
  if (part.shown != nullptr) {
    if (const auto text = elided_text(*part.shown)) return *text;
  }
  return part.shown == nullptr ? "something" : dump(*part.shown);
}

Eval<Mismatch> match(const Matcher& matcher, const Part& part, const EvalContext& context) {
  if (const auto* presence = std::get_if<Presence>(&matcher.kind)) {
    if (presence->present == (part.value != nullptr)) return kMatches;
    return Mismatch(
        fmt::format("expected {}, got {}", describe(matcher, *context.options), show(part)));
  }
  if (part.value == nullptr && !speaks_of_absence(matcher)) {
    return Mismatch(fmt::format("expected {}, got nothing", describe(matcher, *context.options)));
  }
  if (part.value == nullptr && std::holds_alternative<Nowhere>(matcher.kind)) return kMatches;
  return std::visit(Match(matcher, part, context), matcher.kind);
}

Eval<Mismatch> match_parts(const std::vector<PartMatcher>& parts, const Part& whole,
                           const EvalContext& context) {
  for (const PartMatcher& wanted : parts) {
    auto mismatch = match(*wanted.matcher, part_of(whole, wanted.path), context);
    if (!mismatch) return mismatch;
    if (!*mismatch) continue;
    const std::string path = to_string(wanted.path);
    return Mismatch(path.empty() ? **mismatch : fmt::format("{}: {}", path, **mismatch));
  }
  return kMatches;
}

}  // namespace cmk::harness
