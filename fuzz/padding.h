// Messages padded for RSA as RFC 8017 says, byte by byte, so that a target can make them wrong at a
// place of its choice before they are encrypted.
#pragma once

#include <array>

#include "reference/crypto/backend.h"

namespace cmk::fuzz {

// EME-PKCS1-v1_5 (RFC 8017, 7.2.1): 00 02 PS 00 M, its random bytes all 0xA5. The message is cut
// where it does not fit.
[[nodiscard]] inline Bytes pad_pkcs1(ByteView message, std::size_t block_len) {
  message = message.first(std::min(message.size(), block_len - 11));
  Bytes block(block_len, 0xa5);
  block[0] = 0;
  block[1] = 2;
  block[block_len - message.size() - 1] = 0;
  std::ranges::copy(message, block.end() - static_cast<std::ptrdiff_t>(message.size()));
  return block;
}

// EME-OAEP with SHA-256 (RFC 8017, 7.1.1) before its masks: 00 seed DB, its seed all 0xA5. The
// message is cut where it does not fit. `hasher` does SHA-256.
[[nodiscard]] inline Bytes pad_oaep256(const crypto::Backend& hasher, ByteView message,
                                       ByteView label, std::size_t block_len) {
  message = message.first(std::min(message.size(), block_len - 2 * crypto::kSha256Len - 2));
  Bytes block(block_len);
  std::ranges::fill_n(block.begin() + 1, crypto::kSha256Len, std::uint8_t{0xa5});
  std::ranges::copy(*hasher.sha256(label), block.begin() + 1 + crypto::kSha256Len);
  block[block_len - message.size() - 1] = 1;
  std::ranges::copy(message, block.end() - static_cast<std::ptrdiff_t>(message.size()));
  return block;
}

// Adds MGF1 with SHA-256 of `seed` (RFC 8017, B.2.1) to `out`.
inline void add_mask(const crypto::Backend& hasher, ByteView seed, std::span<std::uint8_t> out) {
  Bytes counted(seed.begin(), seed.end());
  counted.resize(seed.size() + 4);
  for (std::size_t at = 0; at < out.size(); at += crypto::kSha256Len) {
    counted.back() = static_cast<std::uint8_t>(at / crypto::kSha256Len);
    const Bytes mask = *hasher.sha256(counted);
    for (std::size_t i = at; i < std::min(out.size(), at + mask.size()); ++i)
      out[i] ^= mask[i - at];
  }
}

// The two masks of OAEP, laid over what pad_oaep256 made.
inline void mask_oaep256(const crypto::Backend& hasher, Bytes& block) {
  const auto seed = std::span(block).subspan(1, crypto::kSha256Len);
  const auto data = std::span(block).subspan(1 + crypto::kSha256Len);
  add_mask(hasher, seed, data);
  add_mask(hasher, data, seed);
}

}  // namespace cmk::fuzz
