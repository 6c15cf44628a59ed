#include "harness/suite/expectation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "harness/suite/json_reader.h"
#include "harness/suite/read_json.h"
#include "reference/core/reason.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Read<Expectation> read_refused(const json& value, const std::string& at) {
  if (auto known = only_members(value, at, {"refused", "exactly"}); !known) {
    return std::unexpected(known.error());
  }
  const std::string place = pointer(at, "refused");
  const json& given = value["refused"];
  auto reasons = text_list(given.is_string() ? json::array({given}) : given, place);
  if (!reasons) return std::unexpected(reasons.error());
  for (const std::string& reason : *reasons) {
    const auto known = reason_from_name(reason);
    if (!known || *known == Reason::unspecified) {
      return flaw(place, fmt::format("{} is no reason that can be expected", reason));
    }
  }
  RefusedFor refused{*std::move(reasons), false};
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

Mismatch compare_refused(const RefusedFor& expected, const Answer& answer) {
  if (answer.kind == AnswerKind::refused) {
    if (expected.reasons.empty()) return std::nullopt;
    if (answer.reason == info(Reason::unspecified).name && !expected.exactly) return std::nullopt;
    if (std::ranges::find(expected.reasons, answer.reason) != expected.reasons.end()) {
      return std::nullopt;
    }
  }
  const std::string got =
      answer.kind == AnswerKind::refused ? "refused " + answer.reason : "accepted";
  return fmt::format("expected {}, got {}", describe(Expectation{expected}, {}), got);
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
    if (value.contains("refused")) return read_refused(value, at);
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
    return refused->reasons.empty();
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
    return compare_refused(*refused, *judged.answer);
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
    if (refused->reasons.empty()) return "refused";
    return fmt::format("refused {}{}", fmt::join(refused->reasons, " or "),
                       refused->exactly ? " exactly" : "");
  }
  std::string out;
  for (const Expectation& alternative : std::get<AnyOf>(expectation.kind).alternatives) {
    out += (out.empty() ? "" : "; or ") + describe(alternative, options);
  }
  return out;
}

std::string describe(const Judged& judged, const Expectation& expectation) {
  const Answer& answer = *judged.answer;
  if (answer.kind == AnswerKind::refused) return "refused " + answer.reason;
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
