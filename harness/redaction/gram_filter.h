// The short pieces of all secrets, as a filter that few texts pass that show none.
#pragma once

#include <vector>

#include "harness/redaction/window.h"
#include "reference/core/bytes.h"

namespace cmk::harness {

using Gram = std::uint64_t;                 // five bytes in a row, the first the most significant
inline constexpr std::size_t kGramLen = 5;  // bytes

constexpr Gram first_gram(Window window) { return window >> (8 * (kWindowLen - kGramLen)); }
constexpr Gram last_gram(Window window) { return window & 0xFF'FFFF'FFFF; }

// Holds no byte of a secret as it is: what is added is kept scrambled.
class GramFilter {
 public:
  // Every gram of the bytes.
  void add_all(ByteView bytes);
  // The window itself, for pieces whose grams are common in texts.
  void add(Window window) { add_key(window); }

  // Always true for a gram of bytes that were added, read forwards or backwards, by bytes or by
  // hexadecimal digits; for any other one once in some ten thousand times.
  [[nodiscard]] bool may_have(Gram gram) const { return has_key(canonical_gram(gram)); }
  // The same for a window that was added by itself, read forwards.
  [[nodiscard]] bool may_have_window(Window window) const { return has_key(window); }

 private:
  static constexpr Gram reversed(Gram gram) { return first_gram(reversed_bytes(gram)); }
  static constexpr Gram canonical_gram(Gram gram) {
    const Gram exchanged = exchanged_digits(gram);
    return std::min({gram, reversed(gram), exchanged, reversed(exchanged)});
  }
  static constexpr std::uint64_t scramble(std::uint64_t key) {
    std::uint64_t mixed = (key ^ 0x2545F4914F6CDD1D) * 0x9E3779B97F4A7C15;
    mixed ^= mixed >> 32U;
    return mixed * 0xD6E8FEB86659FD93;
  }
  // Five bits of a word, by what the word's place does not depend on.
  static constexpr std::uint64_t bits_of(std::uint64_t scrambled) {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 5; ++i) bits |= std::uint64_t{1} << ((scrambled >> (6 * i)) & 63U);
    return bits;
  }

  [[nodiscard]] bool has_key(std::uint64_t key) const {
    const std::uint64_t scrambled = scramble(key);
    const std::uint64_t bits = bits_of(scrambled);
    return (words_[scrambled >> shift_] & bits) == bits;
  }
  void add_key(std::uint64_t key);

  static constexpr std::size_t kWordsMin = 256;
  std::vector<std::uint64_t> keys_;  // scrambled, for when the filter grows
  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(kWordsMin);
  unsigned shift_ = 64 - std::countr_zero(kWordsMin);
};

}  // namespace cmk::harness
