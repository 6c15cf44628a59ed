// The sources of everything a system makes up: identifiers, versions and nonces from one stream,
// data keys from another. Handed in, seeded, and part of the System's value: the same seed and the
// same operations give the same bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cmk {

// A splitmix64 stream: repeatable and well spread, and no cryptographic generator. It must never
// protect anything outside a test.
class Source {
 public:
  explicit Source(std::uint64_t seed = 1) : state_(seed) {}

  // The stream of that name and number under a seed. What it gives tells its own state, as
  // splitmix64 does, but neither the seed nor any other stream: the way there cannot be gone back.
  // (Whoever tries all seeds finds it; that is why it protects nothing outside a test.)
  [[nodiscard]] static Source stream(std::uint64_t seed, std::string_view name,
                                     std::uint64_t number = 0);

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
