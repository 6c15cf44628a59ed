#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "harness/suite/expression.h"
#include "harness/suite/json_file.h"
#include "harness/suite/json_reader.h"
#include "harness/suite/read_json.h"
#include "reference/core/base64url.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kLeading = {"file", "fill",   "option", "ref",
                                                      "text", "secret", "time"};
constexpr std::array<std::string_view, 5> kChanges = {"append", "flip", "replace", "slice",
                                                      "truncate"};
constexpr std::int64_t kSegmentMin = -16;

Expression make(auto kind) { return Expression{std::move(kind), std::nullopt}; }

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0 || !std::ranges::all_of(text, is_hex)) return std::nullopt;
  Bytes bytes;
  const auto digit = [](char c) { return is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10; };
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(digit(text[i]) * 16 + digit(text[i + 1])));
  }
  return bytes;
}

Read<Change> read_replacement(const json& value, const std::string& at, ReadContext& context) {
  if (auto known = only_members(value, at, {"find", "with"}); !known) {
    return std::unexpected(known.error());
  }
  Replacement replacement;
  for (const auto& [name, slot] :
       {std::pair{"find", &replacement.find}, std::pair{"with", &replacement.with}}) {
    if (!value.contains(name)) return flaw(at, fmt::format("the member {} is missing", name));
    auto part = parse_expression(value[name], pointer(at, name), context);
    if (!part) return std::unexpected(part.error());
    *slot = std::make_shared<Expression>(*std::move(part));
  }
  return replacement;
}

Read<Change> read_slice(const json& value, const std::string& at) {
  if (!value.is_array() || value.size() != 2) return flaw(at, "expected [from, to]");
  const auto from = integer(value[0], pointer(at, std::size_t{0}), 0, kScenarioBytesMax);
  if (!from) return std::unexpected(from.error());
  const auto to = integer(value[1], pointer(at, std::size_t{1}), *from, kScenarioBytesMax);
  if (!to) return std::unexpected(to.error());
  return ByteChange(Slice{static_cast<std::size_t>(*from), static_cast<std::size_t>(*to)});
}

Read<Change> read_change(std::string_view name, const json& value, const std::string& at,
                         ReadContext& context) {
  if (name == "replace") return read_replacement(value, at, context);
  if (name == "slice") return read_slice(value, at);
  if (name == "append") {
    const auto bytes =
        value.is_string() ? from_hex(value.get_ref<const std::string&>()) : std::nullopt;
    if (!bytes || bytes->empty()) return flaw(at, "expected hexadecimal text");
    return ByteChange(Append{*bytes});
  }
  constexpr std::int64_t bits_max = std::int64_t{kScenarioBytesMax} * 8;
  const bool flip = name == "flip";
  const auto number = integer(value, at, flip ? -bits_max : 1, bits_max);
  if (!number) return std::unexpected(number.error());
  if (flip) return ByteChange(Flip{*number});
  return ByteChange(Truncate{static_cast<std::size_t>(*number)});
}

// The change asked for by one of the members of kChanges, if there is one.
Read<std::optional<Change>> find_change(const json& value, const std::string& at,
                                        ReadContext& context) {
  std::optional<Change> change;
  for (const std::string_view name : kChanges) {
    const auto member = value.find(name);
    if (member == value.end()) continue;
    if (change) return flaw(at, "more than one change");
    auto read = read_change(name, *member, pointer(at, name), context);
    if (!read) return std::unexpected(read.error());
    change = *std::move(read);
  }
  return change;
}

Read<Expression> read_ref(const json& value, const std::string& at, ReadContext& context) {
  const auto text = text_member(value, "ref", at);
  if (!text) return std::unexpected(text.error());
  auto path = parse_path(*text, pointer(at, "ref"));
  if (!path) return std::unexpected(path.error());
  RefTo ref{*text, path->segments.front(), {}, std::nullopt};
  ref.path.segments.assign(path->segments.begin() + 1, path->segments.end());
  if (!context.bound.contains(ref.name)) {
    return flaw(pointer(at, "ref"), fmt::format("no earlier step binds {}", ref.name));
  }
  context.uses.insert(ref.name);
  if (value.contains("segment")) {
    const auto segment = integer(value["segment"], pointer(at, "segment"), kSegmentMin, -1);
    if (!segment) return std::unexpected(segment.error());
    ref.segment = static_cast<int>(*segment);
  }
  return make(std::move(ref));
}

Read<Expression> read_secret(const json& value, const std::string& at, ReadContext& context) {
  const auto name = text_member(value, "secret", at);
  if (!name) return std::unexpected(name.error());
  if (!value.contains("length")) return flaw(at, "the member length is missing");
  const auto length = integer(value["length"], pointer(at, "length"), 0, kSecretBytesMax);
  if (!length) return std::unexpected(length.error());
  const auto len = static_cast<std::size_t>(*length);
  const auto [known, added] = context.secrets.emplace(*name, len);
  if (known->second != len) {
    return flaw(pointer(at, "length"),
                fmt::format("the secret {} has {} bytes elsewhere", *name, known->second));
  }
  return make(SecretOf{*name, len});
}

Read<Expression> read_time(const json& value, const std::string& at, ReadContext& context) {
  const auto text = text_member(value, "time", at);
  if (!text) return std::unexpected(text.error());
  auto time = parse_time(*text);
  if (!time) return flaw(pointer(at, "time"), time.error());
  note_options(*time, context.options);
  return make(*std::move(time));
}

