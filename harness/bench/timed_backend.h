// A Backend that adds up the CPU time spent behind the seam.
#pragma once

#include <ctime>

#include "harness/faults/forwarding_backend.h"

namespace cmk::bench {

// CPU time of this thread, in seconds.
inline double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Runs `work` and adds its CPU time to `sum`.
template <class Work>
auto timed(double& sum, Work&& work) {
  const double begin = thread_seconds();
  auto result = work();
  sum += thread_seconds() - begin;
  return result;
}

class TimedKey final : public faults::ForwardingKey {
 public:
  TimedKey(crypto::RsaKeyPtr sound, double& sum) : ForwardingKey(std::move(sound)), sum_(sum) {}

  crypto::CryptoResult<SecretBytes> to_pkcs8() const override {
    return timed(sum_, [&] { return sound_->to_pkcs8(); });
  }
  crypto::CryptoResult<std::size_t> encrypt(crypto::RsaScheme scheme, ByteView plaintext,
                                            ByteView label,
                                            std::span<std::uint8_t> out) const override {
    return timed(sum_, [&] { return sound_->encrypt(scheme, plaintext, label, out); });
  }
  crypto::CryptoResult<std::size_t> decrypt(crypto::RsaScheme scheme, ByteView ciphertext,
                                            ByteView label,
                                            std::span<std::uint8_t> out) const override {
    return timed(sum_, [&] { return sound_->decrypt(scheme, ciphertext, label, out); });
  }
  crypto::CryptoResult<std::size_t> sign_rs256(ByteView digest,
                                               std::span<std::uint8_t> out) const override {
    return timed(sum_, [&] { return sound_->sign_rs256(digest, out); });
  }
  crypto::CryptoResult<bool> verify_rs256(ByteView digest, ByteView signature) const override {
    return timed(sum_, [&] { return sound_->verify_rs256(digest, signature); });
  }

 private:
  double& sum_;
};

// Times making and using keys, and AES-GCM contexts; one thread at a time.
class TimedBackend final : public faults::ForwardingBackend {
 public:
  TimedBackend(std::shared_ptr<const crypto::Backend> sound, double& sum)
      : ForwardingBackend(std::move(sound)), sum_(sum) {}

  Key rsa_generate(int bits) const override {
    return adopt(timed(sum_, [&] { return sound_->rsa_generate(bits); }));
  }
  Key rsa_from_pkcs8(ByteView der) const override {
    return adopt(timed(sum_, [&] { return sound_->rsa_from_pkcs8(der); }));
  }
  Key rsa_from_trusted_pkcs8(ByteView der) const override {
    return adopt(timed(sum_, [&] { return sound_->rsa_from_trusted_pkcs8(der); }));
  }
  Key rsa_from_pkcs12(ByteView pfx, ByteView password) const override {
    return adopt(timed(sum_, [&] { return sound_->rsa_from_pkcs12(pfx, password); }));
  }
  Secret aes_unwrap_padded(ByteView kek, ByteView wrapped) const override {
    return timed(sum_, [&] { return sound_->aes_unwrap_padded(kek, wrapped); });
  }

 protected:
  Key adopt(Key key) const override {
    if (!key) return key;
    return std::make_shared<TimedKey>(*std::move(key), sum_);
  }

 private:
  double& sum_;
};

}  // namespace cmk::bench
