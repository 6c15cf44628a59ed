#include "harness/redaction/gram_filter.h"

namespace cmk::harness {

void GramFilter::add_all(ByteView bytes) {
  Gram gram = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    gram = last_gram((gram << 8) | bytes[i]);
    if (i + 1 >= kGramLen) add_key(canonical_gram(gram));
  }
}

void GramFilter::add_key(std::uint64_t key) {
  const std::uint64_t scrambled = scramble(key);
  keys_.push_back(scrambled);
  if (keys_.size() > 2 * words_.size()) {
    words_.assign(2 * words_.size(), 0);
    --shift_;
    for (const std::uint64_t old : keys_) words_[old >> shift_] |= bits_of(old);
  }
  words_[scrambled >> shift_] |= bits_of(scrambled);
}

}  // namespace cmk::harness
