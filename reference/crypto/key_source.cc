#include "reference/crypto/key_source.h"

#include <optional>

namespace cmk::crypto {
namespace {

std::optional<std::size_t> size_index(int bits) {
  if (bits == 2048) return 0;
  if (bits == 3072) return 1;
  if (bits == 4096) return 2;
  return std::nullopt;
}

constexpr std::array<int, 3> kBits = {2048, 3072, 4096};

}  // namespace

CryptoResult<RsaKeyPtr> FreshKeys::next(int bits, Position& position) {
  const auto size = size_index(bits);
  if (!size) return std::unexpected(CryptoError::unsupportedSize);
  auto key = backend_->rsa_generate(bits);
  if (!key) return key;
  ++position.num_taken.at(*size);
  const std::scoped_lock lock(mutex_);
  ++served_.num_generated;
  return key;
}

KeySource::Served FreshKeys::served() const {
  const std::scoped_lock lock(mutex_);
  return served_;
}

CryptoResult<RsaKeyPtr> PreparedKeys::make(std::size_t size, std::size_t index) const {
  const auto& prepared = pool_->keys.at(size);
  if (index < prepared.size()) return backend_->rsa_from_trusted_pkcs8(prepared[index]);
  return backend_->rsa_generate(kBits.at(size));
}

CryptoResult<RsaKeyPtr> PreparedKeys::next(int bits, Position& position) {
  const auto size = size_index(bits);
  if (!size) return std::unexpected(CryptoError::unsupportedSize);
  const std::size_t index = position.num_taken.at(*size);
  const std::scoped_lock lock(mutex_);
  auto& parsed = parsed_.at(*size);
  if (parsed.size() <= index) parsed.resize(index + 1);
  if (!parsed[index]) {
    auto key = make(*size, index);
    if (!key) return key;
    parsed[index] = std::move(*key);
  }
  ++position.num_taken.at(*size);
  const bool prepared = index < pool_->keys.at(*size).size();
  ++(prepared ? served_.num_prepared : served_.num_generated);
  return parsed[index];
}

KeySource::Served PreparedKeys::served() const {
  const std::scoped_lock lock(mutex_);
  return served_;
}

}  // namespace cmk::crypto
