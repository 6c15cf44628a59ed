// Keys that anybody could make: digests of public data and constants.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "reference/crypto/backend.h"

namespace cmk::harness {

// Each as the bytes of an AES-256 key: every piece itself (cut, or filled up with zeros), SHA-256
// of every piece, of every two and three of them in any order and of all in theirs, with nothing or
// one of "/", "|", ":", "," and a zero byte between them, and SHA-256 of those digests.
[[nodiscard]] std::set<std::string> guessed_keys(const std::vector<std::string>& pieces,
                                                 const crypto::Backend& backend);

}  // namespace cmk::harness
