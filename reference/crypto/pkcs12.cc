#include "reference/crypto/pkcs12.h"

#include <algorithm>
#include <array>
#include <optional>

#include "reference/crypto/der.h"

namespace cmk::crypto {
namespace {

// Object identifiers, encoded: 1.2.840.113549 (pkcs) and 2.16.840.1.101.3.4 (nist algorithms).
constexpr auto kData = std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1});
constexpr auto kSignedData =
    std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2});
constexpr auto kShroudedKeyBag =
    std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 2});
constexpr auto kPlainKeyBag =
    std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 1});
constexpr auto kPbeTripleDes =
    std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 3});
constexpr auto kPbes2 = std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13});
constexpr auto kPbkdf2 =
    std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12});
constexpr auto kHmacSha1 = std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 7});
constexpr auto kHmacSha256 =
    std::to_array<std::uint8_t>({0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9});
constexpr auto kSha1 = std::to_array<std::uint8_t>({0x2b, 14, 3, 2, 26});
constexpr auto kSha256 = std::to_array<std::uint8_t>({0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1});
constexpr auto kAes128Cbc = std::to_array<std::uint8_t>({0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 2});
constexpr auto kAes192Cbc = std::to_array<std::uint8_t>({0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 22});
constexpr auto kAes256Cbc = std::to_array<std::uint8_t>({0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 42});

constexpr int kAttributeDepthMax = 16;

const auto kMalformed = std::unexpected(CryptoError::malformed);
const auto kUnsupported = std::unexpected(CryptoError::unsupportedAlgorithm);

bool is(ByteView oid, ByteView known) { return std::ranges::equal(oid, known); }

CryptoResult<std::uint32_t> checked_iterations(std::optional<std::uint32_t> iterations) {
  if (!iterations || *iterations == 0) return kMalformed;
  if (*iterations > kPbeIterationsMax) return std::unexpected(CryptoError::tooExpensive);
  return *iterations;
}

// A count beyond 32 bits is still a count, and too expensive.
CryptoResult<std::uint32_t> read_iterations(DerReader& reader) {
  DerReader ahead = reader;
  const auto content = ahead.read(kDerInteger);
  if (!content || content->empty()) return kMalformed;
  const auto value = reader.read_uint32();
  if (!value && content->size() > 4 && ((*content)[0] & 0x80) == 0)
    return std::unexpected(CryptoError::tooExpensive);
  return checked_iterations(value);
}

// SEQUENCE { OID, parameters }: the OID, and a reader that stands at the parameters.
struct Algorithm {
  ByteView oid;
  DerReader parameters{{}};
};

std::optional<Algorithm> read_algorithm(DerReader& reader) {
  const auto sequence = reader.read(kDerSequence);
  if (!sequence) return std::nullopt;
  DerReader parts(*sequence);
  const auto oid = parts.read(kDerOid);
  if (!oid) return std::nullopt;
  return Algorithm{*oid, parts};
}

// Parameters of a hash: NULL or nothing.
bool no_parameters(DerReader parameters) {
  if (parameters.at_end()) return true;
  const auto null = parameters.read(kDerNull);
  return null && null->empty() && parameters.at_end();
}

// MacData = SEQUENCE { SEQUENCE { digest algorithm, digest }, salt, iterations DEFAULT 1 }
CryptoResult<PfxMac> parse_mac(ByteView content) {
  DerReader data(content);
  const auto info = data.read(kDerSequence);
  if (!info) return kMalformed;
  DerReader digest_info(*info);
  const auto algorithm = read_algorithm(digest_info);
  const auto digest = digest_info.read(kDerOctetString);
  const auto salt = data.read(kDerOctetString);
  if (!algorithm || !digest || !digest_info.at_end() || !salt || salt->empty()) return kMalformed;
  PfxMac mac{PbeHash::sha1, *digest, *salt, 1};
  if (is(algorithm->oid, kSha256)) {
    mac.hash = PbeHash::sha256;
  } else if (!is(algorithm->oid, kSha1)) {
    return kUnsupported;
  }
  if (!no_parameters(algorithm->parameters)) return kMalformed;
  if (!data.at_end()) {
    const auto iterations = read_iterations(data);
    if (!iterations) return std::unexpected(iterations.error());
    mac.iterations = *iterations;
  }
  const std::size_t digest_len = mac.hash == PbeHash::sha1 ? 20 : 32;
  if (!data.at_end() || digest->size() != digest_len) return kMalformed;
  return mac;
}

