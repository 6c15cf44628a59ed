// PKCS#8 PrivateKeyInfo (RFC 5208) of an RSA key (RFC 8017, A.1.2), read before any library sees
// it. What is refused here is refused by every backend alike.
#pragma once

#include "reference/crypto/backend.h"
#include "reference/crypto/der.h"

namespace cmk::crypto {

// The numbers of an RSA private key, big-endian, views without leading zeros.
struct RsaNumbers {
  ByteView n, e, d, p, q, dp, dq, qi;
};

// The number without leading zero bytes.
[[nodiscard]] ByteView trim(ByteView number);

// How many bits a big-endian number has.
[[nodiscard]] int bit_length(ByteView number);

// unsupportedSize: no modulus of 2048, 3072 or 4096 bits. badKey: a number out of its range: e odd,
// 3 to 2^32-1; p and q of half the modulus's bits, odd and not equal; n odd; 1 < d < n; dp < p;
// dq < q; qi < p.
[[nodiscard]] CryptoResult<void> check_ranges(const RsaNumbers& numbers);
[[nodiscard]] CryptoResult<void> check_public_ranges(ByteView n, ByteView e);

// Version 0, rsaEncryption with NULL parameters, two primes, attributes if any well-formed, nothing
// behind it. malformed, notRsa, and what check_ranges refuses.
[[nodiscard]] CryptoResult<RsaNumbers> parse_rsa_pkcs8(ByteView der);

[[nodiscard]] SecretBytes write_rsa_pkcs8(const RsaNumbers& numbers);

}  // namespace cmk::crypto
