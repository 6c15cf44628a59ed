#include "harness/suite/expectation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "harness/suite/json_reader.h"
#include "harness/suite/read_json.h"
#include "reference/core/reason.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// Members of a refusal that an expectation may ask about, beside its reason.
constexpr std::array kRefusalNumbers = {"substatus", "httpStatus"};

// Those that the target gave, as a matcher finds them.
json numbers_of(const Answer& answer) {
  json numbers = json::object();
  if (answer.substatus) numbers["substatus"] = *answer.substatus;
  if (answer.httpStatus != 0) numbers["httpStatus"] = answer.httpStatus;
  return numbers;
}

Read<std::vector<std::string>> read_reasons(const json& given, const std::string& place) {
  auto reasons = text_list(given.is_string() ? json::array({given}) : given, place);
  if (!reasons) return reasons;
  for (const std::string& reason : *reasons) {
    const auto known = reason_from_name(reason);
    if (!known || *known == Reason::unspecified) {
      return flaw(place, fmt::format("{} is no reason that can be expected", reason));
    }
  }
  return reasons;
}

Read<std::vector<PartMatcher>> read_numbers(const json& value, const std::string& at,
                                            ReadContext& context) {
  std::vector<PartMatcher> numbers;
  for (const char* name : kRefusalNumbers) {
    if (!value.contains(name)) continue;
    auto matcher = parse_matcher(value[name], pointer(at, name), context);
    if (!matcher) return std::unexpected(matcher.error());
    numbers.push_back({PartPath{{name}}, std::make_shared<const Matcher>(*std::move(matcher))});
  }
  return numbers;
}

Read<Expectation> read_refused(const json& value, const std::string& at, ReadContext& context) {
  if (auto known = only_members(value, at, {"refused", "exactly", "substatus", "httpStatus"});
      !known) {
    return std::unexpected(known.error());
  }
  RefusedFor refused;
  auto numbers = read_numbers(value, at, context);
  if (!numbers) return std::unexpected(numbers.error());
  refused.numbers = *std::move(numbers);
  // Any reason will do where the numbers are what is asked about.
  if (value["refused"] != json("any") || refused.numbers.empty()) {
    auto reasons = read_reasons(value["refused"], pointer(at, "refused"));
    if (!reasons) return std::unexpected(reasons.error());
    refused.reasons = *std::move(reasons);
  }
  if (value.contains("exactly")) {
    if (value["exactly"] != json(true)) return flaw(pointer(at, "exactly"), "expected true");
    refused.exactly = true;
  }
  return Expectation{std::move(refused)};
}

Read<Expectation> read_any_of(const json& value, const std::string& at, ReadContext& context) {
  if (auto known = only_members(value, at, {"anyOf"}); !known)
    return std::unexpected(known.error());
  const std::string place = pointer(at, "anyOf");
  const json& list = value["anyOf"];
  if (!list.is_array() || list.size() < 2) return flaw(place, "expected a list of two or more");
  AnyOf any_of;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto alternative = parse_expectation(list[i], pointer(place, i), context);
    if (!alternative) return alternative;
    any_of.alternatives.push_back(*std::move(alternative));
  }
  return Expectation{std::move(any_of)};
}

Read<Expectation> read_accepted(const json& value, const std::string& at, ReadContext& context) {
  if (auto known = only_members(value, at, {"accepted"}); !known) {
    return std::unexpected(known.error());
  }
  auto parts = parse_parts(value["accepted"], pointer(at, "accepted"), context);
  if (!parts) return std::unexpected(parts.error());
  return Expectation{AcceptedWith{*std::move(parts)}};
}

Eval<Mismatch> compare_accepted(const AcceptedWith& expected, const Judged& judged,
                                const EvalContext& context) {
  if (judged.answer->kind == AnswerKind::accepted) {
    return match_parts(expected.parts, {&judged.answer->result, &judged.shown}, context);
  }
  return Mismatch(fmt::format("expected accepted, got refused {}", judged.answer->reason));
}

bool reason_fits(const RefusedFor& expected, const std::string& reason) {
  if (expected.reasons.empty()) return true;
  if (reason == info(Reason::unspecified).name && !expected.exactly) return true;
  return std::ranges::find(expected.reasons, reason) != expected.reasons.end();
}

Eval<Mismatch> compare_refused(const RefusedFor& expected, const Answer& answer,
                               const EvalContext& context) {
  const bool refused = answer.kind == AnswerKind::refused;
  if (refused && reason_fits(expected, answer.reason)) {
    const json numbers = numbers_of(answer);
    return match_parts(expected.numbers, {&numbers, &numbers}, context);
  }
  return Mismatch(fmt::format("expected {}, got {}",
                              describe(Expectation{expected}, *context.options),
                              refused ? "refused " + answer.reason : "accepted"));
}

// Whether the expectation asks about this number of a refusal.
bool asks_about(const Expectation& expectation, const PartPath& number) {
  if (const auto* refused = std::get_if<RefusedFor>(&expectation.kind)) {
    return std::ranges::find(refused->numbers, number, &PartMatcher::path) !=
           refused->numbers.end();
  }
  const auto* any_of = std::get_if<AnyOf>(&expectation.kind);
  return any_of != nullptr &&
         std::ranges::any_of(any_of->alternatives, [&](const Expectation& alternative) {
           return asks_about(alternative, number);
         });
}

