#include "harness/redaction/key_material.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "harness/redaction/letters.h"

namespace cmk::harness {
namespace {

constexpr std::array<std::string_view, 26> kMembers = {"coefficient",
                                                       "crtcoefficient",
                                                       "d",
                                                       "dp",
                                                       "dq",
                                                       "ecprivate",
                                                       "exponent1",
                                                       "exponent2",
                                                       "inverseq",
                                                       "k",
                                                       "keymaterial",
                                                       "oth",
                                                       "p",
                                                       "prime1",
                                                       "prime2",
                                                       "primep",
                                                       "primeq",
                                                       "privateexponent",
                                                       "privatekey",
                                                       "privatekeypem",
                                                       "q",
                                                       "qi",
                                                       "rsaprivate",
                                                       "secretkey",
                                                       "symmetrickey",
                                                       "unwrappedkey"};
constexpr std::array<std::string_view, 4> kBlocks = {"PRIVATE KEY", "PuTTY-User-Key-File",
                                                     "private key-----", "PRIVATE+KEY"};
constexpr std::size_t kValueLenMin = 16;  // shorter values are no key material

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_quote(char c) { return c == '"' || c == '\'' || c == '\\' || c == ' ' || c == '\t'; }

// The word before `at`, quotes left aside.
std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && is_quote(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin <= 24 && (is_name(text[begin - 1]) || text[begin - 1] == '-')) {
    --begin;
  }
  return text.substr(begin, end - begin);
}

// Whether what stands behind `at` looks like a value of key material: digits of base64 or of
// hexadecimal, or numbers of a list.
bool is_value_behind(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_quote(text[at]) || text[at] == '[' || text[at] == '{')) ++at;
  std::size_t len = 0;
  for (; at < text.size() && len < kValueLenMin; ++at) {
    const bool is_part = digit_of(kBase64Digits, text[at]) >= 0;
    if (!is_part && !std::string_view(":, \n\r\\").contains(text[at])) return false;
    len += is_part ? 1 : 0;
  }
  return len == kValueLenMin;
}

}  // namespace

bool is_private_member(std::string_view name) {
  if (name.size() > 24) return false;
  std::string plain;
  for (const char c : name) {
    if (c != '-' && c != '_') plain += folded(c);
  }
  return std::ranges::binary_search(kMembers, plain);
}

void find_key_material(std::string_view text, const SecretName& name, Sightings& seen) {
  for (const std::string_view block : kBlocks) {
    const std::size_t at = text.find(block);
    if (at == std::string_view::npos) continue;
    const std::size_t line = text.substr(0, at).rfind("-----");
    const std::size_t begin = line != std::string_view::npos && at - line < 32 ? line : at;
    seen.push_back({begin, text.size(), &name, "in PEM"});
  }
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != ':' && text[at] != '=') continue;
    const std::string_view word = word_before(text, at);
    if (!is_private_member(word) || !is_value_behind(text, at + 1)) continue;
    seen.push_back({static_cast<std::size_t>(word.data() - text.data()), text.size(), &name,
                    "a private member"});
    return;
  }
}

}  // namespace cmk::harness
