// What one library encrypts under RSA1_5, RSA-OAEP or RSA-OAEP-256, in each size of key, the other
// decrypts to the same bytes; both refuse the same plaintexts.
#include <algorithm>

#include "fuzz/byte_reader.h"
#include "fuzz/cached_keys.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-05", "rsa_wrap_exchange"};

using Block = std::array<std::uint8_t, crypto::kRsaBytesMax>;

struct Request {
  crypto::RsaScheme scheme;
  ByteView label;
  ByteView plain;
  ByteView label_read;  // what the reader is told
};

void check_reads(const crypto::RsaKey& reader, const Request& request, ByteView block) {
  Block out{};
  const auto len = reader.decrypt(request.scheme, block, request.label_read, out);
  const bool same_label = std::ranges::equal(request.label, request.label_read);
  kProperty.require(len.has_value() == same_label,
                    same_label ? "other-does-not-decrypt" : "other-label-decrypts");
  if (len)
    kProperty.require(std::ranges::equal(ByteView(out).first(*len), request.plain),
                      "decrypts-to-other-bytes");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  ByteReader in(data, len);
  const CachedKey& key = cached_key(in.one_of(kBitsToChoose));
  Request request{in.one_of(kSchemes), {}, {}, {}};
  if (request.scheme != cmk::crypto::RsaScheme::rsa1_5) {
    request.label = in.field();
    request.label_read = in.below(8) == 0 ? in.field() : request.label;
  }
  request.plain = in.rest();
  Block block_a{};
  Block block_b{};
  const auto a = key.openssl->encrypt(request.scheme, request.plain, request.label, block_a);
  const auto b = key.boringssl->encrypt(request.scheme, request.plain, request.label, block_b);
  const auto& libraries = TwoLibraries::get();
  if (!libraries.both_accept(kProperty, "encrypt", refusal_of(a), refusal_of(b))) return 0;
  check_reads(*key.boringssl, request, cmk::ByteView(block_a).first(*a));
  check_reads(*key.openssl, request, cmk::ByteView(block_b).first(*b));
  return 0;
}
