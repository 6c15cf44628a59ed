#include "harness/protocol/redact.h"

#include <gtest/gtest.h>

#include "harness/protocol/specimen.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

using specimen::whole_json;

TEST(Redact, SecretsGetNamesAndLengthsEverywhere) {
  SecretNames names;
  json expected = whole_json();
  // Named in the order in which the members stand in the message.
  expected["chosen"]["some-id"]["password"] = {{"secret", "secret-1"}, {"length", 1}};
  expected["inners"][0]["password"] = {{"secret", "secret-2"}, {"length", 15}};
  expected["inners"][1]["password"] = {{"secret", "secret-1"}, {"length", 1}};
  expected["key"] = {{"secret", "secret-3"}, {"length", 16}};
  EXPECT_EQ(redact_value(specimen::type(), whole_json(), names), expected);
}

TEST(Redact, EqualBytesHaveOneNameWhateverTheirPadding) {
  SecretNames names;
  const json bare = redact_value(specimen::type(), {{"key", "Zm9vYg"}}, names);
  const json padded = redact_value(specimen::type(), {{"key", "Zm9vYg=="}}, names);
  const json other = redact_value(specimen::type(), {{"key", "Zm9v"}}, names);
  EXPECT_EQ(bare, padded);
  EXPECT_EQ(other["key"]["secret"], "secret-2");
}

TEST(Redact, SecretInAPlainOrUnknownPlaceIsNotWritten) {
  SecretNames names;
  json message = whole_json();
  (void)redact_value(specimen::type(), message, names);
  message["tags"]["leak"] = "the key is MDEyMzQ1Njc4OWFiY2RlZg!";
  message["words"] = {"0123456789abcdef"};
  message["extra"] = "hunter2-hunter2";
  message["more"] = {{"deep", {"hunter2-hunter2", 5, nullptr}}};
  message["key"] = {{"not", "a string: hunter2-hunter2"}};
  const json redacted = redact_value(specimen::type(), message, names);
  EXPECT_EQ(redacted["tags"]["leak"], json({{"secret", "secret-3"}, {"length", 34}}));
  EXPECT_EQ(redacted["words"][0]["secret"], "secret-3");
  EXPECT_EQ(redacted["extra"], json({{"unknown", "extra"}, {"length", 15}}));
  EXPECT_EQ(redacted["more"]["deep"][0], json({{"unknown", "deep"}, {"length", 15}}));
  EXPECT_EQ(redacted["more"]["deep"][1], 5);
  const std::string text = redacted.dump();
  EXPECT_EQ(text.find("hunter2"), std::string::npos) << text;
  EXPECT_EQ(text.find("0123456789"), std::string::npos) << text;
}

TEST(Redact, MethodThatNobodyDeclaredHasNoDeclaredMembers) {
  SecretNames names;
  EXPECT_EQ(redact_params("no.such", {{"a", "text"}, {"b", 1}}, names),
            json({{"a", {{"unknown", "a"}, {"length", 4}}}, {"b", 1}}));
  EXPECT_EQ(elide("no.such", {{"a", "text"}}), json::object());
}

TEST(Elide, KeepsOnlyWhatTheDocumentsDetermine) {
  json message = whole_json();
  message["extra"] = "dropped";
  message["on"] = "yes";
  const auto chosen = [](std::string_view name, int len) {
    return json{{"chosen", name}, {"length", len}};
  };
  const json expected = {{"id", chosen("id", 4)},
                         {"on", {{"mistyped", "string"}}},
                         {"big", INT64_MIN},
                         {"small", -7},
                         {"colour", "green"},
                         {"value", chosen("value", 4)},
                         {"key", {{"secret", "key"}, {"length", 16}}},
                         {"words", {chosen("words", 1), chosen("words", 2)}},
                         {"inners",
                          {{{"exp", 5}, {"password", {{"secret", "password"}, {"length", 15}}}},
                           {{"password", {{"secret", "password"}, {"length", 1}}}}}},
                         {"tags", {{"t", "v"}}},
                         {"chosen", {{"chosen", "chosen"}, {"count", 1}}},
                         {"blobs", {chosen("blobs", 1), chosen("blobs", 0)}}};
  EXPECT_EQ(elide_value(specimen::type(), message), expected);
}

TEST(Elide, OperationsOfTheRegistry) {
  const json result = {{"id", "/tenants/t/principals/a"},
                       {"name", "a"},
                       {"type", "User"},
                       {"tenantId", "t"},
                       {"principalId", "p"},
                       {"clientId", "c"}};
  const json elided = elide("identity.get", result);
  EXPECT_EQ(elided["id"], json({{"chosen", "id"}, {"length", 23}}));
  EXPECT_EQ(elided["name"], "a");
  EXPECT_EQ(elide("identity.delete", json::object()), json::object());
}

TEST(SecretPaths, NameEveryPlace) {
  EXPECT_EQ(secret_paths_of(specimen::type()),
            (std::vector<std::string>{"/key", "/inners/*/password", "/chosen/*/password"}));
  EXPECT_TRUE(secret_paths("identity.get").params.empty());
}

TEST(SecretPaths, TextsStandAsTheyWereSent) {
  EXPECT_EQ(secret_texts(specimen::type(), whole_json()),
            (std::vector<std::string>{"MDEyMzQ1Njc4OWFiY2RlZg", "hunter2-hunter2", "x", "x"}));
  EXPECT_TRUE(secret_texts(specimen::type(), {{"key", 5}, {"inners", "x"}}).empty());
}

}  // namespace
}  // namespace cmk::harness