Read<Expression> read_option(const json& value, const std::string& at, ReadContext& context) {
  const auto name = text_member(value, "option", at);
  if (!name) return std::unexpected(name.error());
  if (std::ranges::find(kTargetOptions, *name) == kTargetOptions.end() &&
      std::ranges::find(kTargetNumbers, *name) == kTargetNumbers.end()) {
    return flaw(pointer(at, "option"), fmt::format("{} is no option of a target", *name));
  }
  context.options.insert(*name);
  return make(OptionOf{*name});
}

Read<Expression> read_text(const json& value, const std::string& at, ReadContext& context) {
  const json& pieces = value["text"];
  const std::string place = pointer(at, "text");
  if (!pieces.is_array() || pieces.empty()) return flaw(place, "expected a list that is not empty");
  TextOf text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto piece = parse_expression(pieces[i], pointer(place, i), context);
    if (!piece) return piece;
    text.pieces.push_back(*std::move(piece));
  }
  return make(std::move(text));
}

Read<Expression> read_included(const json& value, const std::string& at,
                               const ReadContext& context) {
  const auto path = text_member(value, "file", at);
  if (!path) return std::unexpected(path.error());
  const std::string place = pointer(at, "file");
  const std::filesystem::path relative(*path);
  if (relative.is_absolute() || std::ranges::find(relative, "..") != relative.end()) {
    return flaw(place, "a path that leaves the conformance folder");
  }
  const auto content = harness::read_file(context.files / relative, kIncludedBytesMax);
  if (!content) return flaw(place, fmt::format("{}: {}", *path, content.error().reason));
  return make(FileOf{*path, encode_base64url(as_bytes(*content)), content->size()});
}

Read<Expression> read_fill(const json& value, const std::string& at) {
  const auto fill = text_member(value, "fill", at);
  if (!fill) return std::unexpected(fill.error());
  if (fill->size() != 1) return flaw(pointer(at, "fill"), "expected one ASCII character");
  if (!value.contains("length")) return flaw(at, "the member length is missing");
  const auto length = integer(value["length"], pointer(at, "length"), 0, kFillLenMax);
  if (!length) return std::unexpected(length.error());
  return make(FillOf{fill->front(), static_cast<std::size_t>(*length)});
}

// Which members may stand beside a leading one.
Read<void> check_members(std::string_view leading, const json& value, const std::string& at) {
  if (leading == "ref") {
    return only_members(value, at,
                        {"ref", "segment", "append", "flip", "replace", "slice", "truncate"});
  }
  if (leading == "secret") {
    return only_members(value, at,
                        {"secret", "length", "append", "flip", "replace", "slice", "truncate"});
  }
  if (leading == "file") {
    return only_members(value, at, {"file", "append", "flip", "replace", "slice", "truncate"});
  }
  if (leading == "fill") return only_members(value, at, {"fill", "length"});
  return only_members(value, at, {leading});
}

Read<Expression> read_leading(std::string_view leading, const json& value, const std::string& at,
                              ReadContext& context) {
  if (leading == "ref") return read_ref(value, at, context);
  if (leading == "secret") return read_secret(value, at, context);
  if (leading == "time") return read_time(value, at, context);
  if (leading == "option") return read_option(value, at, context);
  if (leading == "text") return read_text(value, at, context);
  if (leading == "file") return read_included(value, at, context);
  return read_fill(value, at);
}

Read<Expression> read_expression(const json& value, const std::string& at, ReadContext& context) {
  std::string_view leading;
  for (const std::string_view name : kLeading) {
    if (!value.contains(name)) continue;
    if (!leading.empty()) return flaw(at, fmt::format("both {} and {}", leading, name));
    leading = name;
  }
  if (auto known = check_members(leading, value, at); !known) return std::unexpected(known.error());
  auto expression = read_leading(leading, value, at, context);
  if (!expression) return expression;
  auto change = find_change(value, at, context);
  if (!change) return std::unexpected(change.error());
  if (*change && value.contains("segment")) return flaw(at, "both segment and a change");
  expression->change = *std::move(change);
  return expression;
}

Read<Expression> read_list(const json& value, const std::string& at, ReadContext& context) {
  ListOf list;
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto item = parse_expression(value[i], pointer(at, i), context);
    if (!item) return item;
    list.items.push_back(*std::move(item));
  }
  return make(std::move(list));
}

Read<Expression> read_object(const json& value, const std::string& at, ReadContext& context) {
  ObjectOf object;
  for (const auto& [name, member] : value.items()) {
    auto read = parse_expression(member, pointer(at, name), context);
    if (!read) return read;
    object.members.emplace_back(name, *std::move(read));
  }
  return make(std::move(object));
}

}  // namespace

bool is_expression(const json& value) {
  return value.is_object() &&
         std::ranges::any_of(kLeading, [&](std::string_view name) { return value.contains(name); });
}

Read<Expression> parse_expression(const json& value, const std::string& at, ReadContext& context) {
  if (is_expression(value)) return read_expression(value, at, context);
  if (value.is_array()) return read_list(value, at, context);
  if (value.is_object()) return read_object(value, at, context);
  return make(Literal{value});
}

}  // namespace cmk::harness
