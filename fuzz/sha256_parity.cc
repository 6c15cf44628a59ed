// Both libraries hash the same bytes to the same digest.
#include "fuzz/byte_reader.h"
#include "fuzz/two_libraries.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "sha256_parity"};

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const auto& [openssl, boringssl] = TwoLibraries::get().both();
  const auto a = openssl->sha256({data, len});
  const auto b = boringssl->sha256({data, len});
  if (TwoLibraries::get().both_accept(kProperty, "digest", refusal_of(a), refusal_of(b)))
    kProperty.require(*a == *b, "digests-differ");
  return 0;
}
