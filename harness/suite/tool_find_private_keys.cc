// harness.findPrivateKeys: where private keys are told in the answers of this scenario, whoever's
// they are.
#include <fmt/format.h>

#include <algorithm>

#include "harness/suite/private_number.h"
#include "harness/suite/secret_places.h"
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"
#include "reference/core/base64url.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

struct PublishedNumbers {
  Bytes n;
  Bytes e;
};

// Every public key in `value`, each once.
void collect_keys(const json& value, std::vector<PublishedNumbers>& keys) {
  if (!value.is_structured()) return;
  const auto n = value.is_object() ? byte_param(value, "n") : std::nullopt;
  const auto e = value.is_object() ? byte_param(value, "e") : std::nullopt;
  if (n && e && std::ranges::find(keys, *n, &PublishedNumbers::n) == keys.end()) {
    keys.push_back({*n, *e});
  }
  for (const json& part : value) collect_keys(part, keys);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<Bytes> bytes_of_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_digit(text[i]);
    const int low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(16 * high + low));
  }
  return bytes;
}

// What a word of a text may stand for as a number.
std::vector<Bytes> readings_of(std::string word) {
  std::vector<Bytes> numbers;
  if (auto bytes = bytes_of_hex(word)) numbers.push_back(*std::move(bytes));
  std::erase(word, '=');
  std::ranges::replace(word, '+', '-');
  std::ranges::replace(word, '/', '_');
  if (auto bytes = decode_base64url(word)) numbers.push_back(*std::move(bytes));
  return numbers;
}

// The longest runs of digits of base64, with and without the slash, of 8 bytes and more.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view also : {"-_+/=", "-_+="}) {
    std::string word;
    for (const char c : text + " ") {
      const bool alnum = hex_digit(c) >= 0 || (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z');
      if (alnum || also.contains(c)) {
        word += c;
      } else {
        if (word.size() >= 11) words.push_back(word);
        word.clear();
      }
    }
  }
  return words;
}

bool tells_a_number(const std::string& text, const std::vector<PublishedNumbers>& keys) {
  std::vector<Bytes> numbers = {to_bytes(text)};
  for (std::string& word : words_of(text)) {
    for (Bytes& number : readings_of(std::move(word))) numbers.push_back(std::move(number));
  }
  return std::ranges::any_of(numbers, [&](const Bytes& number) {
    return std::ranges::any_of(
        keys, [&](const PublishedNumbers& key) { return is_private_number(number, key.n, key.e); });
  });
}

Answer find_private_keys(const json& /*params*/, const ToolContext& context) {
  const KnownSecrets none;
  std::vector<PublishedNumbers> keys;
  for (const PastAnswer& past : context.past) collect_keys(past.answer, keys);
  json places = json::array();
  for (const PastAnswer& past : context.past) {
    std::vector<std::string> found = secret_places(past.answer, none);
    for_each_text(past.answer, "", [&](const std::string& path, const std::string& text) {
      if (tells_a_number(text, keys)) found.push_back(path);
    });
    for (const std::string& path : found) {
      json place = fmt::format("step {} ({}): {}", past.step, past.method, path);
      if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
    }
  }
  return tool_accepted({{"found", std::move(places)}});
}

}  // namespace

Tool find_private_keys_tool() { return {"harness.findPrivateKeys", {}, find_private_keys}; }

}  // namespace cmk::harness
