// A .pfx (PKCS#12) opens in both libraries, to the same key, or is refused by both for the same
// reason. On request its MAC is made right after the input changed it, so that what stands behind
// the MAC is reached; a twin without that is the same target with another first byte.
#include <algorithm>

#include "fuzz/byte_reader.h"
#include "fuzz/imported_keys.h"
#include "harness/backends/key_files.h"
#include "harness/backends/load_backend.h"
#include "reference/crypto/pkcs12.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "pkcs12_parity"};
constexpr std::size_t kLenMax = 8192;         // bytes
constexpr std::uint32_t kIterationsMax = 64;  // each costs time and shows nothing new
constexpr std::uint8_t kForMac = 3;           // RFC 7292, B.3

cmk_in in_of(ByteView bytes) { return {bytes.data(), bytes.size()}; }

const cmk_module& openssl_module() {
  static const cmk_module* const module =
      backends::load_module(backends::module_directory().value(), "openssl").value();
  return *module;
}

// Writes the right MAC over the one in `bytes`, where `pfx` lies.
void make_mac_right(Bytes& bytes, const crypto::Pfx& pfx, ByteView password) {
  const auto bmp = crypto::bmp_password(password);
  if (!bmp) return;
  const cmk_hash hash = pfx.mac.hash == crypto::PbeHash::sha1 ? cmk_sha1 : cmk_sha256;
  Bytes key(pfx.mac.digest.size());
  const cmk_module& module = openssl_module();
  if (module.pkcs12_kdf(hash, kForMac, in_of(bmp->view()), in_of(pfx.mac.salt), pfx.mac.iterations,
                        {key.data(), key.size()}) != cmk_ok)
    return;
  Bytes mac(key.size());
  if (module.hmac(hash, in_of(key), in_of(pfx.authenticated_safe), {mac.data(), mac.size()}) !=
      cmk_ok)
    return;
  std::ranges::copy(mac, bytes.begin() + (pfx.mac.digest.data() - bytes.data()));
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  if (len > kLenMax) return -1;
  ByteReader in(data, len);
  const std::uint8_t how = in.byte();
  const cmk::ByteView password =
      (how & 2) == 0 ? cmk::as_bytes(cmk::backends::kFixturePassword) : in.field();
  const cmk::ByteView given = in.rest();
  cmk::Bytes bytes(given.begin(), given.end());
  if (const auto pfx = cmk::crypto::parse_pfx(bytes); pfx) {
    if (std::max(pfx->mac.iterations, pfx->key.iterations) > kIterationsMax) return -1;
    if ((how & 1) != 0) make_mac_right(bytes, *pfx, password);
  }
  const auto& [openssl, boringssl] = TwoLibraries::get().both();
  const auto a = openssl->rsa_from_pkcs12(bytes, password);
  const auto b = boringssl->rsa_from_pkcs12(bytes, password);
  (void)same_key(kProperty, "import", a, b);
  return 0;
}
