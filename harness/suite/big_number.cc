#include "harness/suite/big_number.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace cmk::harness {
namespace {

constexpr std::uint32_t kSmallPrimeLimit = 1U << 16U;
constexpr std::size_t kNumSquareTests = 64;

const std::vector<std::uint32_t>& small_odd_primes() {
  static const std::vector<std::uint32_t> primes = [] {
    std::vector<bool> composite(kSmallPrimeLimit);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 3; i < kSmallPrimeLimit; i += 2) {
      if (composite[i]) continue;
      found.push_back(i);
      for (std::uint64_t j = std::uint64_t{i} * i; j < kSmallPrimeLimit; j += i)
        composite[j] = true;
    }
    return found;
  }();
  return primes;
}

bool is_square_mod(std::uint32_t residue, std::uint32_t prime) {
  // Euler's criterion: residue^((prime-1)/2) is 1, or 0 for residue 0.
  std::uint64_t result = 1;
  std::uint64_t base = residue;
  for (std::uint32_t e = (prime - 1) / 2; e != 0; e >>= 1U) {
    if ((e & 1U) != 0) result = result * base % prime;
    base = base * base % prime;
  }
  return result <= 1;
}

}  // namespace

BigNumber::BigNumber(ByteView big_endian) : limbs_((big_endian.size() + 7) / 8) {
  for (std::size_t i = 0; i < big_endian.size(); ++i) {
    const std::size_t place = big_endian.size() - 1 - i;
    limbs_[place / 8] |= std::uint64_t{big_endian[i]} << (8 * (place % 8));
  }
  trim();
}

int BigNumber::bits() const {
  if (limbs_.empty()) return 0;
  return static_cast<int>(64 * (limbs_.size() - 1)) +
         static_cast<int>(std::bit_width(limbs_.back()));
}

std::uint32_t BigNumber::mod(std::uint32_t divisor) const {
  std::uint64_t rest = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) {
    rest = (rest << 32U | limbs_[i] >> 32U) % divisor;
    rest = (rest << 32U | (limbs_[i] & 0xffffffffU)) % divisor;
  }
  return static_cast<std::uint32_t>(rest);
}

bool BigNumber::is_square() const {
  const auto& primes = small_odd_primes();
  return std::ranges::all_of(primes.begin(), primes.begin() + kNumSquareTests,
                             [&](std::uint32_t p) { return is_square_mod(mod(p), p); });
}

bool BigNumber::has_small_factor() const {
  if (!is_odd()) return true;
  const auto& primes = small_odd_primes();
  // Two primes at once: their product is below 2^32.
  for (std::size_t i = 0; i < primes.size(); i += 2) {
    const std::uint32_t p = primes[i];
    const std::uint32_t q = i + 1 < primes.size() ? primes[i + 1] : 1;
    const std::uint32_t rest = mod(p * q);
    if (rest % p == 0 || (q != 1 && rest % q == 0)) return true;
  }
  return false;
}

bool BigNumber::is_below(const BigNumber& other) const {
  if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size();
  return std::lexicographical_compare(limbs_.rbegin(), limbs_.rend(), other.limbs_.rbegin(),
                                      other.limbs_.rend());
}

void BigNumber::subtract(const BigNumber& other) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const std::uint64_t take = i < other.limbs_.size() ? other.limbs_[i] : 0;
    const std::uint64_t before = limbs_[i];
    limbs_[i] = before - take - borrow;
    borrow = before < take || before - take < borrow ? 1 : 0;
  }
  trim();
}

void BigNumber::drop_twos() {
  const auto first = std::ranges::find_if(limbs_, [](std::uint64_t limb) { return limb != 0; });
  limbs_.erase(limbs_.begin(), first);
  const auto shift = static_cast<unsigned>(std::countr_zero(limbs_[0]));
  if (shift == 0) return;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const std::uint64_t above = i + 1 < limbs_.size() ? limbs_[i + 1] : 0;
    limbs_[i] = limbs_[i] >> shift | above << (64 - shift);
  }
  trim();
}

void BigNumber::trim() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
}

BigNumber gcd_of_odd(BigNumber a, BigNumber b) {
  while (a != b) {
    if (a.is_below(b)) std::swap(a, b);
    a.subtract(b);
    a.drop_twos();
  }
  return a;
}

}  // namespace cmk::harness
