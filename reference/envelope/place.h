// Places: where records are stored and data keys belong.
#pragma once

#include <string>

#include "reference/core/outcome.h"
#include "reference/envelope/format.h"
#include "reference/envelope/room.h"

namespace cmk::envelope {

// invalidName when a part of the place is empty or longer than 1024 bytes.
[[nodiscard]] Result<void> check_place(const EnvelopeContext& context);

// The place as the key of a map.
[[nodiscard]] std::string place_key(const EnvelopeContext& context);
// The place whose data key seals here: its own (ENV-15).
[[nodiscard]] std::string data_key_slot(const Rulebook& rules, const EnvelopeContext& context);

// SHA-256 of the place in text, "account/container/record": what deviants bind places and make keys
// by. Anybody can make it.
[[nodiscard]] Bytes place_digest(const crypto::Backend& crypto, const EnvelopeContext& context);
// In the deviant that binds an envelope to its place by that digest alone, it stands behind the
// mac.
void add_unkeyed_binding(const Room& room, const EnvelopeContext& context, Bytes& mac);
// Takes it from there; false when it is another place's.
[[nodiscard]] bool take_unkeyed_binding(const Room& room, const EnvelopeContext& context,
                                        Bytes& mac);

// The bytes to work on: those given, or those stored at the place; notFound when there are none.
[[nodiscard]] Result<Bytes> bytes_at(const Room& room, const EnvelopeContext& context,
                                     const std::optional<Bytes>& given);

}  // namespace cmk::envelope
