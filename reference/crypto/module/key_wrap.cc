// AES key wrap, RFC 3394 and RFC 5649. What lengths are allowed is decided here, the same for both
// libraries: they differ below 16 bytes, and in the values that say "failed".
#include "reference/crypto/module/parts.h"

namespace cmk_module_impl {
namespace {

// An AES key schedule that is wiped when it goes.
struct Schedule {
  AES_KEY key;
  Schedule() = default;
  ~Schedule() { lib.OPENSSL_cleanse(&key, sizeof key); }
  Schedule(const Schedule&) = delete;
  Schedule& operator=(const Schedule&) = delete;
};

bool is_kek(cmk_in kek) { return kek.len == 16 || kek.len == 24 || kek.len == 32; }
unsigned bits_of(cmk_in kek) { return static_cast<unsigned>(kek.len * 8); }

long wrap_padded(AES_KEY* schedule, cmk_in key, cmk_out out) {
#ifdef OPENSSL_IS_BORINGSSL
  std::size_t written = 0;
  if (lib.AES_wrap_key_padded(schedule, out.data, &written, out.capacity, key.data, key.len) != 1)
    return -1;
  return static_cast<long>(written);
#else
  const std::size_t written =
      lib.CRYPTO_128_wrap_pad(schedule, nullptr, out.data, key.data, key.len,
                              reinterpret_cast<block128_f>(lib.AES_encrypt));
  return written == 0 ? -1 : static_cast<long>(written);
#endif
}

long unwrap_padded(AES_KEY* schedule, cmk_in wrapped, cmk_out out) {
#ifdef OPENSSL_IS_BORINGSSL
  std::size_t written = 0;
  if (lib.AES_unwrap_key_padded(schedule, out.data, &written, out.capacity, wrapped.data,
                                wrapped.len) != 1)
    return -1;
  return static_cast<long>(written);
#else
  const std::size_t written =
      lib.CRYPTO_128_unwrap_pad(schedule, nullptr, out.data, wrapped.data, wrapped.len,
                                reinterpret_cast<block128_f>(lib.AES_decrypt));
  return written == 0 ? -1 : static_cast<long>(written);
#endif
}

}  // namespace

cmk_status aes_wrap(int padded, cmk_in kek, cmk_in key, cmk_out out, std::size_t* len) {
  const bool allowed = padded != 0 ? key.len >= 1 : key.len >= 16 && key.len % 8 == 0;
  if (!is_kek(kek) || !allowed || key.len > kLengthMax) return cmk_bad_length;
  if (out.capacity < (key.len + 7) / 8 * 8 + 8) return cmk_bad_length;
  Schedule schedule;
  if (lib.AES_set_encrypt_key(kek.data, bits_of(kek), &schedule.key) != 0)
    return refuse(cmk_internal);
  const long written = padded != 0 ? wrap_padded(&schedule.key, key, out)
                                   : lib.AES_wrap_key(&schedule.key, nullptr, out.data, key.data,
                                                      static_cast<unsigned>(key.len));
  if (written <= 0) return refuse(cmk_internal);
  *len = static_cast<std::size_t>(written);
  return cmk_ok;
}

cmk_status aes_unwrap(int padded, cmk_in kek, cmk_in wrapped, cmk_out out, std::size_t* len) {
  const std::size_t least = padded != 0 ? 16 : 24;
  if (!is_kek(kek) || wrapped.len < least || wrapped.len % 8 != 0 || wrapped.len > kLengthMax)
    return cmk_bad_length;
  if (out.capacity < wrapped.len) return cmk_bad_length;
  Schedule schedule;
  if (lib.AES_set_decrypt_key(kek.data, bits_of(kek), &schedule.key) != 0)
    return refuse(cmk_internal);
  const long written = padded != 0
                           ? unwrap_padded(&schedule.key, wrapped, out)
                           : lib.AES_unwrap_key(&schedule.key, nullptr, out.data, wrapped.data,
                                                static_cast<unsigned>(wrapped.len));
  if (written <= 0) {
    lib.OPENSSL_cleanse(out.data, wrapped.len);
    return refuse(cmk_authentication_failed);
  }
  *len = static_cast<std::size_t>(written);
  return cmk_ok;
}

}  // namespace cmk_module_impl
