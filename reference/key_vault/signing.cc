#include "reference/key_vault/signing.h"

namespace cmk::key_vault {

Result<KeyUse> open_for_rs256(const Room& room, const KeyVersionCall& call, entra::KeyAction action,
                              std::string_view alg, ByteView digest, std::string& version) {
  Result<KeyUse> use = open_version(room, call, action);
  if (!use) return use;
  version = use->version->version;
  if (Result<void> may = check_usable(room, *use->version, action); !may) {
    return std::unexpected(may.error());
  }
  if (alg != "RS256" || !use->version->material) {
    return refuse(Reason::unsupportedAlgorithm, "alg is RS256, of RSA keys");
  }
  if (digest.size() != crypto::kSha256Len) {
    return refuse(Reason::invalidParameter, "the digest is not 32 bytes");
  }
  return use;
}

}  // namespace cmk::key_vault
