// A block decrypts to the same bytes in both libraries, or both refuse it for the same reason,
// whatever stands where its padding should: the block is made by RSA without padding from a message
// that was padded and then changed.
#include <algorithm>

#include "fuzz/byte_reader.h"
#include "fuzz/cached_keys.h"
#include "fuzz/padding.h"

namespace cmk::fuzz {
namespace {

using crypto::RsaScheme;

constexpr Property kProperty{"ENV-06", "rsa_unwrap_parity"};

struct Block {
  Bytes bytes;
  bool sound = false;  // padded as the scheme says, and left so
  Bytes message = {};
};

// Changes up to three bytes of a padded message; whether it did.
bool change(ByteReader changes, Bytes& padded) {
  bool changed = false;
  while (!changes.empty()) {
    const std::size_t at = changes.word() % padded.size();
    const std::uint8_t mask = changes.byte();
    padded[at] ^= mask;
    changed = changed || mask != 0;
  }
  return changed;
}

Block make_block(const CachedKey& key, RsaScheme scheme, ByteView label, ByteReader& in) {
  const auto& hasher = TwoLibraries::get().openssl();
  const bool arbitrary = in.below(8) == 0;
  if (arbitrary || scheme == RsaScheme::rsaOaep) {
    const ByteView given = in.rest();
    return {Bytes(given.begin(), given.end())};
  }
  const ByteReader changes(in.bytes(in.below(4) * 3));
  const ByteView rest = in.rest();
  const std::size_t len_max = key.block_len() - (scheme == RsaScheme::rsa1_5 ? 11 : 66);
  Bytes message(rest.begin(),
                rest.begin() + static_cast<std::ptrdiff_t>(std::min(rest.size(), len_max)));
  Bytes padded = scheme == RsaScheme::rsa1_5 ? pad_pkcs1(message, key.block_len())
                                             : pad_oaep256(hasher, message, label, key.block_len());
  const bool sound = !change(changes, padded);
  if (scheme == RsaScheme::rsaOaep256) mask_oaep256(hasher, padded);
  return {key.textbook.apply(padded), sound, std::move(message)};
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  ByteReader in(data, len);
  const CachedKey& key = cached_key(in.one_of(kBitsToChoose));
  const auto scheme = in.one_of(kSchemes);
  const cmk::ByteView label =
      scheme == cmk::crypto::RsaScheme::rsa1_5 ? cmk::ByteView() : in.field();
  const Block block = make_block(key, scheme, label, in);
  std::array<std::uint8_t, cmk::crypto::kRsaBytesMax> out_a{};
  std::array<std::uint8_t, cmk::crypto::kRsaBytesMax> out_b{};
  const auto a = key.openssl->decrypt(scheme, block.bytes, label, out_a);
  const auto b = key.boringssl->decrypt(scheme, block.bytes, label, out_b);
  const bool opened =
      TwoLibraries::get().both_accept(kProperty, "decrypt", refusal_of(a), refusal_of(b));
  kProperty.require(opened || !block.sound, "sound-is-refused");
  if (!opened) return 0;
  const cmk::ByteView plain = cmk::ByteView(out_a).first(*a);
  kProperty.require(std::ranges::equal(plain, cmk::ByteView(out_b).first(*b)), "plaintexts-differ");
  kProperty.require(!block.sound || std::ranges::equal(plain, block.message), "not-the-message");
  return 0;
}
