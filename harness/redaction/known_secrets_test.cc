#include "harness/redaction/known_secrets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "reference/core/base64url.h"
#include "reference/core/source.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Bytes random_bytes(std::uint64_t seed, std::size_t len) {
  Source source(seed);
  Bytes bytes(len);
  source.fill(bytes);
  return bytes;
}

const Bytes kKey = random_bytes(7, 32);
const std::string kKeyText(as_text(kKey));

KnownSecrets known() {
  KnownSecrets secrets;
  secrets.add("dek-1", kKeyText);
  secrets.add("password", "Corr-Ect7horse!");
  return secrets;
}

std::string reversed(std::string text) {
  std::ranges::reverse(text);
  return text;
}
std::string hex(std::string_view text) { return to_hex(as_bytes(text)); }
std::string base64(std::string_view text) { return encode_base64url(as_bytes(text)); }
std::string listed(std::string_view text, std::string_view format, std::string_view between) {
  std::string out;
  for (const char c : text) {
    if (!out.empty()) out += between;
    out += fmt::format(fmt::runtime(format), static_cast<std::uint8_t>(c));
  }
  return out;
}

struct Shape {
  std::string name;
  std::string (*write)(std::string_view secret);
};

const std::vector<Shape> kShapes = {
    {"plain", [](std::string_view s) { return std::string(s); }},
    {"spaced",
     [](std::string_view s) {
       std::string text;
       for (const char c : s) text += {c, ' '};
       return text;
     }},
    {"backwards", [](std::string_view s) { return reversed(std::string(s)); }},
    {"hex", hex},
    {"hex_after_digits", [](std::string_view s) { return "abc" + hex(s); }},
    {"hex_backwards", [](std::string_view s) { return reversed(hex(s)); }},
    {"hex_of_reversed", [](std::string_view s) { return hex(reversed(std::string(s))); }},
    {"hex_0x", [](std::string_view s) { return listed(s, "0x{:02X}", ", "); }},
    {"hex_colons", [](std::string_view s) { return listed(s, "{:02X}", ":"); }},
    {"hex_escapes", [](std::string_view s) { return listed(s, "\\x{:02x}", ""); }},
    {"json_escapes", [](std::string_view s) { return listed(s, "\\u{:04x}", ""); }},
    {"percent", [](std::string_view s) { return listed(s, "%{:02X}", ""); }},
    {"octal", [](std::string_view s) { return listed(s, "\\{:03o}", ""); }},
    {"decimal", [](std::string_view s) { return "[" + listed(s, "{}", ",") + "]"; }},
    {"decimal_lines", [](std::string_view s) { return listed(s, "{}", "\n"); }},
    {"binary", [](std::string_view s) { return listed(s, "{:08b}", " "); }},
    {"base64", base64},
    {"base64_second", [](std::string_view s) { return base64("x" + std::string(s)); }},
    {"base64_third", [](std::string_view s) { return base64("xy" + std::string(s)); }},
    {"base64_after_digits", [](std::string_view s) { return "key" + base64(s); }},
    {"base64_backwards", [](std::string_view s) { return reversed(base64(s)); }},
    {"base64_lines",
     [](std::string_view s) {
       std::string text = base64(s);
       for (std::size_t i = 4; i < text.size(); i += 5) text.insert(i, 1, '\n');
       return text;
     }},
    {"hex_of_base64", [](std::string_view s) { return hex(base64(s)); }},
    {"base64_of_hex", [](std::string_view s) { return base64(hex(s)); }},
    {"base64_of_base64", [](std::string_view s) { return base64(base64(s)); }},
    {"utf16",
     [](std::string_view s) {
       std::string text;
       for (const char c : s) text += {c, '\0'};
       return text;
     }},
    {"base64_of_utf16",
     [](std::string_view s) {
       std::string text;
       for (const char c : s) text += {c, '\0'};
       return base64(text);
     }},
};

class ShapeTest : public testing::TestWithParam<Shape> {};

