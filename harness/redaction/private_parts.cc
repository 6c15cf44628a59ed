#include "harness/redaction/private_parts.h"

#include <optional>

#include "reference/crypto/der.h"

namespace cmk::harness {
namespace {

using crypto::DerReader;

// RFC 8017, A.1.2: version, n, e, and then what is private.
std::optional<std::vector<ByteView>> numbers_of_pkcs1(ByteView der) {
  const auto content = crypto::der_only(der, crypto::kDerSequence);
  if (!content) return std::nullopt;
  DerReader reader(*content);
  for (int i = 0; i < 3; ++i) {
    if (!reader.read(crypto::kDerInteger)) return std::nullopt;
  }
  std::vector<ByteView> parts;
  while (reader.peek() == crypto::kDerInteger) {
    const auto number = reader.read(crypto::kDerInteger);
    if (!number) return std::nullopt;
    parts.push_back(*number);
  }
  if (parts.size() < 6) return std::nullopt;
  return parts;
}

// RFC 5208: version, algorithm, and the key as an octet string.
std::optional<std::vector<ByteView>> numbers_of_pkcs8(ByteView der) {
  const auto content = crypto::der_only(der, crypto::kDerSequence);
  if (!content) return std::nullopt;
  DerReader reader(*content);
  if (!reader.read(crypto::kDerInteger) || !reader.read(crypto::kDerSequence)) return std::nullopt;
  const auto key = reader.read(crypto::kDerOctetString);
  return key ? numbers_of_pkcs1(*key) : std::nullopt;
}

}  // namespace

std::vector<ByteView> private_parts(ByteView secret) {
  if (auto numbers = numbers_of_pkcs8(secret)) return *std::move(numbers);
  if (auto numbers = numbers_of_pkcs1(secret)) return *std::move(numbers);
  return {secret};
}

}  // namespace cmk::harness
