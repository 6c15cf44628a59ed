// Reads test vectors of Project Wycheproof (C2SP/wycheproof, testvectors_v1): AES-GCM, AES key
// wrap, RSA-OAEP and RSA PKCS#1 v1.5 decryption.
#pragma once

#include <string>
#include <vector>

#include "harness/backends/vectors.h"

namespace cmk::backends {

// Every *.json of the folder. A file that is not such a file, or of an algorithm that the seam does
// not have, is an error: one line with file, place and reason.
[[nodiscard]] FileResult<std::vector<VectorFile>> load_wycheproof(const std::string& directory);

// One file's text; `name` stands for it in ids and errors.
[[nodiscard]] FileResult<VectorFile> parse_wycheproof(const nlohmann::json& json,
                                                      const std::string& name);

}  // namespace cmk::backends
