// The types of keys that a vault holds: RSA and RSA-HSM, which are real, and EC and EC-HSM, of
// which there is the type and the curve alone, so that one can be met where RSA is wanted. oct and
// oct-HSM are for managed HSMs; a vault refuses them (azure-facts 3.1).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference/core/outcome.h"
#include "reference/core/rulebook.h"

namespace cmk::key_vault {

[[nodiscard]] bool is_elliptic(std::string_view kty);

// Whether a vault holds keys of this type, with this curve (empty: none): unsupportedKeyType,
// invalidParameter. P-256, P-384, P-521 and P-256K are the curves.
[[nodiscard]] Result<void> check_key_type(const Rulebook& rules, std::string_view kty,
                                          std::string_view crv);

// What a key of the type may be used for when its creator does not say: everything but import; of a
// key on a curve sign and verify, which is all that it can do.
[[nodiscard]] std::vector<std::string> default_key_ops(std::string_view kty);

// Whether the operations are known ones, each listed once, and ones that the type can do;
// invalidParameter otherwise.
[[nodiscard]] Result<void> check_key_ops(std::string_view kty,
                                         const std::vector<std::string>& key_ops);

}  // namespace cmk::key_vault
