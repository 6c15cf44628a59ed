// An envelope opens at its own place and as it was sealed, and nowhere and in no way else. On
// request the header is authenticated anew after the change, as somebody could who knows the data
// key: then the header may differ, the payload and the place may not.
#include <algorithm>
#include <array>

#include "fuzz/byte_changes.h"
#include "fuzz/planted_rule.h"
#include "fuzz/two_libraries.h"
#include "reference/envelope/sealing.h"

namespace cmk::fuzz {
namespace {

using envelope::Parsed;

constexpr Property kProperty{"ENV-04", "envelope_change"};
constexpr Property kPlaceProperty{"ENV-10", "envelope_change"};

const Bytes kDataKey(32, 0x51);
const Bytes kPlaintext = to_bytes("the record's content");
const envelope::EnvelopeContext kPlace{"account", "container", "record"};

const crypto::Backend& library() { return TwoLibraries::get().openssl(); }

// The envelope that every input changes.
Parsed sealed() {
  const Bytes place = envelope::place_bytes(planted_rulebook(), kPlace);
  Parsed out{"https://vault.vault.azure.net/keys/key/0123",
             std::string(envelope::kWrapAlg),
             Bytes(256, 0x77),
             {},
             std::string(envelope::kEnc),
             Bytes(12, 0x33),
             {}};
  out.sealed = envelope::seal_payload(library(), kDataKey, out.nonce, place, kPlaintext).value();
  out.mac = envelope::mac_of(library(), kDataKey, out, place).value();
  return out;
}

envelope::EnvelopeContext place_from(ByteReader& in) {
  envelope::EnvelopeContext place = kPlace;
  const std::array parts = {&place.account, &place.container, &place.record};
  const std::size_t which = in.below(8);
  if (which < 3) *parts[which] = as_text(in.field());
  if (which == 3) std::swap(place.account, place.container);
  return place;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  namespace envelope = cmk::envelope;
  static const Parsed kEnvelope = sealed();
  static const cmk::Bytes kBytes = envelope::serialize(kEnvelope);
  ByteReader in(data, len);
  const bool seals_again = in.boolean();
  const auto context = place_from(in);
  const cmk::Bytes place = envelope::place_bytes(planted_rulebook(), context);
  cmk::Bytes bytes = kBytes;
  change_bytes(in, bytes, bytes.size());
  auto parsed = envelope::parse(planted_rulebook(), bytes);
  if (!parsed) return 0;
  if (seals_again) parsed->mac = envelope::mac_of(library(), kDataKey, *parsed, place).value();
  const auto opened =
      envelope::open_payload(library(), planted_rulebook(), kDataKey, *parsed, place);
  const bool same_place = context == kPlace;
  const bool same_payload = parsed->enc == kEnvelope.enc && parsed->nonce == kEnvelope.nonce &&
                            parsed->sealed == kEnvelope.sealed;
  const bool may_open = same_place && same_payload && (seals_again || bytes == kBytes);
  if (opened) {
    kPlaceProperty.require(same_place, "opens-at-another-place");
    kProperty.require(may_open, same_payload ? "changed-header-opens" : "changed-payload-opens");
    kProperty.require(std::ranges::equal(opened->view(), kPlaintext), "opens-to-other-bytes");
  }
  kProperty.require(opened || !may_open, "unchanged-is-refused");
  return 0;
}
