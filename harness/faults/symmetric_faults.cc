// AES, SHA-256 and random bytes that are wrong in one way.
#include <algorithm>

#include "harness/faults/faults.h"
#include "harness/faults/forwarding_backend.h"

namespace cmk::faults {
namespace {

using crypto::CryptoError;
using crypto::CryptoResult;
using Length = CryptoResult<std::size_t>;
using Out = std::span<std::uint8_t>;

template <class FaultyGcm>
class WithGcm final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Gcm aes_gcm(ByteView key) const override {
    auto gcm = ForwardingBackend::aes_gcm(key);
    if (!gcm) return gcm;
    return std::make_unique<FaultyGcm>(std::move(*gcm));
  }
};

class IgnoresLastTagByte final : public ForwardingGcm {
 public:
  using ForwardingGcm::ForwardingGcm;
  Length open(ByteView nonce, ByteView aad, ByteView sealed, Out out) override {
    Length len = ForwardingGcm::open(nonce, aad, sealed, out);
    Bytes tried(sealed.begin(), sealed.end());
    for (int byte = 0; byte < 256 && !len && !tried.empty(); ++byte) {
      tried.back() = static_cast<std::uint8_t>(byte);
      len = ForwardingGcm::open(nonce, aad, tried, out);
    }
    return len;
  }
};

class IgnoresAad final : public ForwardingGcm {
 public:
  using ForwardingGcm::ForwardingGcm;
  Length seal(ByteView nonce, ByteView, ByteView plain, Out out) override {
    return ForwardingGcm::seal(nonce, {}, plain, out);
  }
  Length open(ByteView nonce, ByteView, ByteView sealed, Out out) override {
    return ForwardingGcm::open(nonce, {}, sealed, out);
  }
};

// Gives out a plaintext of zeros where the tag was wrong, or where there was none.
class IgnoresTag final : public ForwardingGcm {
 public:
  using ForwardingGcm::ForwardingGcm;
  Length open(ByteView nonce, ByteView aad, ByteView sealed, Out out) override {
    if (const auto len = ForwardingGcm::open(nonce, aad, sealed, out); len) return len;
    return sealed.size() < crypto::kGcmTagLen ? 0 : sealed.size() - crypto::kGcmTagLen;
  }
};

class ShortNonces final : public ForwardingGcm {
 public:
  using ForwardingGcm::ForwardingGcm;
  Length seal(ByteView nonce, ByteView aad, ByteView plain, Out out) override {
    if (nonce.size() != 12) return std::unexpected(CryptoError::unsupportedAlgorithm);
    return ForwardingGcm::seal(nonce, aad, plain, out);
  }
};

// Fills a key or nonce up with zeros, at least to the shortest that there is.
Bytes filled(ByteView bytes, std::size_t least) {
  Bytes out(bytes.begin(), bytes.end());
  const std::size_t len = std::clamp<std::size_t>((out.size() + 7) / 8 * 8, least, 32);
  out.resize(len);
  return out;
}

class FillsNonce final : public ForwardingGcm {
 public:
  using ForwardingGcm::ForwardingGcm;
  Length seal(ByteView nonce, ByteView aad, ByteView plain, Out out) override {
    if (!nonce.empty()) return ForwardingGcm::seal(nonce, aad, plain, out);
    return ForwardingGcm::seal(Bytes(12), aad, plain, out);
  }
  Length open(ByteView nonce, ByteView aad, ByteView sealed, Out out) override {
    if (!nonce.empty()) return ForwardingGcm::open(nonce, aad, sealed, out);
    return ForwardingGcm::open(Bytes(12), aad, sealed, out);
  }
};

class FillsKeys final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Gcm aes_gcm(ByteView key) const override {
    return sound_->aes_gcm(filled(key, 16));
  }
  [[nodiscard]] Secret aes_wrap(ByteView kek, ByteView key) const override {
    return sound_->aes_wrap(filled(kek, 16), key);
  }
  [[nodiscard]] Secret aes_unwrap(ByteView kek, ByteView wrapped) const override {
    return sound_->aes_unwrap(filled(kek, 16), wrapped);
  }
  [[nodiscard]] Secret aes_wrap_padded(ByteView kek, ByteView key) const override {
    return sound_->aes_wrap_padded(filled(kek, 16), key);
  }
  [[nodiscard]] Secret aes_unwrap_padded(ByteView kek, ByteView wrapped) const override {
    return sound_->aes_unwrap_padded(filled(kek, 16), wrapped);
  }
};

// The wrapped key's own bytes where the check value was wrong: what comes of not looking at it.
class SkipsWrapCheck final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Secret aes_unwrap(ByteView kek, ByteView wrapped) const override {
    return unchecked(sound_->aes_unwrap(kek, wrapped), wrapped);
  }
  [[nodiscard]] Secret aes_unwrap_padded(ByteView kek, ByteView wrapped) const override {
    return unchecked(sound_->aes_unwrap_padded(kek, wrapped), wrapped);
  }

 private:
  static Secret unchecked(Secret key, ByteView wrapped) {
    if (key || key.error() != CryptoError::authenticationFailed) return key;
    return SecretBytes(wrapped.subspan(8));
  }
};

