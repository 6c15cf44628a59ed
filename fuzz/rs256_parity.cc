// Both libraries sign a digest under RS256 to the same bytes, verify that signature, and refuse
// alike one that was changed or belongs to another digest.
#include <algorithm>

#include "fuzz/byte_reader.h"
#include "fuzz/cached_keys.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "rs256_parity"};

using Block = std::array<std::uint8_t, crypto::kRsaBytesMax>;

// Whether both say that the signature is the digest's.
bool verify_alike(const CachedKey& key, ByteView digest, ByteView signature) {
  const auto a = key.openssl->verify_rs256(digest, signature);
  const auto b = key.boringssl->verify_rs256(digest, signature);
  const auto& libraries = TwoLibraries::get();
  if (!libraries.both_accept(kProperty, "verify", refusal_of(a), refusal_of(b))) return false;
  kProperty.require(*a == *b, "verified-by-one-alone");
  return *a;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  ByteReader in(data, len);
  const CachedKey& key = cached_key(in.one_of(kBitsToChoose));
  const std::size_t at = in.word();
  const std::uint8_t mask = in.byte();
  const std::size_t how = in.below(3);
  cmk::Bytes digest(cmk::crypto::kSha256Len);
  const cmk::ByteView given = in.rest();
  if (how == 2 || given.size() >= digest.size()) digest.assign(given.begin(), given.end());
  std::ranges::copy(given.first(std::min(given.size(), digest.size())), digest.begin());
  Block sig_a{};
  Block sig_b{};
  const auto a = key.openssl->sign_rs256(digest, sig_a);
  const auto b = key.boringssl->sign_rs256(digest, sig_b);
  const auto& libraries = TwoLibraries::get();
  if (!libraries.both_accept(kProperty, "sign", refusal_of(a), refusal_of(b))) return 0;
  kProperty.require(sig_a == sig_b, "signatures-differ");
  const auto signature = std::span(sig_a).first(*a);
  if (how == 0) signature[at % *a] ^= mask;
  if (how == 1) digest[at % digest.size()] ^= mask;
  const bool changed = how != 2 && mask != 0;
  kProperty.require(verify_alike(key, digest, signature) != changed,
                    changed ? "changed-verifies" : "unchanged-does-not-verify");
  return 0;
}
