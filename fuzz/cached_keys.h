// The prepared RSA keys, each opened once by both libraries: no target makes or opens one in its
// loop.
#pragma once

#include <array>

#include "fuzz/textbook_rsa.h"
#include "fuzz/two_libraries.h"

namespace cmk::fuzz {

// One key in both libraries, and its public half by itself.
struct CachedKey {
  crypto::RsaKeyPtr openssl;
  crypto::RsaKeyPtr boringssl;
  TextbookRsa textbook;

  [[nodiscard]] std::size_t block_len() const { return textbook.block_len(); }
};

[[nodiscard]] inline CachedKey open_key(const Bytes& pkcs8) {
  const auto& libraries = TwoLibraries::get();
  auto a = libraries.openssl().rsa_from_trusted_pkcs8(pkcs8);
  auto b = libraries.boringssl().rsa_from_trusted_pkcs8(pkcs8);
  if (!a || !b) Property{"ENV-05", "cached_keys"}.fail("prepared-key-is-refused");
  const crypto::RsaPublic numbers = (*a)->public_numbers();
  return {std::move(*a), std::move(*b), TextbookRsa(numbers)};
}

// The first prepared key of 2,048, 3,072 or 4,096 bits.
[[nodiscard]] inline const CachedKey& cached_key(int bits) {
  static std::array<std::unique_ptr<CachedKey>, 3> kept;
  auto& key = kept.at(static_cast<std::size_t>(bits - 2048) / 1024);
  if (!key) key = std::make_unique<CachedKey>(open_key(TwoLibraries::get().inputs().key(bits)));
  return *key;
}

// Sizes to choose from: the small one costs a tenth of the large one, and comes most often.
inline constexpr std::array kBitsToChoose = {2048, 2048, 2048, 2048, 2048, 2048, 3072, 4096};
inline constexpr std::array kSchemes = {crypto::RsaScheme::rsa1_5, crypto::RsaScheme::rsaOaep,
                                        crypto::RsaScheme::rsaOaep256};

}  // namespace cmk::fuzz
