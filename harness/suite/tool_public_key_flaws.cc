// harness.publicKeyFlaws: what is wrong with published RSA keys, each by itself and in pairs.
#include <fmt/format.h>

#include "harness/suite/big_number.h"
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// A modulus and what is asked of it.
struct PublishedKey {
  BigNumber n;
  BigNumber e;
  std::int64_t size = 0;
  std::int64_t exponent = 0;
};

std::optional<PublishedKey> read_key(const json& value) {
  if (!value.is_object()) return std::nullopt;
  const auto n = byte_param(value, "n");
  const auto e = byte_param(value, "e");
  const auto size = value.find("size");
  if (!n || !e || size == value.end() || !size->is_number_integer()) return std::nullopt;
  if (n->size() > crypto::kRsaBytesMax * 2) return std::nullopt;
  const auto exponent = value.find("exponent");
  const bool given = exponent != value.end() && exponent->is_number_integer();
  return PublishedKey{BigNumber(*n), BigNumber(*e), size->get<std::int64_t>(),
                      given ? exponent->get<std::int64_t>() : 65537};
}

void look_at(const PublishedKey& key, const std::string& name, json& flaws) {
  const auto add = [&](std::string_view what) {
    flaws.push_back(fmt::format("{}: {}", name, what));
  };
  if (key.n.bits() != key.size) add("n has another size than asked");
  if (!key.n.is_odd()) {
    add("n is even");
  } else if (key.n.has_small_factor()) {
    add("a small prime divides n");
  }
  if (key.n.is_square()) add("n is a square");
  const auto low = static_cast<std::int64_t>(key.e.mod(0xffffffffU));
  if (key.e.bits() > 31 || low != key.exponent) add("e is not the exponent asked");
}

void compare(const PublishedKey& a, const PublishedKey& b, const std::string& names, json& flaws) {
  if (a.n == b.n) {
    flaws.push_back(fmt::format("{}: one modulus", names));
  } else if (a.n.is_odd() && b.n.is_odd() && !gcd_of_odd(a.n, b.n).is_one()) {
    flaws.push_back(fmt::format("{}: a common factor", names));
  }
}

Answer public_key_flaws(const json& params, const ToolContext& /*context*/) {
  const json* list = list_param(params, "keys", 1);
  if (list == nullptr) return invalid_param("keys");
  std::vector<PublishedKey> keys;
  for (const json& value : *list) {
    auto key = read_key(value);
    if (!key) return invalid_param("keys");
    keys.push_back(*std::move(key));
  }
  json flaws = json::array();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    look_at(keys[i], fmt::format("key {}", i + 1), flaws);
    for (std::size_t j = 0; j < i; ++j) {
      compare(keys[j], keys[i], fmt::format("keys {} and {}", j + 1, i + 1), flaws);
    }
  }
  return tool_accepted({{"flaws", std::move(flaws)}});
}

}  // namespace

Tool public_key_flaws_tool() { return {"harness.publicKeyFlaws", {}, public_key_flaws}; }

}  // namespace cmk::harness
