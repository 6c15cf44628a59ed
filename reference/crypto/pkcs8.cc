#include "reference/crypto/pkcs8.h"

#include <algorithm>
#include <array>
#include <bit>

namespace cmk::crypto {
namespace {

constexpr std::array<std::uint8_t, 9> kRsaEncryption = {0x2a, 0x86, 0x48, 0x86, 0xf7,
                                                        0x0d, 0x01, 0x01, 0x01};
constexpr int kParameterDepthMax = 8;

// AlgorithmIdentifier: the type of the key is told apart before its parameters are looked at.
CryptoResult<void> check_algorithm(ByteView sequence) {
  DerReader algorithm(sequence);
  const auto oid = algorithm.read(kDerOid);
  if (!oid || oid->empty() || !der_well_formed(sequence, kParameterDepthMax))
    return std::unexpected(CryptoError::malformed);
  if (!std::ranges::equal(*oid, kRsaEncryption)) return std::unexpected(CryptoError::notRsa);
  const auto null = algorithm.read(kDerNull);
  if (!null || !null->empty() || !algorithm.at_end())
    return std::unexpected(CryptoError::malformed);
  return {};
}

// [0] IMPLICIT SET OF SEQUENCE { OID, SET OF ANY }
bool attributes_well_formed(ByteView content) {
  if (!der_well_formed(content, kParameterDepthMax)) return false;
  DerReader attributes(content);
  while (!attributes.at_end()) {
    const auto attribute = attributes.read(kDerSequence);
    if (!attribute) return false;
    DerReader parts(*attribute);
    if (!parts.read(kDerOid) || !parts.read(kDerSet) || !parts.at_end()) return false;
  }
  return true;
}

// A minimal INTEGER; a negative one is well-formed and no number of a key: it reads as zero.
std::optional<ByteView> read_number(DerReader& reader) {
  const auto content = reader.read(kDerInteger);
  if (!content || content->empty()) return std::nullopt;
  const std::uint8_t first = (*content)[0];
  if (content->size() > 1) {
    const bool next_high = ((*content)[1] & 0x80) != 0;
    if ((first == 0x00 && !next_high) || (first == 0xff && next_high)) return std::nullopt;
  }
  if ((first & 0x80) != 0) return ByteView();
  return trim(*content);
}

CryptoResult<RsaNumbers> parse_rsa_private_key(ByteView der) {
  const auto sequence = der_only(der, kDerSequence);
  if (!sequence) return std::unexpected(CryptoError::malformed);
  DerReader reader(*sequence);
  if (reader.read_uint32() != 0U) return std::unexpected(CryptoError::malformed);
  RsaNumbers k;
  for (ByteView* number : {&k.n, &k.e, &k.d, &k.p, &k.q, &k.dp, &k.dq, &k.qi}) {
    const auto value = read_number(reader);
    if (!value) return std::unexpected(CryptoError::malformed);
    *number = *value;
  }
  if (!reader.at_end()) return std::unexpected(CryptoError::malformed);
  return k;
}

bool less(ByteView a, ByteView b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return std::ranges::lexicographical_compare(a, b);
}

bool odd(ByteView number) { return !number.empty() && (number.back() & 1) != 0; }

}  // namespace

ByteView trim(ByteView number) {
  while (!number.empty() && number[0] == 0) number = number.subspan(1);
  return number;
}

int bit_length(ByteView number) {
  number = trim(number);
  if (number.empty()) return 0;
  return static_cast<int>(number.size() * 8) - std::countl_zero(number[0]);
}

CryptoResult<void> check_public_ranges(ByteView n, ByteView e) {
  const int bits = bit_length(n);
  if (bits != 2048 && bits != 3072 && bits != 4096)
    return std::unexpected(CryptoError::unsupportedSize);
  const int e_bits = bit_length(e);
  if (!odd(n) || !odd(e) || e_bits < 2 || e_bits > 32) return std::unexpected(CryptoError::badKey);
  return {};
}

CryptoResult<void> check_ranges(const RsaNumbers& k) {
  if (auto sound = check_public_ranges(k.n, k.e); !sound) return sound;
  const int half = bit_length(k.n) / 2;
  const bool fits = bit_length(k.p) == half && bit_length(k.q) == half && odd(k.p) && odd(k.q) &&
                    !std::ranges::equal(k.p, k.q) && bit_length(k.d) > 1 && less(k.d, k.n) &&
                    !k.dp.empty() && less(k.dp, k.p) && !k.dq.empty() && less(k.dq, k.q) &&
                    !k.qi.empty() && less(k.qi, k.p);
  if (!fits) return std::unexpected(CryptoError::badKey);
  return {};
}

CryptoResult<RsaNumbers> parse_rsa_pkcs8(ByteView der) {
  const auto sequence = der_only(der, kDerSequence);
  if (!sequence) return std::unexpected(CryptoError::malformed);
  DerReader reader(*sequence);
  if (reader.read_uint32() != 0U) return std::unexpected(CryptoError::malformed);
  const auto algorithm = reader.read(kDerSequence);
  if (!algorithm) return std::unexpected(CryptoError::malformed);
  if (auto rsa = check_algorithm(*algorithm); !rsa) return std::unexpected(rsa.error());
  const auto key = reader.read(kDerOctetString);
  if (!key) return std::unexpected(CryptoError::malformed);
  if (!reader.at_end()) {
    const auto attributes = reader.read(kDerContext0);
    if (!attributes || !attributes_well_formed(*attributes) || !reader.at_end())
      return std::unexpected(CryptoError::malformed);
  }
  auto numbers = parse_rsa_private_key(*key);
  if (!numbers) return numbers;
  if (auto sound = check_ranges(*numbers); !sound) return std::unexpected(sound.error());
  return numbers;
}

SecretBytes write_rsa_pkcs8(const RsaNumbers& k) {
  static constexpr auto kVersion = std::to_array<std::uint8_t>({kDerInteger, 1, 0});
  static constexpr auto kNull = std::to_array<std::uint8_t>({kDerNull, 0});
  const SecretVector key =
      der_value(kDerSequence,
                {kVersion, der_integer(k.n), der_integer(k.e), der_integer(k.d), der_integer(k.p),
                 der_integer(k.q), der_integer(k.dp), der_integer(k.dq), der_integer(k.qi)});
  const SecretVector algorithm =
      der_value(kDerSequence, {der_value(kDerOid, {kRsaEncryption}), kNull});
  return SecretBytes(ByteView(
      der_value(kDerSequence, {kVersion, algorithm, der_value(kDerOctetString, {ByteView(key)})})));
}

}  // namespace cmk::crypto
