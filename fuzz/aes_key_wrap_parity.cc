// Under AES key wrap, padded (RFC 5649) or not (RFC 3394), both libraries wrap a key to the same
// bytes and unwrap it again, and refuse alike what was changed, cut or never wrapped.
#include <algorithm>
#include <array>
#include <tuple>

#include "fuzz/byte_reader.h"
#include "fuzz/two_libraries.h"

namespace cmk::fuzz {
namespace {

using crypto::CryptoResult;

constexpr Property kProperty{"ENV-06", "aes_key_wrap_parity"};
constexpr std::size_t kLenMax = 512;  // bytes of a key or blob

struct Request {
  bool padded;
  ByteView kek;
};

CryptoResult<SecretBytes> wrap(const crypto::Backend& library, const Request& r, ByteView key) {
  return r.padded ? library.aes_wrap_padded(r.kek, key) : library.aes_wrap(r.kek, key);
}
CryptoResult<SecretBytes> unwrap(const crypto::Backend& library, const Request& r, ByteView blob) {
  return r.padded ? library.aes_unwrap_padded(r.kek, blob) : library.aes_unwrap(r.kek, blob);
}

ByteView read_kek(ByteReader& in) {
  constexpr auto kSizes = std::to_array<std::size_t>({16, 24, 32, 16, 24, 32, 0});
  const std::size_t size = in.one_of(kSizes);
  return in.bytes(size == 0 ? in.below(40) : size);
}

// What both unwrap a blob to; nothing when they refuse it.
CryptoResult<SecretBytes> unwrap_alike(const Request& request, ByteView blob) {
  const auto& libraries = TwoLibraries::get();
  const auto a = unwrap(libraries.openssl(), request, blob);
  const auto b = unwrap(libraries.boringssl(), request, blob);
  if (libraries.both_accept(kProperty, "unwrap", refusal_of(a), refusal_of(b)))
    kProperty.require(*a == *b, "unwrapped-differ");
  return a;
}

// The blob that both wrap `key` to; none when they refuse it.
Bytes wrap_alike(const Request& request, ByteView key) {
  const auto& libraries = TwoLibraries::get();
  const auto a = wrap(libraries.openssl(), request, key);
  const auto b = wrap(libraries.boringssl(), request, key);
  if (!libraries.both_accept(kProperty, "wrap", refusal_of(a), refusal_of(b))) return {};
  kProperty.require(*a == *b, "wrapped-differ");
  const auto back = unwrap_alike(request, a->view());
  kProperty.require(back && std::ranges::equal(back->view(), key), "wrapped-does-not-unwrap");
  return {a->view().begin(), a->view().end()};
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  ByteReader in(data, std::min(len, kLenMax));
  const std::size_t how = in.below(3);
  const bool padded = in.boolean();
  const std::uint8_t mask = in.byte();
  const std::size_t at = in.byte();
  const Request request{padded, read_kek(in)};
  if (how == 2) {
    std::ignore = unwrap_alike(request, in.rest());
    return 0;
  }
  cmk::Bytes blob = wrap_alike(request, in.rest());
  if (blob.empty() || mask == 0) return 0;
  if (how == 0) blob[at % blob.size()] ^= mask;
  if (how == 1) blob.resize(at % blob.size());
  kProperty.require(!unwrap_alike(request, blob), "changed-unwraps");
  return 0;
}
