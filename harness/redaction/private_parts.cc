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

// A key transfer blob (.byok): JSON whose ciphertext alone is not public.
std::optional<std::vector<ByteView>> ciphertext_of_blob(ByteView secret) {
  const std::string_view text = as_text(secret);
  if (!text.starts_with('{')) return std::nullopt;
  constexpr std::string_view kMember = "\"ciphertext\"";
  const std::size_t member = text.find(kMember);
  if (member == std::string_view::npos) return std::nullopt;
  const std::size_t begin = text.find('"', member + kMember.size());
  const std::size_t end = begin == std::string_view::npos ? begin : text.find('"', begin + 1);
  if (end == std::string_view::npos) return std::nullopt;
  return std::vector{secret.subspan(begin + 1, end - begin - 1)};
}

}  // namespace

std::vector<ByteView> private_parts(ByteView secret) {
  if (auto numbers = numbers_of_pkcs8(secret)) return *std::move(numbers);
  if (auto numbers = numbers_of_pkcs1(secret)) return *std::move(numbers);
  if (auto ciphertext = ciphertext_of_blob(secret)) return *std::move(ciphertext);
  return {secret};
}

}  // namespace cmk::harness
