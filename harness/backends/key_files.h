// Reads the prepared keys and import fixtures of conformance/vectors/keys/.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "reference/crypto/key_source.h"
#include "reference/crypto/model_backend.h"

namespace cmk::backends {

// pool.json, an object of rsa2048, rsa3072 and rsa4096: lists of PKCS#8 DER in base64url. A file
// that is not so: one line naming file, place and reason.
[[nodiscard]] std::expected<std::shared_ptr<const crypto::KeyPool>, std::string> load_key_pool(
    const std::string& path);

// Every NAME.pfx of the folder that has a NAME.p8 beside it, with its password: what a model
// backend is told. Sorted by name.
[[nodiscard]] std::expected<std::vector<crypto::KnownPfx>, std::string> load_known_pfx(
    const std::string& directory);

// The whole file; the error names it.
[[nodiscard]] std::expected<Bytes, std::string> read_file(const std::string& path);

// Of every .pfx but foreign-letters.pfx, which has the other one, in UTF-8.
inline constexpr std::string_view kFixturePassword = "cmkconf-fixture";
inline constexpr std::string_view kForeignPassword = "Schl\u00fcssel-\u9375-\ue000";

}  // namespace cmk::backends
