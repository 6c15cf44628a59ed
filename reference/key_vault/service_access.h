// A customer's key as a service sees it that protects data with it: what it can learn of vault and
// key at once, what will change by itself, and the wraps and unwraps of its data keys. Nothing here
// is privileged: the vault's own rules for calls decide, as for any other caller.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/network.h"

namespace cmk::key_vault {

// The algorithm under which data keys are wrapped (azure-facts 3.1).
inline constexpr std::string_view kDataKeyAlg = "RSA-OAEP-256";

// Who uses a key, and from where: unless told otherwise a trusted service.
struct KeyUser {
  std::string principalId;
  std::optional<std::string> from = std::string(kTrustedService);
  bool operator==(const KeyUser&) const = default;
};

// Whether a vault or key is there, can be recovered (soft-deleted), or neither.
enum class Presence { live, deleted, absent };

// What a vault is set to.
struct VaultFacts {
  std::string id;  // ARM id
  std::string subscriptionId;
  std::string location;  // lower case
  std::string tenantId;
  bool soft_delete = true;
  std::int64_t retention_days = 90;
  bool purge_protection = false;
  bool rbac = false;
  NetworkRules network;
  bool audited = false;  // diagnostics are on
  bool operator==(const VaultFacts&) const = default;
};

// A living key in the version that its identifier means: the current one for a versionless one.
struct KeyFacts {
  std::string kid;      // version included
  std::string version;  // 32 hexadecimal digits
  bool current = true;
  std::string kty;
  int bits = 0;  // of an RSA modulus; 0 for other types
  std::vector<std::string> key_ops;
  bool enabled = true;
  std::optional<Instant> nbf;
  std::optional<Instant> exp;
  std::optional<Refusal> cannot_wrap;    // why the version's state forbids it now
  std::optional<Refusal> cannot_unwrap;  // the same; no clock forbids an unwrap
  bool operator==(const KeyFacts&) const = default;
};

// What is found out about a key. Each part stands by itself, so that a service can choose which
// cause it tells of where there are several.
struct KeyExamination {
  // What the vault answered to the user's key.get: of several causes the first one that it finds
  // (vault, network, sign-in, permission, key, version). Nothing: the key was returned.
  std::optional<Refusal> refusal;

  Presence vault = Presence::absent;
  std::optional<VaultFacts> vault_facts;  // also of a deleted vault
  // The rest is known of a living vault only.
  bool admitted = false;                  // the network rules let the user in
  bool signed_in = false;                 // the principal exists and is not deleted
  std::vector<entra::KeyAction> missing;  // those of the needed actions that are not granted

  Presence key = Presence::absent;  // absent: also a version that was never there
  std::optional<KeyFacts> key_facts;
  bool operator==(const KeyExamination&) const = default;
};

// Looks at a key as the user does. Changes nothing but the audit log, which holds one KeyGet more.
// `missing` keeps the order of `needed`.
[[nodiscard]] KeyExamination examine_key(Room& room, const KeyUser& user, const KeyIdentifier& key,
                                         std::span<const entra::KeyAction> needed);

// The next instant after now at which an examination can come out otherwise although nobody does
// anything: nbf and exp of the version that the identifier means, a booked rotation of a
// versionless one, and the end of retention of a deleted key or vault. Nothing when there is none.
[[nodiscard]] std::optional<Instant> next_change(const Room& room, const KeyIdentifier& key);

// Wraps a data key with the version that the identifier means (the current one for a versionless
// one), and unwraps it; with kDataKeyAlg, by the vault's operations wrapKey and unwrapKey.
[[nodiscard]] Result<Ciphertext> wrap_under(Room& room, const KeyUser& user,
                                            const KeyIdentifier& key, ByteView clear);
[[nodiscard]] Result<Plaintext> unwrap_under(Room& room, const KeyUser& user,
                                             const KeyIdentifier& key, ByteView wrapped);

}  // namespace cmk::key_vault
