// What one library seals under AES-GCM the other seals to the same bytes, and both open it; both
// refuse what was changed since, and give out nothing of it.
#include <algorithm>
#include <array>

#include "fuzz/byte_reader.h"
#include "fuzz/two_libraries.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "aes_gcm_parity"};
constexpr std::size_t kNumKeys = 48;       // kept with their schedules
constexpr std::size_t kPlainMax = 4096;    // bytes
constexpr std::size_t kNonceMax3_0 = 128;  // bytes that OpenSSL 3.0 takes

struct Pair {
  std::unique_ptr<crypto::AesGcm> openssl;
  std::unique_ptr<crypto::AesGcm> boringssl;
};
using Buffer = std::array<std::uint8_t, kPlainMax + crypto::kGcmTagLen>;

Pair make_pair(ByteView key) {
  auto a = TwoLibraries::get().openssl().aes_gcm(key);
  auto b = TwoLibraries::get().boringssl().aes_gcm(key);
  if (!TwoLibraries::get().both_accept(kProperty, "key", refusal_of(a), refusal_of(b))) return {};
  return {std::move(*a), std::move(*b)};
}

// One of the kept keys, or, seldom, a fresh one of any length.
const Pair& pair_for(ByteReader& in) {
  static std::array<Pair, kNumKeys> kept;
  static Pair fresh;
  const std::size_t slot = in.byte();
  if (slot >= kNumKeys * 5) return fresh = make_pair(in.bytes(in.below(40)));
  Pair& pair = kept.at(slot % kNumKeys);
  if (pair.openssl == nullptr) {
    Bytes key(16 + slot % 3 * 8);
    for (std::size_t i = 0; i < key.size(); ++i)
      key[i] = static_cast<std::uint8_t>(slot % kNumKeys * 37 + i * i * 11);
    pair = make_pair(key);
  }
  return pair;
}

std::string_view class_of(ByteView nonce) {
  return nonce.size() > kNonceMax3_0 ? "nonce-over-128-bytes" : "seal";
}

// Cuts, or changes a byte of, what was sealed; returns its new length.
std::size_t change(ByteReader& in, std::span<std::uint8_t> sealed) {
  const std::size_t how = in.below(4);
  const std::size_t at = in.word() % sealed.size();
  if (how == 1) sealed[at] ^= in.byte();
  return how == 2 ? at : sealed.size();
}

void check_open(const Pair& pair, ByteView nonce, ByteView aad, ByteView sealed, ByteView plain,
                bool changed) {
  static Buffer out_a;
  static Buffer out_b;
  const auto a = pair.openssl->open(nonce, aad, sealed, out_a);
  const auto b = pair.boringssl->open(nonce, aad, sealed, out_b);
  const auto& libraries = TwoLibraries::get();
  const bool opened = libraries.both_accept(kProperty, "open", refusal_of(a), refusal_of(b));
  kProperty.require(opened != changed, changed ? "changed-opens" : "unchanged-is-refused");
  if (!opened) return;
  kProperty.require(std::ranges::equal(ByteView(out_a).first(*a), plain), "openssl-opens-other");
  kProperty.require(std::ranges::equal(ByteView(out_b).first(*b), plain), "boringssl-opens-other");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static Buffer sealed_a;
  static Buffer sealed_b;
  ByteReader in(data, std::min(len, kPlainMax));
  const Pair& pair = pair_for(in);
  if (pair.openssl == nullptr) return 0;
  const cmk::ByteView nonce = in.bytes(in.boolean() ? 12 : in.byte());
  const cmk::ByteView aad = in.field();
  ByteReader changes(in.bytes(4));
  const cmk::ByteView plain = in.rest();
  const auto a = pair.openssl->seal(nonce, aad, plain, sealed_a);
  const auto b = pair.boringssl->seal(nonce, aad, plain, sealed_b);
  const auto& libraries = TwoLibraries::get();
  if (!libraries.both_accept(kProperty, class_of(nonce), refusal_of(a), refusal_of(b))) return 0;
  const auto sealed = std::span(sealed_a).first(*a);
  kProperty.require(std::ranges::equal(sealed, std::span(sealed_b).first(*b)), "sealed-differ");
  const std::size_t kept = change(changes, sealed);
  const bool changed = !std::ranges::equal(sealed.first(kept), std::span(sealed_b).first(*b));
  check_open(pair, nonce, aad, sealed.first(kept), plain, changed);
  return 0;
}
