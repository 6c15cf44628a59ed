#pragma once

#include "reference/envelope/envelope_types.h"
#include "reference/envelope/room.h"

namespace cmk::envelope {

struct OpenedEnvelope {
  SecretBytes plaintext;
  bool operator==(const OpenedEnvelope&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenedEnvelope, (), (plaintext))

// envelope.open
struct EnvelopeOpen : EnvelopeCall {
  using Answer = OpenedEnvelope;
  std::optional<Bytes> envelope;
  bool operator==(const EnvelopeOpen&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnvelopeOpen, (EnvelopeCall), (envelope))

Result<OpenedEnvelope> apply(Room& room, const EnvelopeOpen& op);

}  // namespace cmk::envelope

namespace cmk {
template <>
struct Note<envelope::OpenedEnvelope> {
  static constexpr std::string_view kName = "OpenedEnvelope";
  static constexpr std::string_view kSentence = "An opened envelope.";
  static constexpr std::array kFields = {FieldNote{"plaintext", "The record's content."}};
};
template <>
struct Note<envelope::EnvelopeOpen> {
  static constexpr std::string_view kName = "envelope.open";
  static constexpr std::string_view kSentence =
      "Opens an envelope with the key version that it names.";
  static constexpr std::array kFields = {
      FieldNote{"envelope", "The envelope; absent: the one stored at the place.", Mark::chosen}};
};
}  // namespace cmk
