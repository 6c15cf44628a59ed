// The source of everything a system makes up: identifiers, versions, data keys, nonces. Handed in,
// seeded, and part of the System's value: the same seed and the same operations give the same
// bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace cmk {

// A splitmix64 stream: repeatable and well spread, and no cryptographic generator. It must never
// protect anything outside a test.
class Source {
 public:
  explicit Source(std::uint64_t seed = 1) : state_(seed) {}

  [[nodiscard]] std::uint64_t next();
  void fill(std::span<std::uint8_t> out);
  // 32 lower-case hexadecimal digits: a key version.
  [[nodiscard]] std::string hex32();
  // 8-4-4-4-12 hexadecimal digits with the version and variant bits of RFC 9562, 5.4 (UUIDv4).
  [[nodiscard]] std::string uuid();

  bool operator==(const Source&) const = default;

 private:
  std::uint64_t state_;
};

}  // namespace cmk
