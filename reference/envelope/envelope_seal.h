#pragma once

#include "reference/envelope/envelope_types.h"
#include "reference/envelope/room.h"

namespace cmk::envelope {

// envelope.seal
struct EnvelopeSeal : EnvelopeCall {
  using Answer = Envelope;
  std::string vault;
  std::string name;
  SecretBytes plaintext;
  bool operator==(const EnvelopeSeal&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnvelopeSeal, (EnvelopeCall), (vault, name, plaintext))

Result<Envelope> apply(Room& room, const EnvelopeSeal& op);

}  // namespace cmk::envelope

namespace cmk {
template <>
struct Note<envelope::EnvelopeSeal> {
  static constexpr std::string_view kName = "envelope.seal";
  static constexpr std::string_view kSentence =
      "Seals a record under a data key of its own that the customer key wraps, and stores it at "
      "its place.";
  static constexpr std::array kFields = {
      FieldNote{"vault", "The vault of the customer's key."},
      FieldNote{"name", "The customer's key; its current version wraps the data key.", Mark::plain,
                Sense::name},
      FieldNote{"plaintext", "The record's content, at most 512 KiB."}};
};
}  // namespace cmk
