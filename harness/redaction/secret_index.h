// The secrets of a run, indexed by their windows. The time of a lookup does not depend on how many
// secrets there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/redaction/gram_filter.h"
#include "harness/redaction/window.h"
#include "reference/core/bytes.h"

namespace cmk::harness {

// What is said of a secret in place of it.
struct SecretName {
  std::string name;        // "dek-1"; "" when it has none
  std::size_t length = 0;  // of the secret, in bytes; 0 for key material that only looks private
};

// Holds no byte of a secret as it is: windows are kept scrambled.
class SecretIndex {
 public:
  // Knows the beginnings of private keys in DER, whatever they hold, and no secret.
  SecretIndex();

  // Indexes every window of the secret: as it is, in lower case and (of text) in upper case,
  // without zero bytes, each forwards and backwards, by bytes and by hexadecimal digits. A secret
  // of fewer than 8 bytes, or without a telling window, has nothing to be found by.
  void add(const SecretName& name, ByteView secret);

  // What private key material is called that belongs to no known secret.
  [[nodiscard]] const SecretName& private_key() const { return names_.front(); }
  // The name of the secret that the window belongs to; null when there is none.
  [[nodiscard]] const SecretName* find(Window window) const {
    const std::uint64_t scrambled = scramble(canonical(window));
    const std::uint64_t bit = scrambled >> filter_shift_;
    return ((filter_[bit >> 6U] >> (bit & 63U)) & 1U) != 0 ? find_scrambled(scrambled) : nullptr;
  }

  // The grams of all windows: bytes in which find() finds a window hold its four grams.
  [[nodiscard]] const GramFilter& grams() const { return grams_; }
  // The grams without capital letters, for folded characters; and of each joined window the last
  // four windows that its 16 characters hold.
  [[nodiscard]] const GramFilter& folded_grams() const { return folded_grams_; }

  // 16 characters of text in lower case, as one window: for base64 whose case was lost.
  static constexpr Window joined(Window first, Window second) {
    return scramble(first) * 3 + second;
  }

 private:
  struct Entry {
    std::uint64_t scrambled = 0;  // 0: none
    std::uint32_t name = 0;
  };

  // One to one, and 0 for one window in 2^64 alone.
  static constexpr std::uint64_t scramble(Window window) {
    std::uint64_t mixed = (window ^ 0x5851F42D4C957F2D) * 0x9E3779B97F4A7C15;
    mixed ^= mixed >> 32U;
    return mixed * 0xD6E8FEB86659FD93;
  }

  [[nodiscard]] const SecretName* find_scrambled(std::uint64_t scrambled) const;
  void add_windows(std::uint32_t name, ByteView bytes);
  void add_lost_case(std::uint32_t name, ByteView secret);
  void place(const Entry& entry);
  void grow(std::size_t num_more);

  GramFilter grams_;
  GramFilter folded_grams_;
  std::vector<SecretName> names_;
  std::vector<Entry> entries_;  // open addressing; a power of two
  std::size_t num_entries_ = 0;
  std::vector<std::uint64_t> filter_;
  unsigned filter_shift_ = 0;
};

}  // namespace cmk::harness
