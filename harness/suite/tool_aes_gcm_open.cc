// harness.aesGcmOpen: opens what AES-GCM sealed, on every crypto library of the harness.
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

struct GcmInput {
  Bytes key;
  Bytes nonce;
  Bytes aad;
  Bytes sealed;
};

crypto::CryptoResult<Bytes> open_with(const crypto::Backend& backend, const GcmInput& input) {
  const auto gcm = backend.aes_gcm(input.key);
  if (!gcm) return std::unexpected(gcm.error());
  if (input.sealed.size() < crypto::kGcmTagLen) {
    return std::unexpected(crypto::CryptoError::authenticationFailed);
  }
  Bytes out(input.sealed.size());
  const auto len = (*gcm)->open(input.nonce, input.aad, input.sealed, out);
  if (!len) return std::unexpected(len.error());
  out.resize(*len);
  return out;
}

Answer aes_gcm_open(const nlohmann::json& params, const ToolContext& context) {
  GcmInput input;
  for (const auto& [name, slot] :
       {std::pair{"key", &input.key}, std::pair{"nonce", &input.nonce},
        std::pair{"aad", &input.aad}, std::pair{"sealed", &input.sealed}}) {
    auto bytes = byte_param(params, name);
    if (!bytes) return invalid_param(name);
    *slot = *std::move(bytes);
  }
  std::vector<crypto::CryptoResult<Bytes>> opened;
  opened.reserve(context.backends.size());
  for (const auto* backend : context.backends) opened.push_back(open_with(*backend, input));
  if (opened.empty()) return tool_errored("harness.aesGcmOpen needs a crypto backend");
  const auto& first = opened.front();
  for (const auto& other : opened) {
    if (other.has_value() != first.has_value() || (other && *other != *first)) {
      return tool_errored("the crypto backends of the harness disagree");
    }
  }
  if (!first) return tool_refused(Reason::decryptionFailed, "no backend opens it");
  return tool_accepted({{"plaintext", encode_base64url(*first)}});
}

}  // namespace

Tool aes_gcm_open_tool() {
  return {"harness.aesGcmOpen", {"key", "plaintext"}, aes_gcm_open, true};
}

}  // namespace cmk::harness
