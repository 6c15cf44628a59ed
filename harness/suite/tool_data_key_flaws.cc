// harness.dataKeyFlaws: what is wrong with data keys: made from public data, from each other, or
// shown in an answer.
#include <fmt/format.h>

#include <algorithm>

#include "harness/suite/byte_runs.h"
#include "harness/suite/guessed_keys.h"
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::size_t kPublicMax = 8;  // pieces of public data

// The bytes that hexadecimal digits of a text stand for, hyphens left out: identifiers and
// versions.
Bytes hex_bytes(const std::string& text) {
  Bytes out;
  int high = -1;
  for (const char c : text) {
    const auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
    if (c == '-') continue;
    if (digit == std::string_view::npos) {
      high = -1;
    } else if (high < 0) {
      high = static_cast<int>(digit);
    } else {
      out.push_back(static_cast<std::uint8_t>(high << 4 | static_cast<int>(digit)));
      high = -1;
    }
  }
  return out;
}

void find_runs(const json& value, const ByteRuns& runs, const std::string& at, json& flaws) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto decoded = decode_base64url(text);
    if (runs.occur_in(as_bytes(text)) || (decoded && runs.occur_in(*decoded)) ||
        runs.occur_in(hex_bytes(text))) {
      flaws.push_back(fmt::format("bytes of a key stand in {}", at));
    }
  } else if (value.is_structured()) {
    for (const auto& [name, member] : value.items())
      find_runs(member, runs, fmt::format("{}.{}", at, name), flaws);
  }
}

// Big-endian; the carry out is dropped.
Bytes difference(ByteView a, ByteView b) {
  Bytes out(std::min(a.size(), b.size()));
  int borrow = 0;
  for (std::size_t i = out.size(); i-- > 0;) {
    const int digit = a[i] - b[i] - borrow;
    borrow = digit < 0 ? 1 : 0;
    out[i] = static_cast<std::uint8_t>(digit);
  }
  return out;
}

void look_at_pairs(const std::vector<Bytes>& keys, json& flaws) {
  for (std::size_t i = 1; i < keys.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (share_a_run(keys[j], keys[i]) || equal_in_many_places(keys[j], keys[i])) {
        flaws.push_back(fmt::format("keys {} and {} have bytes in common", j + 1, i + 1));
      }
    }
    if (i >= 2 && difference(keys[i], keys[i - 1]) == difference(keys[i - 1], keys[i - 2])) {
      flaws.push_back(fmt::format("keys {} to {} are counted", i - 1, i + 1));
    }
  }
}

void look_at_each(const std::vector<Bytes>& keys, const std::set<std::string>& guesses,
                  json& flaws) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::set<std::uint8_t> distinct(keys[i].begin(), keys[i].end());
    // Of 32 random bytes about 30 are different.
    if (distinct.size() < keys[i].size() / 2) {
      flaws.push_back(fmt::format("key {} is no random one", i + 1));
    }
    if (guesses.contains(std::string(as_text(keys[i])))) {
      flaws.push_back(fmt::format("key {} is made from public data", i + 1));
    }
  }
}

Answer data_key_flaws(const json& params, const ToolContext& context) {
  const auto texts = texts_param(params, "keys");
  if (!texts) return invalid_param("keys");
  std::vector<Bytes> keys;
  ByteRuns runs;
  for (const std::string& text : *texts) {
    auto key = decode_base64url(text);
    if (!key) return invalid_param("keys");
    runs.add(*key);
    keys.push_back(*std::move(key));
  }
  const auto pieces = texts_param(params, "public");
  if (!pieces || pieces->size() > kPublicMax) return invalid_param("public");
  if (context.backends.empty()) return no_backend("harness.dataKeyFlaws");
  json flaws = json::array();
  look_at_each(keys, guessed_keys(*pieces, *context.backends.front()), flaws);
  look_at_pairs(keys, flaws);
  for (const PastAnswer& past : context.past) {
    find_runs(past.answer, runs, fmt::format("step {} ({})", past.step, past.method), flaws);
  }
  return tool_accepted({{"flaws", std::move(flaws)}});
}

}  // namespace

Tool data_key_flaws_tool() { return {"harness.dataKeyFlaws", {"keys"}, data_key_flaws}; }

}  // namespace cmk::harness
