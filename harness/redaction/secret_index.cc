#include "harness/redaction/secret_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reference/core/base64url.h"
#include "reference/crypto/der.h"

namespace cmk::harness {
namespace {

constexpr std::size_t kEntriesMin = 1024;
constexpr std::size_t kFilterBitsPerEntry = 16;

// What a private key in DER holds near its beginning and nothing public does.
constexpr std::array<Window, 11> kPrivateDer = {
    0x020100300D06092A,  // PKCS#8: version 0, RSA
    0x020100301306072A,  // PKCS#8: version 0, EC on P-256
    0x020100301006072A,  // PKCS#8: version 0, EC on another curve
    0x020100300506032B,  // PKCS#8: version 0, Ed25519 and its kin
    0x020101300506032B,  // the same with the public key
    0x0201000282010100,  // PKCS#1: version 0, a modulus of 2048 bits
    0x0201000282018100,  // 3072
    0x0201000282020100,  // 4096
    0x0201000282040100,  // 8192
    0x3081A40201010430,  // SEC 1: P-384
    0x3081DC0201010442,  // SEC 1: P-521
};

bool is_lower(std::uint8_t c) { return c >= 'a' && c <= 'z'; }
bool is_upper(std::uint8_t c) { return c >= 'A' && c <= 'Z'; }

using crypto::SecretVector;

SecretVector lower_case(ByteView bytes) {
  SecretVector out(bytes.begin(), bytes.end());
  for (auto& c : out) c = is_upper(c) ? static_cast<std::uint8_t>(c + 32) : c;
  return out;
}
SecretVector upper_case(ByteView bytes) {
  SecretVector out(bytes.begin(), bytes.end());
  for (auto& c : out) c = is_lower(c) ? static_cast<std::uint8_t>(c - 32) : c;
  return out;
}

bool is_text(ByteView bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

SecretIndex::SecretIndex() {
  names_.push_back({"private key", 0});
  for (const Window window : kPrivateDer) {
    grow(1);
    place({scramble(canonical(window)), 0});
    const auto bytes = std::bit_cast<std::array<std::uint8_t, kWindowLen>>(std::byteswap(window));
    grams_.add_all(bytes);
  }
  add_windows(0, as_bytes("openssh-key-v1"));
}

void SecretIndex::add(const SecretName& name, ByteView secret) {
  if (secret.size() < kWindowLen) return;
  names_.push_back(name);
  const auto id = static_cast<std::uint32_t>(names_.size() - 1);
  add_windows(id, secret);
  if (std::ranges::any_of(secret, is_upper)) add_windows(id, lower_case(secret));
  if (is_text(secret)) {
    if (std::ranges::any_of(secret, is_lower)) add_windows(id, upper_case(secret));
    SecretVector letters = lower_case(secret);
    std::erase_if(letters, [](std::uint8_t c) { return !is_lower(c) && (c < '0' || c > '9'); });
    if (letters.size() != secret.size()) add_windows(id, letters);
  } else if (std::ranges::find(secret, 0) != secret.end()) {
    SecretVector dense(secret.begin(), secret.end());
    std::erase(dense, 0);
    add_windows(id, dense);
  }
  add_lost_case(id, secret);
}

// Base64 of which upper and lower case cannot be told apart any more is looked for in pieces of 16
// characters, from every eighth on: 8 of them would be found by chance.
void SecretIndex::add_lost_case(std::uint32_t name, ByteView secret) {
  grow(secret.size());
  for (const std::size_t lead : {0U, 1U, 2U}) {
    SecretVector shifted(lead, 0);
    shifted.insert(shifted.end(), secret.begin(), secret.end());
    std::string text = encode_base64url(shifted);
    const SecretVector low = lower_case(as_bytes(text));
    wipe(text.data(), text.size());
    const std::size_t begin = (lead * 8 + 5) / 6;
    const std::size_t end = shifted.size() * 8 / 6;
    Window first = 0;
    Window second = 0;
    for (std::size_t i = begin; i < end; ++i) {
      first = (first << 8) | (second >> 56);
      second = (second << 8) | low[i];
      if ((i + 1 - begin) % kWindowLen != 0 || i + 1 < begin + 2 * kWindowLen) continue;
      if (!is_telling(second)) continue;
      place({scramble(canonical(joined(first, second))), name});
      // Five characters of one case are common in texts: eight are looked for, four times.
      for (unsigned earlier = 0; earlier < 4; ++earlier) {
        const Window above = earlier == 0 ? 0 : first << (64 - 8 * earlier);
        folded_grams_.add((second >> (8 * earlier)) | above);
      }
    }
  }
}

void SecretIndex::add_windows(std::uint32_t name, ByteView bytes) {
  grow(bytes.size());
  grams_.add_all(bytes);
  // A folded character is no capital letter.
  for (auto rest = bytes; rest.size() >= kGramLen;) {
    const auto next = std::ranges::find_if(rest, is_upper);
    folded_grams_.add_all(ByteView(rest.begin(), next));
    rest = ByteView(next == rest.end() ? next : next + 1, rest.end());
  }
  Window window = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    window = (window << 8) | bytes[i];
    if (i + 1 < kWindowLen || !is_telling(window)) continue;
    place({scramble(canonical(window)), name});
  }
}

void SecretIndex::place(const Entry& entry) {
  if (entry.scrambled == 0) return;
  std::size_t at = entry.scrambled & (entries_.size() - 1);
  while (entries_[at].scrambled != 0) {
    if (entries_[at].scrambled == entry.scrambled) return;  // the first name stays
    at = (at + 1) & (entries_.size() - 1);
  }
  entries_[at] = entry;
  ++num_entries_;
  const std::uint64_t bit = entry.scrambled >> filter_shift_;
  filter_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
}

void SecretIndex::grow(std::size_t num_more) {
  const std::size_t wanted = std::max(kEntriesMin, std::bit_ceil((num_entries_ + num_more) * 2));
  if (wanted <= entries_.size()) return;
  const std::vector<Entry> old = std::exchange(entries_, std::vector<Entry>(wanted));
  const std::size_t num_bits = wanted / 2 * kFilterBitsPerEntry;
  filter_.assign(num_bits / 64, 0);
  filter_shift_ = 64 - static_cast<unsigned>(std::countr_zero(num_bits));
  num_entries_ = 0;
  for (const Entry& entry : old) place(entry);
}

const SecretName* SecretIndex::find_scrambled(std::uint64_t scrambled) const {
  std::size_t at = scrambled & (entries_.size() - 1);
  while (entries_[at].scrambled != 0) {
    if (entries_[at].scrambled == scrambled) return &names_[entries_[at].name];
    at = (at + 1) & (entries_.size() - 1);
  }
  return nullptr;
}

}  // namespace cmk::harness
