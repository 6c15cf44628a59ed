// The parts of password-based encryption. BoringSSL has no public PKCS#12 key derivation, and its
// PKCS12_verify_mac parses (and decrypts) the whole file: RFC 7292, appendix B.2 stands here, for
// both libraries.
#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "reference/crypto/module/parts.h"

namespace cmk_module_impl {
namespace {

constexpr std::size_t kBlockLen = 64;   // v of RFC 7292 B.2, for SHA-1 and for SHA-256
constexpr std::size_t kDigestMax = 32;  // u
using Block = std::array<std::uint8_t, kBlockLen>;
using Digest = std::array<std::uint8_t, kDigestMax>;

std::size_t digest_len(cmk_hash hash) { return hash == cmk_sha1 ? 20 : 32; }
const EVP_MD* digest_of(cmk_hash hash) {
  return hash == cmk_sha1 ? lib.EVP_sha1() : lib.EVP_sha256();
}

void digest(cmk_hash hash, cmk_in head, cmk_in tail, std::uint8_t* out) {
  if (hash == cmk_sha1) {
    SHA_CTX state;
    lib.SHA1_Init(&state);
    lib.SHA1_Update(&state, head.data, head.len);
    if (tail.len != 0) lib.SHA1_Update(&state, tail.data, tail.len);
    lib.SHA1_Final(out, &state);
    lib.OPENSSL_cleanse(&state, sizeof state);
  } else {
    SHA256_CTX state;
    lib.SHA256_Init(&state);
    lib.SHA256_Update(&state, head.data, head.len);
    if (tail.len != 0) lib.SHA256_Update(&state, tail.data, tail.len);
    lib.SHA256_Final(out, &state);
    lib.OPENSSL_cleanse(&state, sizeof state);
  }
}

// Repeats `part` up to the next multiple of the block length (steps 2 and 3).
void append_repeated(std::vector<std::uint8_t>& to, cmk_in part) {
  const std::size_t len = (part.len + kBlockLen - 1) / kBlockLen * kBlockLen;
  for (std::size_t i = 0; i < len; ++i) to.push_back(part.data[i % part.len]);
}

// I_j = (I_j + B + 1) mod 2^512, for each block of I (step 6C).
void add_to_blocks(std::vector<std::uint8_t>& blocks, const Block& b) {
  for (std::size_t start = 0; start < blocks.size(); start += kBlockLen) {
    unsigned carry = 1;
    for (std::size_t i = kBlockLen; i-- > 0;) {
      carry += blocks[start + i] + unsigned{b[i]};
      blocks[start + i] = static_cast<std::uint8_t>(carry);
      carry >>= 8;
    }
  }
}

// A_i: the hash of D and I, hashed again and again (step 6A).
void derive_block(cmk_hash hash, std::uint8_t id, const std::vector<std::uint8_t>& input,
                  std::uint32_t iterations, Digest& a) {
  Block diversifier;
  diversifier.fill(id);
  const std::size_t len = digest_len(hash);
  digest(hash, {diversifier.data(), kBlockLen}, {input.data(), input.size()}, a.data());
  for (std::uint32_t i = 1; i < iterations; ++i) digest(hash, {a.data(), len}, {}, a.data());
}

const EVP_CIPHER* cbc_cipher(cmk_cipher cipher, std::size_t key_len) {
  if (cipher == cmk_des_ede3_cbc) return key_len == 24 ? lib.EVP_des_ede3_cbc() : nullptr;
  if (key_len == 32) return lib.EVP_aes_256_cbc();
  if (key_len == 24) return lib.EVP_aes_192_cbc();
  return key_len == 16 ? lib.EVP_aes_128_cbc() : nullptr;
}

}  // namespace

cmk_status pbkdf2(cmk_hash hash, cmk_in password, cmk_in salt, std::uint32_t iterations,
                  cmk_out key) {
  if (password.len > kLengthMax || salt.len > kLengthMax || iterations == 0) return cmk_bad_length;
  const char* text = password.len == 0 ? "" : reinterpret_cast<const char*>(password.data);
  const auto password_len = static_cast<int>(password.len);  // int or size_t, as the library has it
  const auto salt_len = static_cast<int>(salt.len);
  const auto count = static_cast<int>(iterations);
  const auto key_len = static_cast<int>(key.capacity);
  if (lib.PKCS5_PBKDF2_HMAC(text, password_len, salt.data, salt_len, count, digest_of(hash),
                            key_len, key.data) != 1)
    return refuse(cmk_internal);
  return cmk_ok;
}

cmk_status pkcs12_kdf(cmk_hash hash, std::uint8_t id, cmk_in bmp_password, cmk_in salt,
                      std::uint32_t iterations, cmk_out key) {
  if (bmp_password.len > kLengthMax || salt.len > kLengthMax) return cmk_bad_length;
  std::vector<std::uint8_t> input;
  input.reserve(salt.len + bmp_password.len +
                2 * kBlockLen);  // grows no more: nothing is left over
  append_repeated(input, salt);
  append_repeated(input, bmp_password);
  const std::size_t len = digest_len(hash);
  Digest a{};
  for (std::size_t done = 0; done < key.capacity;) {
    derive_block(hash, id, input, iterations, a);
    const std::size_t take = std::min(len, key.capacity - done);
    std::memcpy(key.data + done, a.data(), take);
    done += take;
    Block b;
    for (std::size_t i = 0; i < kBlockLen; ++i) b[i] = a[i % len];
    add_to_blocks(input, b);
    lib.OPENSSL_cleanse(b.data(), b.size());
  }
  lib.OPENSSL_cleanse(a.data(), a.size());
  if (!input.empty()) lib.OPENSSL_cleanse(input.data(), input.size());
  return cmk_ok;
}

cmk_status hmac(cmk_hash hash, cmk_in key, cmk_in data, cmk_out mac) {
  unsigned written = 0;
  if (mac.capacity != digest_len(hash) || key.len > kLengthMax) return cmk_bad_length;
  const auto key_len = static_cast<int>(key.len);
  if (lib.HMAC(digest_of(hash), key.data, key_len, data.data, data.len, mac.data, &written) ==
      nullptr)
    return refuse(cmk_internal);
  return cmk_ok;
}

cmk_status cbc_decrypt(cmk_cipher cipher, cmk_in key, cmk_in iv, cmk_in data, cmk_out out,
                       std::size_t* len) {
  const EVP_CIPHER* algorithm = cbc_cipher(cipher, key.len);
  const std::size_t block = cipher == cmk_aes_cbc ? 16 : 8;
  if (algorithm == nullptr || iv.len != block || data.len == 0 || data.len % block != 0 ||
      data.len > kLengthMax || out.capacity < data.len + block)
    return cmk_bad_length;
  const CipherCtxPtr context(lib.EVP_CIPHER_CTX_new());
  int written = 0;
  int rest = 0;
  if (!context ||
      lib.EVP_CipherInit_ex(context.get(), algorithm, nullptr, key.data, iv.data, 0) <= 0)
    return refuse(cmk_internal);
  if (lib.EVP_CipherUpdate(context.get(), out.data, &written, data.data,
                           static_cast<int>(data.len)) <= 0 ||
      lib.EVP_CipherFinal_ex(context.get(), out.data + written, &rest) <= 0) {
    lib.OPENSSL_cleanse(out.data, out.capacity);
    return refuse(cmk_authentication_failed);
  }
  *len = static_cast<std::size_t>(written + rest);
  return cmk_ok;
}

}  // namespace cmk_module_impl
