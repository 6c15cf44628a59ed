// Small changes of bytes, as an input asks for them.
#pragma once

#include "fuzz/byte_reader.h"

namespace cmk::fuzz {

// A place in [0, end], half of the time one of the last 32: tags and lengths often lie there.
inline std::size_t some_place(ByteReader& in, std::size_t end) {
  const std::size_t word = in.word();
  return word < 0x8000 ? word % (end + 1) : end - std::min<std::size_t>(end, word % 32);
}

// Up to three times, at a place up to `end`: changes a byte, inserts one, or drops up to 255.
inline void change_bytes(ByteReader& in, Bytes& bytes, std::size_t end) {
  for (std::size_t n = in.below(4); n > 0; --n) {
    const std::size_t at = some_place(in, std::min(end, bytes.size()));
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t how = in.below(3);
    if (how == 0 && at < bytes.size()) *place ^= in.byte();
    if (how == 1) bytes.insert(place, in.byte());
    if (how == 2)
      bytes.erase(place, place + std::min<std::ptrdiff_t>(bytes.end() - place, in.byte()));
  }
}

}  // namespace cmk::fuzz
