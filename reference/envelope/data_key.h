// The data key of a record, as the system remembers it: wrapped, with the number of its seals.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "reference/core/bytes.h"

namespace cmk::envelope {

// Seals under one data key before a new one is made. SP 800-38D, 8.3 allows 2^32; this system takes
// a number that a scenario can reach, and declares it (option sealsPerDataKey).
inline constexpr std::uint64_t kSealsPerDataKey = 64;
inline constexpr std::size_t kDataKeyLen = 32;  // bytes; AES-256
inline constexpr std::size_t kNonceLen = 12;    // bytes; SP 800-38D, 8.2.1

struct DataKey {
  std::string kid;                      // the customer key version that wrapped it
  Bytes wrapped;                        // as the customer's key wrapped it
  std::array<std::uint8_t, 4> fixed{};  // the nonces' fixed field (SP 800-38D, 8.2.1)
  std::uint64_t num_seals = 0;          // the nonces' invocation field
  SecretBytes kept;  // in clear only in the deviant that keeps data keys, empty otherwise
  bool operator==(const DataKey&) const = default;
};

}  // namespace cmk::envelope
