#pragma once

#include "reference/envelope/envelope_types.h"
#include "reference/envelope/room.h"

namespace cmk::envelope {

// envelope.rewrap
struct EnvelopeRewrap : EnvelopeCall {
  using Answer = Envelope;
  std::optional<Bytes> envelope;
  bool operator==(const EnvelopeRewrap&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnvelopeRewrap, (EnvelopeCall), (envelope))

Result<Envelope> apply(Room& room, const EnvelopeRewrap& op);

}  // namespace cmk::envelope

namespace cmk {
template <>
struct Note<envelope::EnvelopeRewrap> {
  static constexpr std::string_view kName = "envelope.rewrap";
  static constexpr std::string_view kSentence =
      "Wraps the data key of an envelope anew with the current version of its customer key; the "
      "payload stays as it is.";
  static constexpr std::array kFields = {FieldNote{
      "envelope", "The envelope; absent: the one stored at the place, which is then replaced.",
      Mark::chosen}};
};
}  // namespace cmk
