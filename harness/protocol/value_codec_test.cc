#include "harness/protocol/value_codec.h"

#include <gtest/gtest.h>

#include "harness/protocol/specimen.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using specimen::Whole;

using specimen::whole_json;

// The error of reading; place "ok" when there is none.
DecodeError error_of(const json& from) {
  values::Reader reader;
  Whole whole;
  return values::read(reader, {}, from, whole) ? DecodeError{"ok", ""} : reader.error;
}

TEST(ValueCodec, WritesEveryKind) { EXPECT_EQ(values::write(specimen::whole()), whole_json()); }

TEST(ValueCodec, ReadsEveryKind) {
  values::Reader reader;
  Whole whole;
  ASSERT_TRUE(values::read(reader, {}, whole_json(), whole)) << to_string(reader.error);
  EXPECT_EQ(whole, specimen::whole());
}

TEST(ValueCodec, IgnoresUnknownMembersAndTakesPadding) {
  json from = whole_json();
  from["future"] = {{"x", 1}};
  from["value"] = "Zm9vYg==";
  values::Reader reader;
  Whole whole;
  ASSERT_TRUE(values::read(reader, {}, from, whole));
  EXPECT_EQ(whole, specimen::whole());
}

struct Fault {
  std::string_view place;
  std::string_view value;
  DecodeError error;
};

TEST(ValueCodec, NamesPlaceAndReasonOfEachFault) {
  const std::vector<Fault> faults = {
      {"/id", "5", {"/id", "not a string"}},
      {"/on", "1", {"/on", "not a boolean"}},
      {"/big", "3.0", {"/big", "not an integer"}},
      {"/big", "\"3\"", {"/big", "not an integer"}},
      {"/big", "9223372036854775808", {"/big", "out of range"}},
      {"/small", "2147483648", {"/small", "out of range"}},
      {"/colour", "\"darkRed\"", {"/colour", "not one of the values"}},
      {"/colour", "0", {"/colour", "not a string"}},
      {"/value", "\"Zm9v!\"", {"/value", "not base64url"}},
      {"/key", "\"A\"", {"/key", "not base64url"}},
      {"/key", "null", {"/key", "not a string"}},
      {"/shade", "null", {"/shade", "not a string"}},
      {"/words", "\"a\"", {"/words", "not an array"}},
      {"/words/1", "null", {"/words/1", "not a string"}},
      {"/inners/1", "{}", {"/inners/1/password", "missing"}},
      {"/inners/0/exp", "true", {"/inners/0/exp", "not an integer"}},
      {"/inners/0/password", "{}", {"/inners/0/password", "not a string"}},
      {"/tags", "[]", {"/tags", "not an object"}},
      {"/tags/a~1b~0c", "1", {"/tags/a~1b~0c", "not a string"}},
      {"/blobs/0", "\"+\"", {"/blobs/0", "not base64url"}},
  };
  for (const Fault& fault : faults) {
    json from = whole_json();
    from[json::json_pointer(std::string(fault.place))] = json::parse(fault.value);
    EXPECT_EQ(error_of(from), fault.error) << fault.place << " " << to_string(error_of(from));
  }
  EXPECT_EQ(error_of(json::array()), (DecodeError{"", "not an object"}));
}

TEST(ValueCodec, WhatIsNeitherOptionalNorAContainerIsDemanded) {
  for (const Member& member : specimen::type().members) {
    json from = whole_json();
    from.erase(std::string(member.name));
    const DecodeError missing{"/" + std::string(member.name), "missing"};
    const DecodeError expected = member.is_needed_in_params() ? missing : DecodeError{"ok", ""};
    EXPECT_EQ(error_of(from), expected) << member.name;
  }
}

}  // namespace
}  // namespace cmk::harness
