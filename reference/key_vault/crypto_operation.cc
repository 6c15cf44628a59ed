#include "reference/key_vault/crypto_operation.h"

#include <array>

#include "reference/key_vault/audit.h"
#include "reference/key_vault/crypto_reason.h"
#include "reference/key_vault/key_state.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

using crypto::RsaScheme;

Result<RsaScheme> scheme_of(const Rulebook& rules, std::string_view alg) {
  struct Entry {
    std::string_view alg;
    RsaScheme scheme;
    const Rule* refused;
  };
  constexpr std::array kSchemes = {
      Entry{"RSA-OAEP-256", RsaScheme::rsaOaep256, &rules::kOaep256Unsupported},
      Entry{"RSA-OAEP", RsaScheme::rsaOaep, &rules::kOaepUnsupported},
      Entry{"RSA1_5", RsaScheme::rsa1_5, &rules::kRsa15Unsupported},
  };
  for (const Entry& entry : kSchemes) {
    if (entry.alg == alg && !rules.fault(*entry.refused)) return entry.scheme;
  }
  return refuse(Reason::unsupportedAlgorithm, "alg is RSA-OAEP-256, RSA-OAEP or RSA1_5");
}

// The usable version that a call names; tells its number as soon as it is known.
Result<KeyUse> open_usable(const Room& room, const KeyVersionCall& call, entra::KeyAction action,
                           std::string& version) {
  Result<KeyUse> use = open_version(room, call, action);
  if (!use) return use;
  version = use->version->version;
  if (room.rules.fault(rules::kOlderVersionsUnusable) && version != use->key->current) {
    return refuse(Reason::keyDisabled, "deviant");
  }
  if (Result<void> may = check_usable(room, *use->version, action); !may) {
    return std::unexpected(may.error());
  }
  return use;
}

using Block = std::array<std::uint8_t, crypto::kRsaBytesMax>;

crypto::CryptoResult<std::size_t> decrypt_block(const Room& room, const KeyUse& use,
                                                RsaScheme scheme, ByteView ciphertext, Block& out) {
  auto opened = use.version->material->decrypt(scheme, ciphertext, {}, out);
  if (opened || !room.rules.fault(rules::kUnwrapTriesEveryVersion)) return opened;
  for (const KeyVersion& other : use.key->versions) {
    if (!other.material) continue;
    opened = other.material->decrypt(scheme, ciphertext, {}, out);
    if (opened) break;
  }
  return opened;
}

}  // namespace

Result<Ciphertext> encrypt_with(Room& room, const KeyVersionCall& call, entra::KeyAction action,
                                const std::string& alg, ByteView plaintext) {
  const auto run = [&](std::string& version) -> Result<Ciphertext> {
    Result<KeyUse> use = open_usable(room, call, action, version);
    if (!use) return std::unexpected(use.error());
    Result<RsaScheme> scheme = scheme_of(room.rules, alg);
    if (!scheme) return std::unexpected(scheme.error());
    if (plaintext.empty()) return refuse(Reason::invalidParameter, "value is empty");
    Block out;
    const auto len = use->version->material->encrypt(*scheme, plaintext, {}, out);
    if (room.rules.fault(rules::kLogHoldsKey)) version = to_hex(plaintext);
    if (!len) return refuse_crypto(len.error(), Reason::invalidParameter);
    const bool nameless = room.rules.fault(rules::kWrapNamesNoVersion);
    return Ciphertext{nameless ? key_identifier(use->vault->name, use->key->name, "") : use->kid(),
                      Bytes(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(*len))};
  };
  return audited(room, call, action, call.name, asked_version(call), run);
}

Result<Plaintext> decrypt_with(Room& room, const KeyVersionCall& call, entra::KeyAction action,
                               const std::string& alg, ByteView ciphertext) {
  const auto run = [&](std::string& version) -> Result<Plaintext> {
    Result<KeyUse> use = open_usable(room, call, action, version);
    if (!use) return std::unexpected(use.error());
    Result<RsaScheme> scheme = scheme_of(room.rules, alg);
    if (!scheme) return std::unexpected(scheme.error());
    Block out;
    auto len = decrypt_block(room, *use, *scheme, ciphertext, out);
    if (len && *len > 0 && room.rules.fault(rules::kUnwrapDropsLastByte)) --*len;
    if (!len) {
      wipe(out.data(), out.size());
      const bool tells =
          room.rules.fault(rules::kUnwrapTellsWhy) && len.error() == crypto::CryptoError::badLength;
      return refuse_crypto(len.error(),
                           tells ? Reason::invalidParameter : Reason::decryptionFailed);
    }
    Plaintext answer{use->kid(), SecretBytes(ByteView(out.data(), *len))};
    wipe(out.data(), out.size());
    return answer;
  };
  return audited(room, call, action, call.name, asked_version(call), run);
}

}  // namespace cmk::key_vault
