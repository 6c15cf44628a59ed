// Ed25519 signatures of reports, by an OpenSSL in a module of its own, as the crypto backends are.
#pragma once

#include <memory>
#include <string_view>

#include "harness/backends/load_backend.h"
#include "reference/core/bytes.h"

namespace cmk::backends {

class Signing {
 public:
  virtual ~Signing() = default;
  // Signs `message` with the private key in `pem` (PKCS#8, not encrypted); 64 bytes, or why not in
  // a few words that hold nothing of the key. The caller wipes `pem`; the module wipes its copy.
  [[nodiscard]] virtual LoadResult<Bytes> sign(std::string_view pem, ByteView message) const = 0;
  // Whether `pem` is a public Ed25519 key.
  [[nodiscard]] virtual bool is_public_key(std::string_view pem) const = 0;
  // Whether `signature` is one of `message` by the public key in `pem`.
  [[nodiscard]] virtual bool verifies(std::string_view pem, ByteView message,
                                      const Bytes& signature) const = 0;
};

// Opens the module that lies beside the crypto modules.
[[nodiscard]] LoadResult<std::shared_ptr<const Signing>> load_signing();

}  // namespace cmk::backends
