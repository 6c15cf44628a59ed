#include "reference/envelope/sealing.h"

#include "reference/envelope/data_key.h"
#include "reference/envelope/rules.h"

namespace cmk::envelope {
namespace {

constexpr std::string_view kMacLabel = "cmkconf envelope header";

std::unexpected<Refusal> invalid(std::string why) {
  return refuse(Reason::envelopeInvalid, std::move(why));
}

// GCM encrypts by adding a key stream, so that sealing the ciphertext gives back the plaintext:
// what an implementation that ignores tags would return.
SecretBytes decrypt_unchecked(crypto::AesGcm& gcm, const Parsed& envelope, ByteView place) {
  const ByteView body =
      ByteView(envelope.sealed).first(envelope.sealed.size() - crypto::kGcmTagLen);
  SecretBytes out(envelope.sealed.size());
  (void)gcm.seal(envelope.nonce, place, body, out.writable());
  out.resize(body.size());
  return out;
}

}  // namespace

Result<Bytes> mac_of(const crypto::Backend& crypto, ByteView data_key, const Parsed& envelope,
                     ByteView place) {
  SecretBytes labelled(kMacLabel);
  labelled.append(data_key);
  Bytes covered = header_bytes(envelope);
  covered.insert(covered.end(), place.begin(), place.end());
  const auto mac_key = crypto.sha256(labelled.view());
  const auto digest = crypto.sha256(covered);
  if (!mac_key || !digest) return invalid("sha256 failed");
  const auto mac = crypto.aes_wrap(*mac_key, *digest);
  if (!mac) return invalid("key wrap failed");
  return Bytes(mac->view().begin(), mac->view().end());
}

Result<Bytes> seal_payload(const crypto::Backend& crypto, ByteView data_key, ByteView nonce,
                           ByteView place, ByteView plaintext) {
  auto gcm = crypto.aes_gcm(data_key);
  Bytes sealed(plaintext.size() + crypto::kGcmTagLen);
  if (!gcm || !(*gcm)->seal(nonce, place, plaintext, sealed)) return invalid("AES-GCM failed");
  return sealed;
}

Result<void> check_header(const crypto::Backend& crypto, const Rulebook& rules, ByteView data_key,
                          const Parsed& envelope, ByteView place) {
  Result<Bytes> mac = mac_of(crypto, data_key, envelope, place);
  if (!mac) return std::unexpected(mac.error());
  if (!rules.holds(rules::kHeaderAuthentic, equal_constant_time(*mac, envelope.mac))) {
    return invalid("the header's mac does not match");
  }
  return {};
}

Result<SecretBytes> open_payload(const crypto::Backend& crypto, const Rulebook& rules,
                                 ByteView data_key, const Parsed& envelope, ByteView place) {
  if (Result<void> ok = check_header(crypto, rules, data_key, envelope, place); !ok) {
    return std::unexpected(ok.error());
  }
  if (envelope.enc != kEnc || envelope.nonce.size() != kNonceLen ||
      envelope.sealed.size() < crypto::kGcmTagLen) {
    return invalid("the payload is not of the format");
  }
  auto gcm = crypto.aes_gcm(data_key);
  if (!gcm) return invalid("the data key is no AES key");
  SecretBytes plaintext(envelope.sealed.size() - crypto::kGcmTagLen);
  const auto opened = (*gcm)->open(envelope.nonce, place, envelope.sealed, plaintext.writable());
  if (opened) return plaintext;
  if (rules.holds(rules::kPayloadAuthentic, false))
    return decrypt_unchecked(**gcm, envelope, place);
  return invalid(std::string(crypto::to_string(opened.error())));
}

}  // namespace cmk::envelope
