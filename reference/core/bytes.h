// Byte strings: public ones, and secret ones whose memory is wiped when it is given back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmk {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Overwrites [data, data+len) with zeros; the compiler may not remove it.
void wipe(void* data, std::size_t len) noexcept;

// An allocator that wipes every block before it is freed.
template <class T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <class U>
  WipingAllocator(const WipingAllocator<U>& /*other*/) noexcept {}
  T* allocate(std::size_t n) { return std::allocator<T>().allocate(n); }
  void deallocate(T* p, std::size_t n) noexcept {
    wipe(p, n * sizeof(T));
    std::allocator<T>().deallocate(p, n);
  }
  bool operator==(const WipingAllocator& /*other*/) const noexcept { return true; }
};

// Key material, passwords, record content: never printed, wiped when freed. A type of its own, so
// that no writer takes it for public bytes by accident.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(ByteView bytes) : bytes_(bytes.begin(), bytes.end()) {}
  explicit SecretBytes(std::size_t len) : bytes_(len) {}
  explicit SecretBytes(std::string_view text) : bytes_(text.begin(), text.end()) {}

  [[nodiscard]] ByteView view() const { return bytes_; }
  [[nodiscard]] std::span<std::uint8_t> writable() { return bytes_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::string_view text() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  void resize(std::size_t len) { bytes_.resize(len); }
  void append(ByteView more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); }
  bool operator==(const SecretBytes&) const = default;

 private:
  std::vector<std::uint8_t, WipingAllocator<std::uint8_t>> bytes_;
};

// A secret that travels as UTF-8 text (a password), where SecretBytes travel as base64url.
class SecretText : public SecretBytes {
 public:
  using SecretBytes::SecretBytes;
  bool operator==(const SecretText&) const = default;
};

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

// Equal or not in time that depends on the lengths alone.
[[nodiscard]] bool equal_constant_time(ByteView a, ByteView b) noexcept;

// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(ByteView bytes);

}  // namespace cmk
