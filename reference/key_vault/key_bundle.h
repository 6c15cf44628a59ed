// A key as operations tell of it (Key Vault REST: KeyBundle, KeyItem, DeletedKeyBundle).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/core/bytes.h"
#include "reference/core/describe.h"

namespace cmk::key_vault {

struct KeyAttributes {
  std::optional<bool> enabled;
  std::optional<std::int64_t> nbf;
  std::optional<std::int64_t> exp;
  std::optional<std::int64_t> created;
  std::optional<std::int64_t> updated;
  std::optional<std::string> recoveryLevel;
  std::optional<std::int64_t> recoverableDays;
  bool operator==(const KeyAttributes&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyAttributes, (),
                      (enabled, nbf, exp, created, updated, recoveryLevel, recoverableDays))

struct JsonWebKey {
  std::optional<std::string> kid;
  std::optional<std::string> kty;
  std::optional<std::vector<std::string>> key_ops;
  std::optional<Bytes> n;
  std::optional<Bytes> e;
  std::optional<SecretBytes> d;
  std::optional<SecretBytes> p;
  std::optional<SecretBytes> q;
  std::optional<SecretBytes> dp;
  std::optional<SecretBytes> dq;
  std::optional<SecretBytes> qi;
  std::optional<std::string> crv = {};
  bool operator==(const JsonWebKey&) const = default;
};
BOOST_DESCRIBE_STRUCT(JsonWebKey, (), (kid, kty, key_ops, n, e, d, p, q, dp, dq, qi, crv))

struct KeyBundle {
  JsonWebKey key;
  KeyAttributes attributes;
  std::map<std::string, std::string> tags;
  bool operator==(const KeyBundle&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyBundle, (), (key, attributes, tags))

struct KeyItem {
  std::string kid;
  KeyAttributes attributes;
  std::map<std::string, std::string> tags;
  bool operator==(const KeyItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyItem, (), (kid, attributes, tags))

struct KeyList {
  std::vector<KeyItem> value;
  std::optional<std::string> nextLink;
  bool operator==(const KeyList&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyList, (), (value, nextLink))

struct DeletedKeyBundle : KeyBundle {
  std::string recoveryId;
  std::int64_t deletedDate = 0;
  std::int64_t scheduledPurgeDate = 0;
  bool operator==(const DeletedKeyBundle&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeletedKeyBundle, (KeyBundle), (recoveryId, deletedDate, scheduledPurgeDate))

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyAttributes> {
  static constexpr std::string_view kName = "KeyAttributes";
  static constexpr std::string_view kSentence = "The attributes of a key version.";
  static constexpr std::array kFields = {
      FieldNote{"enabled", "Whether the version may be used; true when absent at creation."},
      FieldNote{"nbf", "Activation: the first second in which it wraps; Unix seconds.", Mark::plain,
                Sense::instant},
      FieldNote{"exp", "Expiry: the first second in which it no longer wraps; Unix seconds.",
                Mark::plain, Sense::instant},
      FieldNote{"created", "Time of creation; Unix seconds; only in answers.", Mark::plain,
                Sense::instant},
      FieldNote{"updated", "Time of the last change; Unix seconds; only in answers.", Mark::plain,
                Sense::instant},
      FieldNote{"recoveryLevel", "What deletion of the key leaves possible; only in answers."},
      FieldNote{"recoverableDays", "Days that a deleted key can be recovered; only in answers."}};
};
template <>
struct Note<key_vault::JsonWebKey> {
  static constexpr std::string_view kName = "JsonWebKey";
  static constexpr std::string_view kSentence = "A JSON Web Key (RFC 7517).";
  static constexpr std::array kFields = {
      FieldNote{"kid", "The identifier: https://VAULT.vault.azure.net/keys/NAME/VERSION.",
                Mark::chosen},
      FieldNote{"kty", "RSA, RSA-HSM, EC or EC-HSM."},
      FieldNote{"key_ops", "What the key may be used for."},
      FieldNote{"n", "The modulus.", Mark::chosen},
      FieldNote{"e", "The public exponent.", Mark::chosen},
      FieldNote{"d", "The private exponent; only in an import."},
      FieldNote{"p", "The first prime; only in an import."},
      FieldNote{"q", "The second prime; only in an import."},
      FieldNote{"dp", "d modulo p-1; only in an import."},
      FieldNote{"dq", "d modulo q-1; only in an import."},
      FieldNote{"qi", "The inverse of q modulo p; only in an import."},
      FieldNote{"crv", "The curve of an EC key; its coordinates may be shown beside it."}};
};
template <>
struct Note<key_vault::KeyBundle> {
  static constexpr std::string_view kName = "KeyBundle";
  static constexpr std::string_view kSentence = "A key version.";
  static constexpr std::array kFields = {
      FieldNote{"key", "The public part."},
      FieldNote{"attributes", "The attributes of the version."},
      FieldNote{"tags", "Names and values of the caller's own."}};
};
template <>
struct Note<key_vault::KeyItem> {
  static constexpr std::string_view kName = "KeyItem";
  static constexpr std::string_view kSentence = "A key or a key version in a list.";
  static constexpr std::array kFields = {
      FieldNote{"kid", "The identifier; without version in a list of keys.", Mark::chosen},
      FieldNote{"attributes", "The attributes."},
      FieldNote{"tags", "Names and values of the caller's own."}};
};
template <>
struct Note<key_vault::KeyList> {
  static constexpr std::string_view kName = "KeyList";
  static constexpr std::string_view kSentence = "A page of keys or versions.";
  static constexpr std::array kFields = {
      FieldNote{"value", "The keys or versions, by name or by age."},
      FieldNote{"nextLink", "What to pass as skipToken for the next page; absent on the last one.",
                Mark::chosen}};
};
template <>
struct Note<key_vault::DeletedKeyBundle> {
  static constexpr std::string_view kName = "DeletedKeyBundle";
  static constexpr std::string_view kSentence = "A deleted key.";
  static constexpr std::array kFields = {
      FieldNote{"recoveryId", "The identifier to recover or purge it by.", Mark::chosen},
      FieldNote{"deletedDate", "Time of the deletion; Unix seconds.", Mark::plain, Sense::instant},
      FieldNote{"scheduledPurgeDate", "Time at which it will be gone; Unix seconds.", Mark::plain,
                Sense::instant}};
};
}  // namespace cmk