TEST_P(ShapeTest, IsSeenWholeAndInPiecesOfEightBytes) {
  for (const std::string_view secret :
       {std::string_view(kKeyText), std::string_view("Corr-Ect7horse!")}) {
    for (const std::string_view part :
         {secret, secret.substr(3, 8), secret.substr(secret.size() - 9)}) {
      const std::string text = "a word " + GetParam().write(part) + " and another";
      const std::string clean = known().clean(text);
      EXPECT_NE(clean, text);
      EXPECT_THAT(clean, Not(HasSubstr(GetParam().write(part))));
      EXPECT_THAT(clean, HasSubstr("[secret "));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, ShapeTest, testing::ValuesIn(kShapes),
                         [](const auto& test) { return test.param.name; });

// The words are digits of base64, too, and what they decode to says nothing of the rest.
TEST(KnownSecrets, IsSeenBehindASentence) {
  std::string utf16;
  for (const char c : kKeyText.substr(3, 9)) utf16 += {c, '\0'};
  const std::string text =
      "level: expected \"nothing of the kind\", got \"Recoverable " + base64(utf16) + "\"";
  EXPECT_THAT(known().clean(text), HasSubstr("[secret dek-1, 32 bytes, in base64]"));
}

// What senseless readings of one part cost is not taken from the others.
TEST(KnownSecrets, IsSeenBehindMuchThatMayBeRead) {
  std::string text;
  for (std::uint64_t seed = 1000; seed < 1040; ++seed) {
    std::string spaced;
    for (const std::uint8_t byte : random_bytes(seed, 24)) {
      spaced += {static_cast<char>(byte | 0x80U), ' '};
    }
    text += base64(spaced) + ";";
  }
  EXPECT_THAT(known().clean(text + hex(base64(kKeyText))), HasSubstr("[secret dek-1, 32 bytes"));
}

TEST(KnownSecrets, MarkTellsNameLengthAndShape) {
  EXPECT_EQ(known().clean("the key " + hex(kKeyText) + " is out"),
            "the key [secret dek-1, 32 bytes, in hex] is out");
  EXPECT_EQ(known().clean("pw=Corr-Ect7horse!"), "[secret password, 15 bytes]");
}

TEST(KnownSecrets, OtherTextStaysAsItIs) {
  const KnownSecrets secrets = known();
  for (int seed = 100; seed < 400; ++seed) {
    const Bytes other = random_bytes(static_cast<std::uint64_t>(seed), 64);
    const std::string text = "see https://vault-a.example/keys/k1/" + to_hex(other) +
                             "?v=" + encode_base64url(other) + " [1, 2, 3] at T0+30d";
    ASSERT_EQ(secrets.clean(text), text);
  }
  EXPECT_EQ(secrets.clean(""), "");
}

TEST(KnownSecrets, SevenBytesAreNotSeen) {  // the tests above can fail
  const std::string text = "a word " + hex(kKeyText.substr(3, 7)) + " and another";
  EXPECT_EQ(known().clean(text), text);
}

TEST(KnownSecrets, ShortAndEmptySecretsAreSeenAsTheyAre) {
  KnownSecrets secrets;
  secrets.add("", "hunter2");
  secrets.add("", "");
  EXPECT_EQ(secrets.clean("pw hunter2, hunter2"), "pw [secret, 7 bytes]");
  secrets.add("zeros", std::string(32, '\0'));
  EXPECT_EQ(secrets.clean(base64(std::string(32, '\0'))), "[secret zeros, 32 bytes]");
  EXPECT_EQ(secrets.clean(base64(std::string(30, '\0'))), base64(std::string(30, '\0')));
}

TEST(KnownSecrets, PrivateKeysAreSeenWhoeverTheyAre) {
  const KnownSecrets none;
  EXPECT_EQ(none.clean("a -----BEGIN EC PRIVATE KEY-----\nMHc\n-----END"),
            "a [private key, 43 characters, in PEM]");
  EXPECT_THAT(none.clean(R"(jwk {"kty":"RSA","d":"AQABAQABAQABAQABAQAB"})"),
              StartsWith("jwk {\"kty\":\"RSA\",\"[private key"));
  EXPECT_THAT(none.clean(R"(jwk {\"k\":\"AQABAQABAQABAQABAQAB\"})"), HasSubstr("[private key"));
  EXPECT_THAT(none.clean("DER MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw"), StartsWith("DER [private"));
  EXPECT_THAT(none.clean("der 308204bd020100300d06092a864886f70d01"), StartsWith("der [private"));
  EXPECT_EQ(none.clean("d: none, k=1, p = 2 and q: a word"), "d: none, k=1, p = 2 and q: a word");
}

TEST(KnownSecrets, JsonKeepsItsFormAroundASecret) {
  json value = {{"kid", "https://x/" + hex(kKeyText)},
                {hex(kKeyText), 1},
                {"list", std::vector<int>(kKey.begin(), kKey.end())},
                {"plain", {1, 2, "three"}}};
  known().clean_json(value);
  EXPECT_EQ(value, json({{"kid", {{"secret", "dek-1"}, {"length", 74}}},
                         {"[secret dek-1, 32 bytes, in hex]", 1},
                         {"list", {{"secret", "dek-1"}, {"length", 32}}},
                         {"plain", {1, 2, "three"}}}));
}

TEST(KnownSecrets, SecretSpreadOverMembersTakesTheWhole) {
  const std::string text = hex(kKeyText);
  json value = json::array();
  for (std::size_t i = 0; i < text.size(); i += 8) value.push_back(json{{"x", text.substr(i, 8)}});
  known().clean_json(value);
  EXPECT_EQ(value["secret"], "dek-1") << value;
}

TEST(KnownSecrets, PublicNumbersOfAKeyAreNoSecret) {
  // RSAPrivateKey of small numbers: 8 bytes each, the modulus among them.
  Bytes content = {2, 1, 0};
  std::vector<Bytes> numbers;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    Bytes number = random_bytes(seed, 12);
    number[0] = 0x11;
    content.insert(content.end(), {2, 12});
    content.insert(content.end(), number.begin(), number.end());
    numbers.push_back(number);
  }
  Bytes key = {0x30, static_cast<std::uint8_t>(content.size())};
  key.insert(key.end(), content.begin(), content.end());
  KnownSecrets secrets;
  secrets.add("key", as_text(key));
  EXPECT_TRUE(secrets.is_clean(to_hex(numbers[0])));
  EXPECT_TRUE(secrets.is_clean(to_hex(numbers[1])));
  for (std::size_t i = 2; i < numbers.size(); ++i) {
    EXPECT_FALSE(secrets.is_clean(to_hex(numbers[i]))) << i;
  }
}

RC_GTEST_PROP(KnownSecrets, AnyTextIsCleanOnceItIsCleaned, (const std::string& text)) {
  const KnownSecrets secrets = known();
  RC_ASSERT(secrets.clean(text) == text);
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
  std::string leaky = text;
  leaky.insert(at, hex(kKeyText));
  RC_ASSERT(secrets.is_clean(secrets.clean(leaky)));
}

}  // namespace
}  // namespace cmk::harness