// SEQUENCE { salt, iterations, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1 }
CryptoResult<void> parse_pbkdf2(ByteView content, PfxKey& key) {
  DerReader reader(content);
  const auto salt = reader.read(kDerOctetString);
  if (!salt || salt->empty()) return kMalformed;
  key.salt = *salt;
  const auto iterations = read_iterations(reader);
  if (!iterations) return std::unexpected(iterations.error());
  key.iterations = *iterations;
  if (reader.peek() == kDerInteger && reader.read_uint32() != key.aes_key_len) return kMalformed;
  if (reader.at_end()) return {};
  const auto prf = read_algorithm(reader);
  if (!prf || !reader.at_end()) return kMalformed;
  if (!is(prf->oid, kHmacSha1) && !is(prf->oid, kHmacSha256)) return kUnsupported;
  if (!no_parameters(prf->parameters)) return kMalformed;
  key.hash = is(prf->oid, kHmacSha256) ? PbeHash::sha256 : PbeHash::sha1;
  return {};
}

// SEQUENCE { key derivation, encryption scheme }
CryptoResult<void> parse_pbes2(ByteView content, PfxKey& key) {
  DerReader reader(content);
  const auto derivation = read_algorithm(reader);
  auto encryption = read_algorithm(reader);
  if (!derivation || !encryption || !reader.at_end()) return kMalformed;
  key.scheme = PfxKey::Scheme::pbes2Aes;
  key.aes_key_len = is(encryption->oid, kAes128Cbc)   ? 16
                    : is(encryption->oid, kAes192Cbc) ? 24
                    : is(encryption->oid, kAes256Cbc) ? 32
                                                      : 0;
  if (!is(derivation->oid, kPbkdf2) || key.aes_key_len == 0) return kUnsupported;
  const auto iv = encryption->parameters.read(kDerOctetString);
  if (!iv || iv->size() != 16 || !encryption->parameters.at_end()) return kMalformed;
  key.iv = *iv;
  DerReader parameters = derivation->parameters;
  const auto pbkdf2 = parameters.read(kDerSequence);
  if (!pbkdf2 || !parameters.at_end()) return kMalformed;
  return parse_pbkdf2(*pbkdf2, key);
}

// SEQUENCE { salt, iterations }
CryptoResult<void> parse_pbes1(ByteView content, PfxKey& key) {
  DerReader reader(content);
  const auto salt = reader.read(kDerOctetString);
  if (!salt || salt->empty()) return kMalformed;
  key.salt = *salt;
  const auto iterations = read_iterations(reader);
  if (!iterations) return std::unexpected(iterations.error());
  key.iterations = *iterations;
  if (!reader.at_end()) return kMalformed;
  return {};
}

// EncryptedPrivateKeyInfo = SEQUENCE { encryption algorithm, encrypted data }
CryptoResult<PfxKey> parse_shrouded(ByteView der) {
  const auto sequence = der_only(der, kDerSequence);
  if (!sequence) return kMalformed;
  DerReader reader(*sequence);
  auto algorithm = read_algorithm(reader);
  const auto encrypted = reader.read(kDerOctetString);
  if (!algorithm || !encrypted || encrypted->empty() || !reader.at_end()) return kMalformed;
  if (!is(algorithm->oid, kPbes2) && !is(algorithm->oid, kPbeTripleDes)) return kUnsupported;
  const auto parameters = algorithm->parameters.read(kDerSequence);
  if (!parameters || !algorithm->parameters.at_end()) return kMalformed;
  PfxKey key;
  key.encrypted = *encrypted;
  const auto parsed =
      is(algorithm->oid, kPbes2) ? parse_pbes2(*parameters, key) : parse_pbes1(*parameters, key);
  if (!parsed) return std::unexpected(parsed.error());
  const std::size_t block = key.scheme == PfxKey::Scheme::pbes2Aes ? 16 : 8;
  if (key.encrypted.size() % block != 0) return kMalformed;
  return key;
}

// SafeContents = SEQUENCE OF bag. Notes the key bag; a second key is malformed.
CryptoResult<void> read_bags(ByteView der, std::optional<ByteView>& shrouded) {
  const auto sequence = der_only(der, kDerSequence);
  if (!sequence) return kMalformed;
  DerReader bags(*sequence);
  while (!bags.at_end()) {
    const auto bag = bags.read(kDerSequence);
    if (!bag) return kMalformed;
    DerReader parts(*bag);
    const auto oid = parts.read(kDerOid);
    const auto value = parts.read(kDerContext0);
    if (!oid || !value) return kMalformed;
    if (!parts.at_end()) {
      const auto attributes = parts.read(kDerSet);
      if (!attributes || !der_well_formed(*attributes, kAttributeDepthMax) || !parts.at_end())
        return kMalformed;
    }
    if (is(*oid, kPlainKeyBag)) return kMalformed;  // a key in clear: not password-protected
    if (!is(*oid, kShroudedKeyBag)) continue;
    if (shrouded) return kMalformed;
    shrouded = *value;
  }
  return {};
}