// The refusal, with those of its numbers that the expectation asks about.
std::string describe_refusal(const Answer& answer, const Expectation& expectation) {
  std::string text = "refused";
  // Where every refusal fits, its reason may depend on what the target or the seed chose.
  if (!fits_every_refused(expectation)) text += " " + answer.reason;
  const json numbers = numbers_of(answer);
  for (const char* name : kRefusalNumbers) {
    const PartPath path{{name}};
    if (!asks_about(expectation, path)) continue;
    text += fmt::format(", {} {}", name, show(part_of({&numbers, &numbers}, path)));
  }
  return text;
}

// The paths that the expectation looks at, in order.
void collect_paths(const Expectation& expectation, std::vector<PartPath>& paths) {
  if (const auto* accepted = std::get_if<AcceptedWith>(&expectation.kind)) {
    for (const PartMatcher& part : accepted->parts) {
      if (std::ranges::find(paths, part.path) == paths.end()) paths.push_back(part.path);
    }
  } else if (const auto* any_of = std::get_if<AnyOf>(&expectation.kind)) {
    for (const Expectation& alternative : any_of->alternatives) collect_paths(alternative, paths);
  }
}

}  // namespace

Read<Expectation> parse_expectation(const json& value, const std::string& at,
                                    ReadContext& context) {
  if (value == "accepted") return Expectation{AcceptedWith{}};
  if (value == "refused") return Expectation{RefusedFor{}};
  if (value.is_object()) {
    if (value.contains("accepted")) return read_accepted(value, at, context);
    if (value.contains("refused")) return read_refused(value, at, context);
    if (value.contains("anyOf")) return read_any_of(value, at, context);
  }
  return flaw(at, "expected accepted, refused or anyOf");
}

bool fits_every_accepted(const Expectation& expectation) {
  if (const auto* accepted = std::get_if<AcceptedWith>(&expectation.kind)) {
    return accepted->parts.empty();
  }
  const auto* any_of = std::get_if<AnyOf>(&expectation.kind);
  return any_of != nullptr && std::ranges::any_of(any_of->alternatives, fits_every_accepted);
}

bool fits_every_refused(const Expectation& expectation) {
  if (const auto* refused = std::get_if<RefusedFor>(&expectation.kind)) {
    return refused->reasons.empty() && refused->numbers.empty();
  }
  const auto* any_of = std::get_if<AnyOf>(&expectation.kind);
  return any_of != nullptr && std::ranges::any_of(any_of->alternatives, fits_every_refused);
}

Eval<Mismatch> compare(const Expectation& expectation, const Judged& judged,
                       const EvalContext& context) {
  if (const auto* accepted = std::get_if<AcceptedWith>(&expectation.kind)) {
    return compare_accepted(*accepted, judged, context);
  }
  if (const auto* refused = std::get_if<RefusedFor>(&expectation.kind)) {
    return compare_refused(*refused, *judged.answer, context);
  }
  std::string mismatches;
  for (const Expectation& alternative : std::get<AnyOf>(expectation.kind).alternatives) {
    auto mismatch = compare(alternative, judged, context);
    if (!mismatch || !*mismatch) return mismatch;
    mismatches += (mismatches.empty() ? "" : "; ") + **mismatch;
  }
  return Mismatch(std::move(mismatches));
}

std::string describe(const Expectation& expectation, const TargetOptions& options) {
  if (const auto* accepted = std::get_if<AcceptedWith>(&expectation.kind)) {
    return accepted->parts.empty() ? "accepted" : "accepted " + describe(accepted->parts, options);
  }
  if (const auto* refused = std::get_if<RefusedFor>(&expectation.kind)) {
    std::string out = "refused";
    if (!refused->reasons.empty()) {
      out += fmt::format(" {}{}", fmt::join(refused->reasons, " or "),
                         refused->exactly ? " exactly" : "");
    }
    for (const PartMatcher& number : refused->numbers) {
      out += fmt::format(", {} {}", to_string(number.path), describe(*number.matcher, options));
    }
    return out;
  }
  std::string out;
  for (const Expectation& alternative : std::get<AnyOf>(expectation.kind).alternatives) {
    out += (out.empty() ? "" : "; or ") + describe(alternative, options);
  }
  return out;
}

std::string describe(const Judged& judged, const Expectation& expectation) {
  const Answer& answer = *judged.answer;
  if (answer.kind == AnswerKind::refused) return describe_refusal(answer, expectation);
  if (answer.kind == AnswerKind::unsupported) return "unsupported";
  if (answer.kind == AnswerKind::errored) return "errored";
  std::vector<PartPath> paths;
  collect_paths(expectation, paths);
  std::string parts;
  for (const PartPath& path : paths) {
    const std::string name = to_string(path);
    parts += fmt::format("{}{}: {}", parts.empty() ? "" : ", ", name.empty() ? "the answer" : name,
                         show(part_of({&answer.result, &judged.shown}, path)));
  }
  return parts.empty() ? "accepted" : fmt::format("accepted {{{}}}", parts);
}

}  // namespace cmk::harness
