#include "reference/crypto/byok.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "reference/core/base64url.h"
#include "reference/core/gate.h"

namespace cmk::crypto {
namespace {

constexpr std::size_t kAesKeyLen = 32;      // bytes
constexpr std::size_t kWrappedKeyMin = 16;  // bytes; RFC 5649
constexpr const char* kVersion = "1.0.0";
constexpr const char* kAlgorithm = "dir";
constexpr const char* kEncryption = "CKM_RSA_AES_KEY_WRAP";

// The string `name` of an object; null when it is missing or no string.
const std::string* text(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

std::unexpected<std::string> no(const char* name, std::string_view expected) {
  return std::unexpected(fmt::format("{}: expected {}", name, expected));
}

}  // namespace

std::expected<ByokBlob, std::string> byok_parse(std::string_view blob) {
  const auto json = pass_gate(blob, {.len_max = kByokMax});
  if (!json) return std::unexpected(to_string(json.error()));
  if (!json->is_object()) return std::unexpected("not an object");
  const std::string* version = text(*json, "schema_version");
  if (version == nullptr || *version != kVersion) return no("schema_version", kVersion);
  const auto header = json->find("header");
  if (header == json->end() || !header->is_object()) return no("header", "an object");
  const std::string* kid = text(*header, "kid");
  const std::string* alg = text(*header, "alg");
  const std::string* enc = text(*header, "enc");
  if (kid == nullptr || kid->empty()) return no("header.kid", "a key identifier");
  if (alg == nullptr || *alg != kAlgorithm) return no("header.alg", kAlgorithm);
  if (enc == nullptr || *enc != kEncryption) return no("header.enc", kEncryption);
  const std::string* ciphertext = text(*json, "ciphertext");
  auto bytes = ciphertext == nullptr ? std::nullopt : decode_base64url(*ciphertext);
  if (!bytes || bytes->empty()) return no("ciphertext", "base64url");
  return ByokBlob{*kid, std::move(*bytes)};
}

CryptoResult<RsaKeyPtr> byok_open(const Backend& backend, const RsaKey& kek,
                                  std::string_view blob) {
  const auto parsed = byok_parse(blob);
  const std::size_t block_len = static_cast<std::size_t>(kek.bits()) / 8;
  if (!parsed || parsed->ciphertext.size() < block_len + kWrappedKeyMin)
    return std::unexpected(CryptoError::malformed);
  const ByteView ciphertext = parsed->ciphertext;
  if ((ciphertext.size() - block_len) % 8 != 0) return std::unexpected(CryptoError::malformed);
  SecretBytes aes_key(block_len);
  const auto len =
      kek.decrypt(RsaScheme::rsaOaep, ciphertext.first(block_len), {}, aes_key.writable());
  if (!len) return std::unexpected(len.error());
  if (*len != kAesKeyLen) return std::unexpected(CryptoError::authenticationFailed);
  aes_key.resize(*len);
  const auto pkcs8 = backend.aes_unwrap_padded(aes_key.view(), ciphertext.subspan(block_len));
  if (!pkcs8) return std::unexpected(pkcs8.error());
  return backend.rsa_from_pkcs8(pkcs8->view());
}

CryptoResult<std::string> byok_make(const Backend& backend, const RsaKey& kek, std::string_view kid,
                                    ByteView pkcs8, std::string_view generator) {
  SecretBytes aes_key(kAesKeyLen);
  if (auto filled = backend.random(aes_key.writable()); !filled)
    return std::unexpected(filled.error());
  Bytes ciphertext(kRsaBytesMax);
  const auto len = kek.encrypt(RsaScheme::rsaOaep, aes_key.view(), {}, ciphertext);
  if (!len) return std::unexpected(len.error());
  ciphertext.resize(*len);
  const auto wrapped = backend.aes_wrap_padded(aes_key.view(), pkcs8);
  if (!wrapped) return std::unexpected(wrapped.error());
  ciphertext.insert(ciphertext.end(), wrapped->view().begin(), wrapped->view().end());
  const nlohmann::ordered_json blob = {
      {"schema_version", kVersion},
      {"header", {{"kid", kid}, {"alg", kAlgorithm}, {"enc", kEncryption}}},
      {"ciphertext", encode_base64url(ciphertext)},
      {"generator", generator}};
  return blob.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace cmk::crypto
