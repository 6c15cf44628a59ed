#include "harness/suite/private_number.h"

#include <array>
#include <cstdint>

#include "harness/suite/big_number.h"

namespace cmk::harness {
namespace {

constexpr std::size_t kModulusLenMin = 64;
constexpr std::size_t kHeadLen = 8;

std::uint64_t head_of(ByteView big_endian) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < kHeadLen; ++i) head = head << 8U | big_endian[i];
  return head;
}

// a * b mod n, for a below n.
std::uint64_t product_mod(std::uint64_t a, std::uint64_t b, std::uint64_t n) {
  const auto sum = [n](std::uint64_t x, std::uint64_t y) {
    return x >= n - y ? x - (n - y) : x + y;
  };
  std::uint64_t result = 0;
  for (; b != 0; b >>= 1U) {
    if ((b & 1U) != 0) result = sum(result, a);
    a = sum(a, a);
  }
  return result;
}

// d is the inverse of e modulo (p-1)(q-1) or a small part of it: some small multiple of e times d
// lies as close to a multiple of n as p + q is small beside n.
bool begins_exponent(ByteView number, ByteView n, ByteView e) {
  std::uint64_t exponent = 0;
  for (const std::uint8_t byte : e) exponent = exponent << 8U | byte;
  const std::uint64_t modulus = head_of(n);
  const std::uint64_t head = head_of(number);
  if (exponent < 3 || head == 0 || head >= modulus) return false;
  constexpr std::array<std::uint64_t, 6> kParts = {1, 2, 4, 6, 8, 12};
  for (const std::uint64_t part : kParts) {
    const std::uint64_t factor = exponent * part;
    const std::uint64_t rest = product_mod(head, factor, modulus);
    // The heads are exact to one, so that the rest is to `factor` and as many multiples of n.
    if (factor < (std::uint64_t{1} << 22U) && (rest <= factor || modulus - rest <= 2 * factor)) {
      return true;
    }
  }
  return false;
}

bool has_factor_of(ByteView number, const BigNumber& n) {
  const BigNumber candidate(number);
  if (candidate.bits() < n.bits() / 4 || !candidate.is_odd() || !n.is_odd()) return false;
  const BigNumber common = gcd_of_odd(candidate, n);
  return !common.is_one() && !(common == n);
}

}  // namespace

bool is_private_number(ByteView number, ByteView n, ByteView e) {
  while (!n.empty() && n.front() == 0) n = n.subspan(1);
  if (n.size() < kModulusLenMin || e.empty() || e.size() > 4 || number.size() < kHeadLen)
    return false;
  return begins_exponent(number, n, e) ||
         (number.size() <= 2 * n.size() && has_factor_of(number, BigNumber(n)));
}

}  // namespace cmk::harness
