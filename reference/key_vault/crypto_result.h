// What cryptographic operations of a key return.
#pragma once

#include <string>

#include "reference/core/bytes.h"
#include "reference/core/describe.h"

namespace cmk::key_vault {

struct Ciphertext {
  std::string kid;
  Bytes value;
  bool operator==(const Ciphertext&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ciphertext, (), (kid, value))

struct Plaintext {
  std::string kid;
  SecretBytes value;
  bool operator==(const Plaintext&) const = default;
};
BOOST_DESCRIBE_STRUCT(Plaintext, (), (kid, value))

struct Signature {
  std::string kid;
  Bytes value;
  bool operator==(const Signature&) const = default;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (kid, value))

struct Verification {
  bool value = false;
  bool operator==(const Verification&) const = default;
};
BOOST_DESCRIBE_STRUCT(Verification, (), (value))

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::Ciphertext> {
  static constexpr std::string_view kName = "Ciphertext";
  static constexpr std::string_view kSentence = "What wrap and encrypt return.";
  static constexpr std::array kFields = {
      FieldNote{"kid", "The identifier, version included, of the key that was used.", Mark::chosen},
      FieldNote{"value", "The ciphertext.", Mark::chosen}};
};
template <>
struct Note<key_vault::Plaintext> {
  static constexpr std::string_view kName = "Plaintext";
  static constexpr std::string_view kSentence = "What unwrap and decrypt return.";
  static constexpr std::array kFields = {
      FieldNote{"kid", "The identifier, version included, of the key that was used.", Mark::chosen},
      FieldNote{"value", "The plaintext.", Mark::chosen}};
};
template <>
struct Note<key_vault::Signature> {
  static constexpr std::string_view kName = "Signature";
  static constexpr std::string_view kSentence = "What sign returns.";
  static constexpr std::array kFields = {
      FieldNote{"kid", "The identifier, version included, of the key that was used.", Mark::chosen},
      FieldNote{"value", "The signature.", Mark::chosen}};
};
template <>
struct Note<key_vault::Verification> {
  static constexpr std::string_view kName = "Verification";
  static constexpr std::string_view kSentence = "What verify returns.";
  static constexpr std::array kFields = {
      FieldNote{"value", "Whether the signature is the digest's."}};
};
}  // namespace cmk
