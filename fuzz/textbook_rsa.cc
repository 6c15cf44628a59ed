#include "fuzz/textbook_rsa.h"

#include <algorithm>
#include <ranges>

namespace cmk::fuzz {
namespace {

constexpr std::size_t kLimbLen = 8;  // bytes

__extension__ using Wide = unsigned __int128;

std::vector<std::uint64_t> to_limbs(ByteView big_endian, std::size_t num_limbs) {
  std::vector<std::uint64_t> limbs(num_limbs);
  std::size_t place = 0;
  for (const std::uint8_t byte : std::views::reverse(big_endian)) {
    if (place / kLimbLen < num_limbs)
      limbs[place / kLimbLen] |= static_cast<std::uint64_t>(byte) << place % kLimbLen * 8;
    ++place;
  }
  return limbs;
}

Bytes to_big_endian(const std::vector<std::uint64_t>& limbs) {
  Bytes out;
  for (const std::uint64_t limb : std::views::reverse(limbs))
    for (int shift = 56; shift >= 0; shift -= 8)
      out.push_back(static_cast<std::uint8_t>(limb >> shift));
  return out;
}

}  // namespace

TextbookRsa::TextbookRsa(const crypto::RsaPublic& key)
    : n_(to_limbs(key.n, key.n.size() / kLimbLen)), e_(key.e) {
  std::uint64_t inverse = 1;  // of n: each step doubles the bits that are right
  for (int i = 0; i < 6; ++i) inverse *= 2 - n_[0] * inverse;
  inverse_ = 0 - inverse;
  Number power(n_.size());
  power[0] = 1;
  for (std::size_t i = 0; i < n_.size() * 64 * 2; ++i) {
    std::uint64_t carry = 0;
    for (std::uint64_t& limb : power) {
      const std::uint64_t high = limb >> 63;
      limb = limb << 1 | carry;
      carry = high;
    }
    if (carry != 0 || reaches_modulus(power)) subtract_modulus(power);
  }
  r_squared_ = std::move(power);
}

bool TextbookRsa::reaches_modulus(const Number& a) const {
  return !std::ranges::lexicographical_compare(std::views::reverse(a), std::views::reverse(n_));
}

void TextbookRsa::subtract_modulus(Number& a) const {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < n_.size(); ++i) {
    const Wide difference = static_cast<Wide>(a[i]) - n_[i] - borrow;
    a[i] = static_cast<std::uint64_t>(difference);
    borrow = static_cast<std::uint64_t>(difference >> 64) & 1;
  }
}

// a * b / R mod n: limb by limb of a, a multiple of n is added that makes the lowest limb zero.
TextbookRsa::Number TextbookRsa::multiply(const Number& a, const Number& b) const {
  const std::size_t len = n_.size();
  Number t(len);
  std::uint64_t top = 0;
  for (const std::uint64_t limb : a) {
    const std::uint64_t factor = (t[0] + limb * b[0]) * inverse_;
    Wide low = static_cast<Wide>(limb) * b[0] + t[0];
    Wide reduced = static_cast<Wide>(factor) * n_[0] + static_cast<std::uint64_t>(low);
    for (std::size_t i = 1; i < len; ++i) {
      low = static_cast<Wide>(limb) * b[i] + t[i] + static_cast<std::uint64_t>(low >> 64);
      reduced = static_cast<Wide>(factor) * n_[i] + static_cast<std::uint64_t>(low) +
                static_cast<std::uint64_t>(reduced >> 64);
      t[i - 1] = static_cast<std::uint64_t>(reduced);
    }
    const Wide last = static_cast<Wide>(top) + static_cast<std::uint64_t>(low >> 64) +
                      static_cast<std::uint64_t>(reduced >> 64);
    t[len - 1] = static_cast<std::uint64_t>(last);
    top = static_cast<std::uint64_t>(last >> 64);
  }
  if (top != 0 || reaches_modulus(t)) subtract_modulus(t);
  return t;
}

Bytes TextbookRsa::apply(ByteView message) const {
  const Number base = multiply(to_limbs(message, n_.size()), r_squared_);
  Number one(n_.size());
  one[0] = 1;
  Number power = multiply(one, r_squared_);
  bool started = false;
  for (const std::uint8_t byte : e_)
    for (int bit = 7; bit >= 0; --bit) {
      if (started) power = multiply(power, power);
      if ((byte >> bit & 1) == 0) continue;
      power = multiply(power, base);
      started = true;
    }
  return to_big_endian(multiply(power, one));
}

}  // namespace cmk::fuzz
