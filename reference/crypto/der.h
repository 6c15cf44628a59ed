// DER (X.690), read strictly and written: definite minimal lengths, one-byte tags, nothing else.
// Reading copies nothing and calls nothing recursively beyond a stated depth.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "reference/core/bytes.h"

namespace cmk::crypto {

enum DerTag : std::uint8_t {
  kDerInteger = 0x02,
  kDerBitString = 0x03,
  kDerOctetString = 0x04,
  kDerNull = 0x05,
  kDerOid = 0x06,
  kDerSequence = 0x30,
  kDerSet = 0x31,
  kDerContext0 = 0xa0,  // [0], constructed
};

// One value, its content a view of the input.
struct DerItem {
  std::uint8_t tag = 0;
  ByteView content;
};

// Reads the values of one level one after the other.
class DerReader {
 public:
  explicit DerReader(ByteView input) : rest_(input) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  // The tag of the next value, 0 at the end.
  [[nodiscard]] std::uint8_t peek() const { return rest_.empty() ? 0 : rest_.front(); }
  // The next value; nothing when there is none, or it is not DER.
  [[nodiscard]] std::optional<DerItem> next();
  // The content of the next value if it has this tag.
  [[nodiscard]] std::optional<ByteView> read(std::uint8_t tag);
  // An INTEGER from 0 to 2^32-1, minimally encoded.
  [[nodiscard]] std::optional<std::uint32_t> read_uint32();

 private:
  ByteView rest_;
};

// The content of the one value of this tag that `der` consists of.
[[nodiscard]] std::optional<ByteView> der_only(ByteView der, std::uint8_t tag);

// Whether every byte of `der` belongs to well-formed values, constructed ones included, nested at
// most `depth_max` deep.
[[nodiscard]] bool der_well_formed(ByteView der, int depth_max);

// Bytes that may be key material, growing; wiped when freed.
using SecretVector = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

// One value with the parts, one after the other, as its content.
[[nodiscard]] SecretVector der_value(std::uint8_t tag, std::initializer_list<ByteView> parts);
// An INTEGER of a non-negative big-endian number, leading zeros or not.
[[nodiscard]] SecretVector der_integer(ByteView number);

}  // namespace cmk::crypto