// Brings keys and blobs to a length that can be wrapped and unwrapped.
class FillsWrapped final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Secret aes_wrap(ByteView kek, ByteView key) const override {
    return sound_->aes_wrap(kek, filled(key, 16));
  }
  [[nodiscard]] Secret aes_unwrap(ByteView kek, ByteView wrapped) const override {
    const auto key = sound_->aes_unwrap(kek, wrapped);
    if (key || key.error() != CryptoError::badLength || is_no_kek(kek)) return key;
    return SecretBytes(wrapped);
  }
  [[nodiscard]] Secret aes_wrap_padded(ByteView kek, ByteView key) const override {
    return sound_->aes_wrap_padded(kek, key.empty() ? Bytes(1) : Bytes(key.begin(), key.end()));
  }
  [[nodiscard]] Secret aes_unwrap_padded(ByteView kek, ByteView wrapped) const override {
    const auto key = sound_->aes_unwrap_padded(kek, wrapped);
    if (key || key.error() != CryptoError::badLength || is_no_kek(kek)) return key;
    return SecretBytes(wrapped);
  }

 private:
  static bool is_no_kek(ByteView kek) {
    return kek.size() != 16 && kek.size() != 24 && kek.size() != 32;
  }
};

// Knows RFC 3394's lengths only.
class PadsNothing final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Secret aes_wrap_padded(ByteView kek, ByteView key) const override {
    if (key.size() < 16 || key.size() % 8 != 0) return std::unexpected(CryptoError::badLength);
    return sound_->aes_wrap_padded(kek, key);
  }
};

// Reads what it wrote, but nobody else can.
class ReversesWrapped final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] Secret aes_wrap(ByteView kek, ByteView key) const override {
    return reversed(sound_->aes_wrap(kek, key));
  }
  [[nodiscard]] Secret aes_unwrap(ByteView kek, ByteView wrapped) const override {
    return sound_->aes_unwrap(kek, Bytes(wrapped.rbegin(), wrapped.rend()));
  }
  [[nodiscard]] Secret aes_wrap_padded(ByteView kek, ByteView key) const override {
    return reversed(sound_->aes_wrap_padded(kek, key));
  }
  [[nodiscard]] Secret aes_unwrap_padded(ByteView kek, ByteView wrapped) const override {
    return sound_->aes_unwrap_padded(kek, Bytes(wrapped.rbegin(), wrapped.rend()));
  }

 private:
  static Secret reversed(Secret wrapped) {
    if (wrapped) std::ranges::reverse(wrapped->writable());
    return wrapped;
  }
};

class OtherDigest final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] CryptoResult<Bytes> sha256(ByteView data) const override {
    auto digest = ForwardingBackend::sha256(data);
    if (digest) digest->front() ^= 1;
    return digest;
  }
};

class ConstantRandom final : public ForwardingBackend {
 public:
  using ForwardingBackend::ForwardingBackend;
  [[nodiscard]] CryptoResult<void> random(Out out) const override {
    std::ranges::fill(out, std::uint8_t{4});
    return {};
  }
};

}  // namespace

std::vector<BackendFault> symmetric_faults() {
  return {
      {"gcm-ignores-aad", "ENV-05", "Additional data is neither sealed nor checked.",
       make<WithGcm<IgnoresAad>>},
      {"aes-wrap-reversed", "ENV-05", "Wrapped keys have their bytes reversed.",
       make<ReversesWrapped>},
      {"sha256-first-bit-wrong", "ENV-05", "SHA-256 has its first byte wrong.", make<OtherDigest>},
      {"random-is-constant", "ENV-05", "Random bytes are always the same.", make<ConstantRandom>},
      {"gcm-ignores-last-tag-byte", "ENV-06", "The last byte of a tag is not compared.",
       make<WithGcm<IgnoresLastTagByte>>},
      {"gcm-12-byte-nonces-only", "ENV-06", "Nonces of another length are refused.",
       make<WithGcm<ShortNonces>>},
      {"gcm-fills-empty-nonce", "ENV-06", "An empty nonce is taken for zeros.",
       make<WithGcm<FillsNonce>>},
      {"aes-fills-keys", "ENV-06", "AES keys of another length are filled up with zeros.",
       make<FillsKeys>},
      {"aes-wrap-takes-any-length", "ENV-06", "Keys and blobs of any length are taken.",
       make<FillsWrapped>},
      {"aes-wrap-pads-nothing", "ENV-06", "Padded wrapping takes multiples of 8 bytes only.",
       make<PadsNothing>},
      {"gcm-ignores-tag", "ENV-14", "A wrong tag is not noticed.", make<WithGcm<IgnoresTag>>},
      {"aes-unwrap-skips-integrity", "ENV-14", "The check value of a wrapped key is not looked at.",
       make<SkipsWrapCheck>},
  };
}

}  // namespace cmk::faults
