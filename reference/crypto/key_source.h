// Where a System takes its RSA keys from: generated freshly, or out of a pool of prepared ones
// (fast and repeatable). A System copy continues from the same place: the place is plain data of
// the caller's.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "reference/crypto/backend.h"

namespace cmk::crypto {

class KeySource {
 public:
  // How many keys of each size (2048, 3072, 4096) were taken.
  struct Position {
    std::array<std::uint32_t, 3> num_taken{};
    bool operator==(const Position&) const = default;
  };
  // How many keys were handed out from the pool, and how many were really generated for it.
  struct Served {
    std::uint64_t num_prepared = 0;
    std::uint64_t num_generated = 0;
    bool operator==(const Served&) const = default;
  };

  virtual ~KeySource() = default;
  KeySource(const KeySource&) = delete;
  KeySource& operator=(const KeySource&) = delete;

  // The key at `position`, which then stands at the next one. unsupportedSize: bits is none of the
  // three. On failure the position stays. Thread-safe, as served() is.
  [[nodiscard]] virtual CryptoResult<RsaKeyPtr> next(int bits, Position& position) = 0;
  [[nodiscard]] virtual Served served() const = 0;

 protected:
  KeySource() = default;
};

// Generates every key.
class FreshKeys final : public KeySource {
 public:
  explicit FreshKeys(std::shared_ptr<const Backend> backend) : backend_(std::move(backend)) {}
  CryptoResult<RsaKeyPtr> next(int bits, Position& position) override;
  Served served() const override;

 private:
  std::shared_ptr<const Backend> backend_;
  mutable std::mutex mutex_;
  Served served_;
};

// Prepared keys by size (2048, 3072, 4096), each a PKCS#8 DER.
struct KeyPool {
  std::array<std::vector<Bytes>, 3> keys;
};

// Hands out the keys of the pool in order: the same position gives the same key, parsed once for
// the life of the source. Beyond its end keys are generated, and kept just so.
class PreparedKeys final : public KeySource {
 public:
  PreparedKeys(std::shared_ptr<const Backend> backend, std::shared_ptr<const KeyPool> pool)
      : backend_(std::move(backend)), pool_(std::move(pool)) {}
  CryptoResult<RsaKeyPtr> next(int bits, Position& position) override;
  Served served() const override;

 private:
  CryptoResult<RsaKeyPtr> make(std::size_t size, std::size_t index) const;

  std::shared_ptr<const Backend> backend_;
  std::shared_ptr<const KeyPool> pool_;
  mutable std::mutex mutex_;
  std::array<std::vector<RsaKeyPtr>, 3> parsed_;
  Served served_;
};

}  // namespace cmk::crypto
