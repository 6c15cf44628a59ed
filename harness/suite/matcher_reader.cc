#include <fmt/format.h>

#include <array>

#include "harness/suite/json_reader.h"
#include "harness/suite/matcher.h"
#include "harness/suite/read_json.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::int64_t kRatioTermMax = 10000;

// One matcher's reader: the member's value, its place, the context.
using Reader = Read<Matcher> (*)(const json&, const std::string&, ReadContext&);

template <class Kind>
Read<Matcher> read_valued(const json& value, const std::string& at, ReadContext& context) {
  auto expression = parse_expression(value, at, context);
  if (!expression) return std::unexpected(expression.error());
  return Matcher{Kind{*std::move(expression)}};
}

template <class Kind>
Read<Matcher> read_values(const json& value, const std::string& at, ReadContext& context) {
  if (!value.is_array()) return flaw(at, "expected a list");
  if (value.empty() && !std::is_same_v<Kind, SameElements>) {
    return flaw(at, "an empty list matches nothing");
  }
  Kind kind;
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto item = parse_expression(value[i], pointer(at, i), context);
    if (!item) return std::unexpected(item.error());
    kind.values.push_back(*std::move(item));
  }
  return Matcher{std::move(kind)};
}

template <class Kind>
Read<Matcher> read_size(const json& value, const std::string& at, ReadContext& /*context*/) {
  const auto size = integer(value, at, 0, kScenarioBytesMax);
  if (!size) return std::unexpected(size.error());
  return Matcher{Kind{static_cast<std::size_t>(*size)}};
}

template <bool present>
Read<Matcher> read_presence(const json& value, const std::string& at, ReadContext& /*context*/) {
  if (value != json(true)) return flaw(at, "expected true");
  return Matcher{Presence{present}};
}

template <class Kind>
Read<Matcher> read_element(const json& value, const std::string& at, ReadContext& context) {
  auto parts = parse_parts(value, at, context);
  if (!parts) return std::unexpected(parts.error());
  return Matcher{Kind{*std::move(parts)}};
}

Read<Matcher> read_distinct(const json& value, const std::string& at, ReadContext& /*context*/) {
  Distinct distinct;
  if (value.is_string()) {
    auto path = parse_path(value.get<std::string>(), at);
    if (!path) return std::unexpected(path.error());
    distinct.paths.push_back(*std::move(path));
    return Matcher{std::move(distinct)};
  }
  const auto paths = text_list(value, at);
  if (!paths) return std::unexpected(paths.error());
  for (std::size_t i = 0; i < paths->size(); ++i) {
    auto path = parse_path((*paths)[i], pointer(at, i));
    if (!path) return std::unexpected(path.error());
    distinct.paths.push_back(*std::move(path));
  }
  return Matcher{std::move(distinct)};
}

Read<Matcher> read_nowhere(const json& value, const std::string& at, ReadContext& /*context*/) {
  auto names = text_list(value, at);
  if (!names) return std::unexpected(names.error());
  return Matcher{Nowhere{*std::move(names)}};
}

Read<Matcher> read_not(const json& value, const std::string& at, ReadContext& context) {
  auto inner = parse_matcher(value, at, context);
  if (!inner) return inner;
  return Matcher{Not{std::make_shared<Matcher>(*std::move(inner))}};
}

Read<Matcher> read_all(const json& value, const std::string& at, ReadContext& context) {
  if (!value.is_array() || value.empty()) return flaw(at, "expected a list that is not empty");
  All all;
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto inner = parse_matcher(value[i], pointer(at, i), context);
    if (!inner) return inner;
    all.matchers.push_back(*std::move(inner));
  }
  return Matcher{std::move(all)};
}

Read<Matcher> read_ratio(const json& value, const std::string& at, ReadContext& context) {
  if (auto known = only_members(value, at, {"to", "is"}); !known) {
    return std::unexpected(known.error());
  }
  if (!value.contains("to") || !value.contains("is") || !value["is"].is_array() ||
      value["is"].size() != 2) {
    return flaw(at, R"(expected {"to": E, "is": [NUMERATOR, DENOMINATOR]})");
  }
  auto to = parse_expression(value["to"], pointer(at, "to"), context);
  if (!to) return std::unexpected(to.error());
  Ratio ratio{*std::move(to)};
  for (const auto& [i, slot] : {std::pair{0, &ratio.numerator}, std::pair{1, &ratio.denominator}}) {
    const auto number = integer(value["is"][i], pointer(at, "is"), 1, kRatioTermMax);
    if (!number) return std::unexpected(number.error());
    *slot = *number;
  }
  return Matcher{std::move(ratio)};
}

constexpr std::array<std::pair<std::string_view, Reader>, 19> kReaders = {{
    {"absent", read_presence<false>},
    {"all", read_all},
    {"atLeast", read_valued<AtLeast>},
    {"atMost", read_valued<AtMost>},
    {"characters", read_size<HasCharacters>},
    {"count", read_size<HasCount>},
    {"differsFrom", read_valued<DiffersFrom>},
    {"distinct", read_distinct},
    {"equals", read_valued<Equals>},
    {"excludes", read_element<Excludes>},
    {"includes", read_element<Includes>},
    {"length", read_size<HasLength>},
    {"not", read_not},
    {"nowhere", read_nowhere},
    {"oneOf", read_values<OneOf>},
    {"present", read_presence<true>},
    {"ratio", read_ratio},
    {"sameElements", read_values<SameElements>},
    {"startsWith", read_valued<StartsWith>},
}};

}  // namespace

Read<Matcher> parse_matcher(const json& value, const std::string& at, ReadContext& context) {
  if (value.is_null()) return flaw(at, "null is no value; say {\"absent\": true}");
  if (!value.is_object() || is_expression(value)) return read_valued<Equals>(value, at, context);
  if (value.size() != 1) return flaw(at, "a matcher has exactly one member");
  const auto member = value.begin();
  for (const auto& [name, reader] : kReaders) {
    if (member.key() == name) return reader(*member, pointer(at, name), context);
  }
  return flaw(at, fmt::format("{} is no matcher", member.key()));
}

Read<std::vector<PartMatcher>> parse_parts(const json& value, const std::string& at,
                                           ReadContext& context) {
  if (!value.is_object() || value.empty()) {
    return flaw(at, "expected an object of paths and matchers that is not empty");
  }
  std::vector<PartMatcher> parts;
  for (const auto& [name, member] : value.items()) {
    auto path = parse_path(name, pointer(at, name));
    if (!path) return std::unexpected(path.error());
    auto matcher = parse_matcher(member, pointer(at, name), context);
    if (!matcher) return std::unexpected(matcher.error());
    parts.push_back({*std::move(path), std::make_shared<Matcher>(*std::move(matcher))});
  }
  return parts;
}

}  // namespace cmk::harness