// [0] EXPLICIT OCTET STRING: what a `data` ContentInfo holds.
std::optional<ByteView> read_data(DerReader& parts) {
  const auto wrapper = parts.read(kDerContext0);
  if (!wrapper || !parts.at_end()) return std::nullopt;
  return der_only(*wrapper, kDerOctetString);
}

CryptoResult<PfxKey> find_key(ByteView authenticated_safe) {
  const auto sequence = der_only(authenticated_safe, kDerSequence);
  if (!sequence) return kMalformed;
  std::optional<ByteView> shrouded;
  DerReader contents(*sequence);
  while (!contents.at_end()) {
    const auto info = contents.read(kDerSequence);
    if (!info) return kMalformed;
    DerReader parts(*info);
    const auto oid = parts.read(kDerOid);
    if (!oid) return kMalformed;
    if (!is(*oid, kData)) continue;
    const auto data = read_data(parts);
    if (!data) return kMalformed;
    if (auto read = read_bags(*data, shrouded); !read) return std::unexpected(read.error());
  }
  if (!shrouded) return kMalformed;
  return parse_shrouded(*shrouded);
}

// One code point of UTF-8 off the front; nothing for overlong, surrogate or broken forms.
std::optional<std::uint32_t> take_code_point(ByteView& rest) {
  const std::uint8_t first = rest[0];
  const std::size_t len = first < 0x80             ? 1
                          : (first & 0xe0) == 0xc0 ? 2
                          : (first & 0xf0) == 0xe0 ? 3
                          : (first & 0xf8) == 0xf0 ? 4
                                                   : 0;
  if (len == 0 || rest.size() < len) return std::nullopt;
  std::uint32_t value = len == 1 ? first : first & (0x7fU >> len);
  for (std::size_t i = 1; i < len; ++i) {
    if ((rest[i] & 0xc0) != 0x80) return std::nullopt;
    value = value << 6 | (rest[i] & 0x3fU);
  }
  rest = rest.subspan(len);
  constexpr auto kLeast = std::to_array<std::uint32_t>({0, 0, 0x80, 0x800, 0x10000});
  const bool surrogate = value >= 0xd800 && value < 0xe000;
  if (value < kLeast[len] || value > 0x10ffff || surrogate) return std::nullopt;
  return value;
}

}  // namespace

CryptoResult<Pfx> parse_pfx(ByteView der) {
  const auto sequence = der_only(der, kDerSequence);
  if (!sequence) return kMalformed;
  DerReader reader(*sequence);
  if (reader.read_uint32() != 3U) return kMalformed;
  const auto info = reader.read(kDerSequence);
  if (!info) return kMalformed;
  DerReader parts(*info);
  const auto oid = parts.read(kDerOid);
  if (oid && is(*oid, kSignedData)) return kUnsupported;
  if (!oid || !is(*oid, kData)) return kMalformed;
  const auto safe = read_data(parts);
  const auto mac_data = reader.read(kDerSequence);
  if (!safe || !mac_data || !reader.at_end()) return kMalformed;
  const auto mac = parse_mac(*mac_data);
  if (!mac) return std::unexpected(mac.error());
  const auto key = find_key(*safe);
  if (!key) return std::unexpected(key.error());
  return Pfx{*safe, *mac, *key};
}

std::optional<SecretBytes> bmp_password(ByteView utf8) {
  SecretVector out;
  out.reserve(utf8.size() * 2 + 2);
  const auto put = [&out](std::uint32_t unit) {
    out.push_back(static_cast<std::uint8_t>(unit >> 8));
    out.push_back(static_cast<std::uint8_t>(unit));
  };
  while (!utf8.empty()) {
    const auto value = take_code_point(utf8);
    if (!value) return std::nullopt;
    if (*value < 0x10000) {
      put(*value);
    } else {
      put(0xd800 + ((*value - 0x10000) >> 10));
      put(0xdc00 + ((*value - 0x10000) & 0x3ff));
    }
  }
  put(0);
  return SecretBytes(ByteView(out));
}

}  // namespace cmk::crypto
