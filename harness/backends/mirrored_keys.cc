#include "harness/backends/mirrored_keys.h"

namespace cmk::backends {

crypto::CryptoResult<crypto::RsaKeyPtr> MirroredKeys::next(int bits, Position& position) {
  Position after = position;
  auto original = source_->next(bits, after);
  if (!original) return original;
  const std::scoped_lock lock(mutex_);
  auto known = mirrored_.find(original->get());
  if (known == mirrored_.end()) {
    const auto der = (*original)->to_pkcs8();
    if (!der) return std::unexpected(der.error());
    auto key = backend_->rsa_from_trusted_pkcs8(der->view());
    if (!key) return key;
    const crypto::RsaKey* const place = original->get();
    known = mirrored_.emplace(place, Pair{*std::move(original), *std::move(key)}).first;
  }
  position = after;
  return known->second.second;
}

}  // namespace cmk::backends
