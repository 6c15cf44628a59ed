// RSA keys of the model backend: numbers of the right sizes, and blocks that a flipped bit spoils.
// No secret is in them: whoever has the public numbers could decrypt.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "reference/crypto/backend.h"

namespace cmk::crypto {

// The one moving part of a model backend: numbers that have not been used.
using ModelCounter = std::atomic<std::uint64_t>;

// The key number `seed`: n = p * q with p and q of half its bits, neither of them a prime.
[[nodiscard]] RsaKeyPtr make_model_key(int bits, std::uint64_t seed,
                                       std::shared_ptr<ModelCounter> counter);

// A key from a PrivateKeyInfo, one of the model's or a real one. With `full_check`, n must be p *
// q, and the other numbers of a model key must be as the model makes them; those of a real key are
// taken as they are.
[[nodiscard]] CryptoResult<RsaKeyPtr> read_model_key(ByteView pkcs8, bool full_check,
                                                     std::shared_ptr<ModelCounter> counter);

[[nodiscard]] CryptoResult<RsaKeyPtr> public_model_key(const RsaPublic& numbers,
                                                       std::shared_ptr<ModelCounter> counter);

}  // namespace cmk::crypto
