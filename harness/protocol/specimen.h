// A declared type with a member of every kind that a declaration may have. For tests.
#pragma once

#include <nlohmann/json.hpp>

#include "harness/protocol/type_of.h"
#include "reference/core/describe.h"

namespace cmk::harness::specimen {

enum class Colour { darkRed, green };
BOOST_DESCRIBE_ENUM(Colour, darkRed, green)

struct Base {
  std::string id;
  bool operator==(const Base&) const = default;
};
BOOST_DESCRIBE_STRUCT(Base, (), (id))

struct Inner {
  std::optional<std::int64_t> exp;
  SecretText password;
  bool operator==(const Inner&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (exp, password))

struct Whole : Base {
  bool on = false;
  std::int64_t big = 0;
  int small = 0;
  Colour colour = Colour::darkRed;
  Bytes value;
  SecretBytes key;
  std::optional<Colour> shade;
  std::vector<std::string> words;
  std::vector<Inner> inners;
  std::map<std::string, std::string> tags;
  std::map<std::string, Inner> chosen;
  std::optional<std::vector<Bytes>> blobs;
  bool operator==(const Whole&) const = default;
};
BOOST_DESCRIBE_STRUCT(Whole, (Base),
                      (on, big, small, colour, value, key, shade, words, inners, tags, chosen,
                       blobs))

}  // namespace cmk::harness::specimen

namespace cmk {
template <>
struct Note<harness::specimen::Colour> {
  static constexpr std::string_view kName = "Colour";
  static constexpr std::string_view kSentence = "A colour.";
  static constexpr std::array<std::string_view, 2> kValues = {"dark-red", "green"};
};
template <>
struct Note<harness::specimen::Base> {
  static constexpr std::string_view kName = "Base";
  static constexpr std::string_view kSentence = "A base.";
  static constexpr std::array kFields = {FieldNote{"id", "An id.", Mark::chosen}};
};
template <>
struct Note<harness::specimen::Inner> {
  static constexpr std::string_view kName = "Inner";
  static constexpr std::string_view kSentence = "An inner one.";
  static constexpr std::array kFields = {FieldNote{"exp", "Unix seconds."},
                                         FieldNote{"password", "A password."}};
};
template <>
struct Note<harness::specimen::Whole> {
  static constexpr std::string_view kName = "specimen.whole";
  static constexpr std::string_view kSentence = "Has all kinds.";
  static constexpr std::array kFields = {FieldNote{"on", "A flag."},
                                         FieldNote{"big", "A number."},
                                         FieldNote{"small", "A number."},
                                         FieldNote{"colour", "A colour."},
                                         FieldNote{"value", "Bytes."},
                                         FieldNote{"key", "Secret bytes."},
                                         FieldNote{"shade", "A colour."},
                                         FieldNote{"words", "Words.", Mark::chosen},
                                         FieldNote{"inners", "Inners."},
                                         FieldNote{"tags", "Tags."},
                                         FieldNote{"chosen", "By id.", Mark::chosen},
                                         FieldNote{"blobs", "Byte strings."}};
};
}  // namespace cmk

namespace cmk::harness::specimen {

inline const Type& type() { return models::type_of<Whole>(); }

inline Whole whole() {
  Whole made;
  made.id = "id-1";
  made.on = true;
  made.big = INT64_MIN;
  made.small = -7;
  made.colour = Colour::green;
  made.value = to_bytes("foob");
  made.key = SecretBytes(std::string_view("0123456789abcdef"));
  made.words = {"a", "bc"};
  made.inners = {{.exp = 5, .password = SecretText(std::string_view("hunter2-hunter2"))},
                 {.exp = {}, .password = SecretText(std::string_view("x"))}};
  made.tags = {{"t", "v"}};
  made.chosen = {{"some-id", {.exp = {}, .password = SecretText(std::string_view("x"))}}};
  made.blobs = {to_bytes("1"), to_bytes("")};
  return made;
}

inline constexpr std::string_view kWholeJson = R"({
  "id": "id-1", "on": true, "big": -9223372036854775808, "small": -7, "colour": "green",
  "value": "Zm9vYg", "key": "MDEyMzQ1Njc4OWFiY2RlZg", "words": ["a", "bc"],
  "inners": [{"exp": 5, "password": "hunter2-hunter2"}, {"password": "x"}], "tags": {"t": "v"},
  "chosen": {"some-id": {"password": "x"}}, "blobs": ["MQ", ""]})";

inline nlohmann::json whole_json() { return nlohmann::json::parse(kWholeJson); }

}  // namespace cmk::harness::specimen
