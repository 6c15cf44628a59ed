// No input makes the canary sing, as long as nothing is planted. A night plants it, and must find
// the song from nothing: a fuzzer that does not, for want of instrumentation or of time, says
// nothing about the other targets either.
#include "fuzz/byte_reader.h"
#include "fuzz/planted.h"
#include "fuzz/property.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"harness", "canary"};
constexpr std::string_view kSong = "sing";

// Byte by byte, so that each right one is an edge more; then a sum, so that the last step takes
// what a fuzzer does with comparisons of numbers.
bool sings(ByteReader& in) {
  unsigned sum = 0;
  for (const char note : kSong) {
    const unsigned heard = in.byte();
    if (heard != static_cast<unsigned char>(note)) return false;
    sum += heard;
  }
  return in.byte() == sum % 256;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  ByteReader in(data, len);
  const bool song = sings(in);
  kProperty.require(!song || !planted("canary-sings"), "sings");
  return 0;
}
