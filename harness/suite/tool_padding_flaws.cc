// harness.paddingFlaws: what the paddings of wrapped blocks have in common.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "harness/suite/byte_runs.h"
#include "harness/suite/mod_power.h"
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::size_t kDifferentBytesMin = 8;  // 32 random bytes have fewer once in 10^20

// RFC 8017, 7.2.1: 0, 2, padding, 0, message.
std::optional<Bytes> padding_of_v15(const Bytes& block) {
  if (block.size() < 11 || block[0] != 0 || block[1] != 2) return std::nullopt;
  const auto end = std::find(block.begin() + 2, block.end(), 0);
  return Bytes(block.begin() + 2, end);
}

// RFC 8017, 7.1.1: 0, masked seed, masked data; the mask of the seed is made of the masked data.
std::optional<Bytes> seed_of_oaep256(const Bytes& block, const crypto::Backend& backend) {
  constexpr std::size_t kLen = crypto::kSha256Len;
  if (block.size() < 2 * kLen + 2 || block[0] != 0) return std::nullopt;
  Bytes masked(block.begin() + 1 + kLen, block.end());
  masked.resize(masked.size() + 4);  // MGF1's counter, 0 for the first block
  const auto mask = backend.sha256(masked);
  if (!mask) return std::nullopt;
  Bytes seed(block.begin() + 1, block.begin() + 1 + kLen);
  for (std::size_t i = 0; i < kLen; ++i) seed[i] ^= (*mask)[i];
  return seed;
}

void compare_paddings(const std::vector<Bytes>& paddings, json& flaws) {
  for (std::size_t i = 0; i < paddings.size(); ++i) {
    const std::set<std::uint8_t> different(paddings[i].begin(), paddings[i].end());
    if (different.size() < kDifferentBytesMin) {
      flaws.push_back(fmt::format("value {}: few different bytes of padding", i + 1));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (share_a_run(paddings[j], paddings[i]) || equal_in_many_places(paddings[j], paddings[i])) {
        flaws.push_back(fmt::format("values {} and {}: common padding", j + 1, i + 1));
      }
    }
  }
}

Answer padding_flaws(const json& params, const ToolContext& context) {
  const auto scheme = scheme_param(params);
  if (!scheme || scheme == crypto::RsaScheme::rsaOaep) return invalid_param("alg");
  const auto n = byte_param(params, "n");
  const auto d = byte_param(params, "d");
  if (!n || !d) return invalid_param("n or d");
  const auto texts = texts_param(params, "values");
  if (!texts) return invalid_param("values");
  if (context.backends.empty()) return no_backend("harness.paddingFlaws");
  json flaws = json::array();
  // The model wraps without RSA, so there is no padding to look at; no run has it as its judge.
  if (context.backends.front()->name() == "model") return tool_accepted({{"flaws", flaws}});
  std::vector<Bytes> paddings;
  for (const std::string& text : *texts) {
    const Bytes block = mod_power(decode_base64url(text).value_or(Bytes()), *d, *n);
    auto padding = scheme == crypto::RsaScheme::rsa1_5
                       ? padding_of_v15(block)
                       : seed_of_oaep256(block, *context.backends.front());
    if (!padding) flaws.push_back(fmt::format("value {}: no padding", paddings.size() + 1));
    paddings.push_back(std::move(padding).value_or(Bytes()));
  }
  if (flaws.empty()) compare_paddings(paddings, flaws);
  return tool_accepted({{"flaws", std::move(flaws)}});
}

}  // namespace

Tool padding_flaws_tool() { return {"harness.paddingFlaws", {"d"}, padding_flaws}; }

}  // namespace cmk::harness
