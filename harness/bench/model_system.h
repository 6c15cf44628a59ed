// A system on the model backend for benchmarks, and operations on it that must be accepted.
#pragma once

#include <cstdlib>
#include <memory>
#include <utility>

#include "reference/crypto/model_backend.h"
#include "reference/system.h"

namespace cmk::bench {

// Hands out one and the same key: what is measured is the system around it.
class OneKey final : public crypto::KeySource {
 public:
  explicit OneKey(const crypto::Backend& backend) : key_(backend.rsa_generate(2048).value()) {}
  crypto::CryptoResult<crypto::RsaKeyPtr> next(int /*bits*/, Position& position) override {
    ++position.num_taken[0];
    return key_;
  }
  [[nodiscard]] Served served() const override { return {}; }

 private:
  crypto::RsaKeyPtr key_;
};

inline Settings model_settings(Timing timing = Timing::earliest) {
  Settings settings;
  settings.timing = timing;
  settings.crypto = crypto::make_model_backend(1);
  settings.keys = std::make_shared<OneKey>(*settings.crypto);
  return settings;
}

inline constexpr Instant kBenchNow = 1795281186;  // 2026-11-21

// The answer. A benchmark of refusals would measure nothing.
template <class Op>
typename Op::Answer must(System& system, Op op, Instant now = kBenchNow) {
  Outcome outcome = system.apply({AnyParams(std::move(op)), now});
  if (!outcome) std::abort();
  return std::get<typename Op::Answer>(*std::move(outcome));
}

}  // namespace cmk::bench
