#include "harness/suite/mod_power.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace cmk::harness {
namespace {

__extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using): no other form
using Limbs = std::vector<std::uint64_t>;      // the lowest first

constexpr std::size_t kModulusLenMax = 512;  // bytes

Limbs limbs_of(ByteView big_endian, std::size_t num_limbs) {
  Limbs limbs(num_limbs);
  for (std::size_t i = 0; i < big_endian.size(); ++i) {
    const std::size_t place = big_endian.size() - 1 - i;
    limbs[place / 8] |= std::uint64_t{big_endian[i]} << (8 * (place % 8));
  }
  return limbs;
}

Bytes bytes_of_limbs(const Limbs& limbs) {
  Bytes bytes(limbs.size() * 8);
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    bytes[bytes.size() - 1 - place] =
        static_cast<std::uint8_t>(limbs[place / 8] >> (8 * (place % 8)));
  }
  return bytes;
}

// Whether a is not below b.
bool reaches(const Limbs& a, const Limbs& b) {
  return !std::ranges::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

void take_from(Limbs& a, const Limbs& b) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Wide taken = Wide{b[i]} + borrow;
    borrow = a[i] < taken ? 1 : 0;
    a[i] -= static_cast<std::uint64_t>(taken);
  }
}

// Numbers times 2^(64 * number of limbs), modulo an odd modulus (Montgomery).
class Montgomery {
 public:
  explicit Montgomery(Limbs modulus) : n_(std::move(modulus)) {
    std::uint64_t inverse = 1;
    for (int i = 0; i < 6; ++i) inverse *= 2 - n_[0] * inverse;
    factor_ = 0 - inverse;
  }

  // a * b / 2^(64 * number of limbs)
  [[nodiscard]] Limbs product(const Limbs& a, const Limbs& b) const {
    const std::size_t num = n_.size();
    Limbs sum(num + 1);
    for (std::size_t i = 0; i < num; ++i) {
      const std::uint64_t over = add(sum, b, a[i]);
      const std::uint64_t more = add(sum, n_, sum[0] * factor_);
      std::shift_left(sum.begin(), sum.end(), 1);
      sum[num] = over + more;
    }
    return reduced(std::move(sum));
  }

  // number * 2^(64 * number of limbs)
  [[nodiscard]] Limbs lifted(Limbs number) const {
    for (std::size_t i = 0; i < 64 * n_.size(); ++i) {
      number.push_back(0);
      std::uint64_t carry = 0;
      for (std::uint64_t& limb : number) {
        carry = std::exchange(limb, limb << 1U | carry) >> 63U;
      }
      number = reduced(std::move(number));
    }
    return number;
  }

 private:
  // sum += a * factor; what does not fit any more.
  static std::uint64_t add(Limbs& sum, const Limbs& a, std::uint64_t factor) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const Wide wide = Wide{a[i]} * factor + sum[i] + carry;
      sum[i] = static_cast<std::uint64_t>(wide);
      carry = static_cast<std::uint64_t>(wide >> 64U);
    }
    const Wide top = Wide{sum.back()} + carry;
    sum.back() = static_cast<std::uint64_t>(top);
    return static_cast<std::uint64_t>(top >> 64U);
  }
  // A number below twice the modulus, with one limb more.
  [[nodiscard]] Limbs reduced(Limbs number) const {
    Limbs modulus = n_;
    modulus.push_back(0);
    if (reaches(number, modulus)) take_from(number, modulus);
    number.pop_back();
    return number;
  }

  Limbs n_;
  std::uint64_t factor_ = 0;
};

}  // namespace

Bytes mod_power(ByteView base, ByteView exponent, ByteView modulus) {
  const std::size_t len = modulus.size();
  if (len == 0 || len > kModulusLenMax || len % 8 != 0 || base.size() > len) return {};
  if (modulus.front() == 0 || modulus.back() % 2 == 0) return {};
  const Limbs n = limbs_of(modulus, len / 8);
  const Limbs number = limbs_of(base, len / 8);
  if (reaches(number, n)) return {};
  Limbs one(len / 8);
  one.front() = 1;
  const Montgomery field(n);
  const Limbs lifted = field.lifted(number);
  Limbs power = field.lifted(one);
  for (std::size_t i = 0; i < 8 * exponent.size(); ++i) {
    power = field.product(power, power);
    if ((exponent[i / 8] >> (7 - i % 8) & 1) != 0) power = field.product(power, lifted);
  }
  return bytes_of_limbs(field.product(power, one));
}

}  // namespace cmk::harness
