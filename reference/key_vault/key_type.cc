#include "reference/key_vault/key_type.h"

#include <algorithm>
#include <array>

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

constexpr std::array<std::string_view, 7> kOperations = {"encrypt", "decrypt",   "sign",  "verify",
                                                         "wrapKey", "unwrapKey", "import"};
constexpr std::array<std::string_view, 2> kCurveOperations = {"sign", "verify"};
constexpr std::array<std::string_view, 4> kCurves = {"P-256", "P-384", "P-521", "P-256K"};

}  // namespace

bool is_elliptic(std::string_view kty) { return kty == "EC" || kty == "EC-HSM"; }

Result<void> check_key_type(const Rulebook& rules, std::string_view kty, std::string_view crv) {
  if (is_elliptic(kty)) {
    if (contains(kCurves, crv)) return {};
    return refuse(Reason::invalidParameter, "crv is P-256, P-384, P-521 or P-256K");
  }
  if (!crv.empty()) return refuse(Reason::invalidParameter, "only EC keys have a curve");
  if (kty == "RSA" || kty == "RSA-HSM") return {};
  const bool symmetric = kty == "oct" || kty == "oct-HSM";
  if (symmetric && rules.holds(rules::kNoSymmetricKeys, false)) return {};
  return refuse(Reason::unsupportedKeyType, "a vault holds RSA, RSA-HSM, EC and EC-HSM keys");
}

std::vector<std::string> default_key_ops(std::string_view kty) {
  if (is_elliptic(kty)) return {kCurveOperations.begin(), kCurveOperations.end()};
  return {kOperations.begin(), kOperations.begin() + 6};  // everything but import
}

Result<void> check_key_ops(std::string_view kty, const std::vector<std::string>& key_ops) {
  for (auto operation = key_ops.begin(); operation != key_ops.end(); ++operation) {
    if (!contains(kOperations, *operation)) {
      return refuse(Reason::invalidParameter, "key_ops lists an unknown operation");
    }
    if (is_elliptic(kty) && !contains(kCurveOperations, *operation)) {
      return refuse(Reason::invalidParameter, "an EC key signs and verifies only");
    }
    if (std::find(key_ops.begin(), operation, *operation) != operation) {  // RFC 7517, 4.3
      return refuse(Reason::invalidParameter, "key_ops lists an operation twice");
    }
  }
  return {};
}

}  // namespace cmk::key_vault
