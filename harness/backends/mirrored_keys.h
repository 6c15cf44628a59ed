// The keys of another source, on another library: two systems of which each has a library of its
// own have the same keys, those too that are generated because a pool is used up.
#pragma once

#include <map>
#include <utility>

#include "reference/crypto/key_source.h"

namespace cmk::backends {

class MirroredKeys final : public crypto::KeySource {
 public:
  // Makes the keys of `source` anew on `backend`.
  MirroredKeys(std::shared_ptr<const crypto::Backend> backend,
               std::shared_ptr<crypto::KeySource> source)
      : backend_(std::move(backend)), source_(std::move(source)) {}

  crypto::CryptoResult<crypto::RsaKeyPtr> next(int bits, Position& position) override;
  [[nodiscard]] Served served() const override { return source_->served(); }

 private:
  // Each key once for the life of the source: by the key that it mirrors, which is kept alive.
  using Pair = std::pair<crypto::RsaKeyPtr, crypto::RsaKeyPtr>;

  std::shared_ptr<const crypto::Backend> backend_;
  std::shared_ptr<crypto::KeySource> source_;
  std::mutex mutex_;
  std::map<const crypto::RsaKey*, Pair> mirrored_;
};

}  // namespace cmk::backends
