// Length-prefixed binary fields: how the reference's own blobs (backups, envelopes) are laid out.
//   field := length (4 bytes, big-endian) bytes
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "reference/core/bytes.h"

namespace cmk {

template <class Container>
void append_u32(Container& out, std::uint32_t value) {
  const std::array bytes = {
      static_cast<std::uint8_t>(value >> 24U), static_cast<std::uint8_t>(value >> 16U),
      static_cast<std::uint8_t>(value >> 8U), static_cast<std::uint8_t>(value)};
  out.insert(out.end(), bytes.begin(), bytes.end());
}
// What a field takes beside its bytes.
inline constexpr std::size_t kFieldLen = 4;

template <class Container>
void append_field(Container& out, ByteView bytes) {
  append_u32(out, static_cast<std::uint32_t>(bytes.size()));
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// Reads fields off the front of untrusted bytes; every read says whether there was enough. After
// one that failed all fail, so that a reader of several may look at the last alone.
class WireReader {
 public:
  explicit WireReader(ByteView bytes) : rest_(bytes) {}

  [[nodiscard]] std::optional<ByteView> take(std::size_t len) {
    failed_ = failed_ || rest_.size() < len;
    if (failed_) return std::nullopt;
    const ByteView taken = rest_.first(len);
    rest_ = rest_.subspan(len);
    return taken;
  }
  [[nodiscard]] std::optional<std::uint32_t> u32() {
    const auto bytes = take(4);
    if (!bytes) return std::nullopt;
    std::uint32_t value = 0;
    for (std::uint8_t byte : *bytes) value = (value << 8U) | byte;
    return value;
  }
  [[nodiscard]] std::optional<ByteView> field() {
    const auto len = u32();
    return len ? take(*len) : std::nullopt;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty() && !failed_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  ByteView rest_;
  bool failed_ = false;
};

}  // namespace cmk
