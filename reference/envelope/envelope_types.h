// Envelopes as operations tell of them.
#pragma once

#include <optional>
#include <string>

#include "reference/core/bytes.h"
#include "reference/core/describe.h"

namespace cmk::envelope {

struct EnvelopeContext {
  std::string account;
  std::string container;
  std::string record;
  bool operator==(const EnvelopeContext&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnvelopeContext, (), (account, container, record))

struct EnvelopeParts {
  std::string kid;
  std::string alg;
  Bytes wrappedKey;
  std::string enc;
  Bytes nonce;
  Bytes aad;
  Bytes sealed;
  bool operator==(const EnvelopeParts&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnvelopeParts, (), (kid, alg, wrappedKey, enc, nonce, aad, sealed))

struct Envelope {
  Bytes envelope;
  EnvelopeParts parts;
  bool operator==(const Envelope&) const = default;
};
BOOST_DESCRIBE_STRUCT(Envelope, (), (envelope, parts))

struct EnvelopeCall {
  std::string caller;
  std::optional<std::string> from;
  EnvelopeContext context;
  bool operator==(const EnvelopeCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnvelopeCall, (), (caller, from, context))

}  // namespace cmk::envelope

namespace cmk {
template <>
struct Note<envelope::EnvelopeContext> {
  static constexpr std::string_view kName = "EnvelopeContext";
  static constexpr std::string_view kSentence = "Where an envelope belongs; it opens nowhere else.";
  static constexpr std::array kFields = {
      FieldNote{"account", "The account that the record belongs to.", Mark::plain, Sense::name},
      FieldNote{"container", "The container or table.", Mark::plain, Sense::name},
      FieldNote{"record", "The record.", Mark::plain, Sense::name}};
};
template <>
struct Note<envelope::EnvelopeParts> {
  static constexpr std::string_view kName = "EnvelopeParts";
  static constexpr std::string_view kSentence = "What an envelope holds, taken apart.";
  static constexpr std::array kFields = {
      FieldNote{"kid", "The key version that wrapped the data key: its identifier.", Mark::chosen},
      FieldNote{"alg", "The algorithm that wrapped the data key."},
      FieldNote{"wrappedKey", "The wrapped data key: what key.unwrapKey takes.", Mark::chosen},
      FieldNote{"enc", "How the payload is encrypted: A256GCM."},
      FieldNote{"nonce", "The nonce of the payload.", Mark::chosen},
      FieldNote{"aad", "The authenticated data of the payload.", Mark::chosen},
      FieldNote{"sealed", "The payload: ciphertext and tag.", Mark::chosen}};
};
template <>
struct Note<envelope::Envelope> {
  static constexpr std::string_view kName = "Envelope";
  static constexpr std::string_view kSentence = "A sealed envelope.";
  static constexpr std::array kFields = {
      FieldNote{"envelope", "The envelope, in the implementation's own format.", Mark::chosen},
      FieldNote{"parts", "The same, taken apart."}};
};
template <>
struct Note<envelope::EnvelopeCall> {
  static constexpr std::string_view kName = "EnvelopeCall";
  static constexpr std::string_view kSentence = "An operation on an envelope.";
  static constexpr std::array kFields = {
      FieldNote{"caller", "The principal (object id) that uses the customer's key.", Mark::chosen},
      FieldNote{"from", "Where it calls the vault from, as in key operations."},
      FieldNote{"context", "Where the envelope belongs."}};
};
}  // namespace cmk
