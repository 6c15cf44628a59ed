// A Backend without cryptography: deterministic and fast, for runs in volume. It refuses what the
// libraries refuse (sizes, lengths, wrong keys, labels and schemes, any flipped bit) and protects
// nothing. Two instances with one seed answer the same calls with the same bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "reference/crypto/backend.h"

namespace cmk::crypto {

// A PKCS#12 that the model can "open", having been told what is in it: decrypting takes
// cryptography. Others are refused as malformed.
struct KnownPfx {
  Bytes pfx;
  SecretBytes password;
  Bytes pkcs8;
};

enum class Draws {
  counted,     // no two are the same; they depend on all that was drawn before
  repeatable,  // they depend on the input alone: a trace ends in the same state whenever it is done
};

// `draws`: of the padding of RSA. Keys that a repeatable backend generates are all the same key.
[[nodiscard]] std::shared_ptr<const Backend> make_model_backend(std::uint64_t seed,
                                                                std::vector<KnownPfx> known = {},
                                                                Draws draws = Draws::counted);

}  // namespace cmk::crypto
