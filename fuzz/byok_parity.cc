// A transfer blob (.byok) opens with both libraries, to the same key, or is refused by both for the
// same reason. Half the inputs are the blob's text; the others are what is wrapped in it, and are
// wrapped anew, so that the import behind two seals is reached.
#include "fuzz/byte_reader.h"
#include "fuzz/cached_keys.h"
#include "fuzz/imported_keys.h"
#include "reference/core/base64url.h"
#include "reference/crypto/byok.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "byok_parity"};
constexpr std::size_t kLenMax = 8192;  // bytes

const Bytes kAesKey(32, 0x42);

// The first part of a blob's ciphertext, made once: the AES key under the vault's key.
const Bytes& wrapped_aes_key() {
  static const Bytes block = [] {
    Bytes out(cached_key(2048).block_len());
    const auto len =
        cached_key(2048).openssl->encrypt(crypto::RsaScheme::rsaOaep, kAesKey, {}, out);
    kProperty.require(len.has_value(), "prepared-key-does-not-encrypt");
    return out;
  }();
  return block;
}

// A blob that holds `inner`, which may be no key. The mask changes the last byte of the wrapped AES
// key where it is odd, that of what this key wraps where it is even.
std::string blob_around(ByteView inner, std::uint8_t mask) {
  Bytes ciphertext = wrapped_aes_key();
  const auto wrapped = TwoLibraries::get().openssl().aes_wrap_padded(kAesKey, inner);
  if (wrapped) ciphertext.insert(ciphertext.end(), wrapped->view().begin(), wrapped->view().end());
  ciphertext[(mask & 1U) != 0 ? wrapped_aes_key().size() - 1 : ciphertext.size() - 1] ^= mask;
  return R"({"schema_version":"1.0.0","header":{"kid":"k","alg":"dir",)"
         R"("enc":"CKM_RSA_AES_KEY_WRAP"},"ciphertext":")" +
         encode_base64url(ciphertext) + "\"}";
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  if (len > kLenMax) return -1;
  ByteReader in(data, len);
  const bool inner = in.boolean();
  const std::uint8_t mask = inner ? in.byte() : std::uint8_t{0};
  const std::string blob = inner ? blob_around(in.rest(), mask) : std::string(in.text());
  const CachedKey& kek = cached_key(2048);
  const auto& [openssl, boringssl] = TwoLibraries::get().both();
  const auto a = byok_open(*openssl, *kek.openssl, blob);
  const auto b = byok_open(*boringssl, *kek.boringssl, blob);
  (void)same_key(kProperty, inner ? "inner" : "blob", a, b);
  return 0;
}
