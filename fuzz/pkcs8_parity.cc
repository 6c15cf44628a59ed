// A PKCS#8 PrivateKeyInfo is imported by both libraries, to the same key, or refused by both for
// the same reason; and what is accepted is exported as a key that is accepted.
#include "fuzz/byte_reader.h"
#include "fuzz/imported_keys.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "pkcs8_parity"};
constexpr std::size_t kLenMax = 4096;  // bytes; an RSA-4096 key takes 2,375

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  if (len > kLenMax) return -1;
  const cmk::ByteView der(data, len);
  const auto& [openssl, boringssl] = TwoLibraries::get().both();
  const auto a = openssl->rsa_from_pkcs8(der);
  const auto b = boringssl->rsa_from_pkcs8(der);
  if (!same_key(kProperty, "import", a, b)) return 0;
  const auto exported = (*a)->to_pkcs8();
  kProperty.require(boringssl->rsa_from_trusted_pkcs8(exported->view()).has_value(),
                    "export-is-refused");
  return 0;
}
