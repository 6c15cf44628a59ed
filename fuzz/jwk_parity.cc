// A private JSON Web Key, put together out of two sound keys and what the input says, is imported
// by both libraries, to the same key, or refused by both for the same reason. The sound keys,
// leading zeros or not, are accepted.
#include <array>

#include "fuzz/byte_reader.h"
#include "fuzz/imported_keys.h"
#include "reference/crypto/jwk.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-06", "jwk_parity"};
constexpr std::size_t kNumMembers = 8;

using Members = std::array<Bytes, kNumMembers>;

Members members_of(const Bytes& pkcs8) {
  const auto k = crypto::parse_rsa_pkcs8(pkcs8);
  Members out;
  const std::array views = {k->n, k->e, k->d, k->p, k->q, k->dp, k->dq, k->qi};
  for (std::size_t i = 0; i < views.size(); ++i)
    out.at(i).assign(views.at(i).begin(), views.at(i).end());
  return out;
}

// Changes one member as the input says; whether the key stays sound.
bool change(ByteReader& in, Members& key, const Members& other) {
  const std::size_t which = in.below(kNumMembers);
  Bytes& member = key.at(which);
  switch (in.below(6)) {
    case 0:
      member = other.at(which);
      return false;
    case 1: {
      const ByteView given = in.field();
      member.assign(given.begin(), given.end());
      return false;
    }
    case 2:
      member.insert(member.begin(), in.below(4), 0);
      return true;
    case 3:
      if (!member.empty()) member.at(in.word() % member.size()) ^= in.byte();
      return false;
    case 4:
      std::swap(member, key.at(in.below(kNumMembers)));
      return false;
    default:
      return true;
  }
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const auto& inputs = TwoLibraries::get().inputs();
  static const Members kKey = members_of(inputs.key(2048));
  static const Members kOther = members_of(inputs.key(2048, 1));
  static const Members kComposite = members_of(inputs.composite);
  ByteReader in(data, len);
  bool sound = in.below(8) != 1;
  Members key = sound ? kKey : kComposite;
  for (std::size_t changes = in.below(4); changes > 0; --changes)
    sound = change(in, key, kOther) && sound;
  const auto& [n, e, d, p, q, dp, dq, qi] = key;
  const cmk::crypto::RsaNumbers numbers{n, e, d, p, q, dp, dq, qi};
  const auto& [openssl, boringssl] = TwoLibraries::get().both();
  const auto a = rsa_from_jwk(*openssl, numbers);
  const auto b = rsa_from_jwk(*boringssl, numbers);
  const bool accepted = same_key(kProperty, "import", a, b);
  kProperty.require(accepted || !sound, "sound-is-refused");
  return 0;
}
