#pragma once

#include "reference/envelope/envelope_types.h"
#include "reference/service/room.h"

namespace cmk::service {

// One layer of stored bytes. What opens it is either the key itself, where it is the service's own,
// or the data key that `kid` unwraps from `wrappedKey`.
struct Layer {
  std::string owner;  // "service" or "customer"
  std::optional<SecretBytes> key;
  std::optional<std::string> kid;
  std::optional<std::string> alg;
  std::optional<Bytes> wrappedKey;
  std::string enc;
  Bytes nonce;
  Bytes aad;
  bool operator==(const Layer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Layer, (), (owner, key, kid, alg, wrappedKey, enc, nonce, aad))

struct StoredBytes {
  Bytes value;
  std::optional<envelope::EnvelopeParts> parts;
  std::vector<Layer> layers;
  std::optional<std::string> partitionKey;
  bool operator==(const StoredBytes&) const = default;
};
BOOST_DESCRIBE_STRUCT(StoredBytes, (), (value, parts, layers, partitionKey))

// storage.inspect
struct StorageInspect {
  using Answer = StoredBytes;
  envelope::EnvelopeContext context;
  std::optional<std::int64_t> at;
  bool operator==(const StorageInspect&) const = default;
};
BOOST_DESCRIBE_STRUCT(StorageInspect, (), (context, at))

Result<StoredBytes> apply(Room& room, const StorageInspect& op);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::Layer> {
  static constexpr std::string_view kName = "Layer";
  static constexpr std::string_view kSentence = "One layer of encryption of stored bytes.";
  static constexpr std::array kFields = {
      FieldNote{"owner", "Whose key opens it: service or customer."},
      FieldNote{"key", "The key, where it is the service's own and no other key wraps it."},
      FieldNote{"kid", "The key version that wraps the layer's key.", Mark::chosen},
      FieldNote{"alg", "The algorithm that wraps it."},
      FieldNote{"wrappedKey", "The wrapped key: what key.unwrapKey takes.", Mark::chosen},
      FieldNote{"enc", "How the layer is encrypted: A256GCM."},
      FieldNote{"nonce", "Its nonce.", Mark::chosen},
      FieldNote{"aad", "Its authenticated data.", Mark::chosen}};
};
template <>
struct Note<service::StoredBytes> {
  static constexpr std::string_view kName = "StoredBytes";
  static constexpr std::string_view kSentence = "What is stored at a place.";
  static constexpr std::array kFields = {
      FieldNote{"value", "The stored bytes; those of a record are ciphertext and tag.",
                Mark::chosen},
      FieldNote{"parts", "What an envelope holds; absent when they are no envelope."},
      FieldNote{"layers", "The layers of a resource's record, the outermost first."},
      FieldNote{"partitionKey",
                "The value of a record's partition key, which lies outside the customer's layer."}};
};
template <>
struct Note<service::StorageInspect> {
  static constexpr std::string_view kName = "storage.inspect";
  static constexpr std::string_view kSentence =
      "Returns the bytes stored at a place, and what they hold.";
  static constexpr std::array kFields = {
      FieldNote{"context", "The place; of a resource's record, with its ARM id as account."},
      FieldNote{"at", "The instant of a backup to look into; absent: what is stored now.",
                Mark::plain, Sense::instant}};
};
}  // namespace cmk
