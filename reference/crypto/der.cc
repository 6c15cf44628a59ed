#include "reference/crypto/der.h"

namespace cmk::crypto {
namespace {

constexpr std::uint8_t kConstructed = 0x20;
constexpr std::uint8_t kLongTag = 0x1f;

// Takes a length off the front; at most four bytes of it, minimal.
std::optional<std::size_t> take_length(ByteView& rest) {
  if (rest.empty()) return std::nullopt;
  const std::uint8_t first = rest[0];
  rest = rest.subspan(1);
  if (first < 0x80) return first;
  const std::size_t num_bytes = first & 0x7f;
  if (num_bytes == 0 || num_bytes > 4 || rest.size() < num_bytes || rest[0] == 0)
    return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 0; i < num_bytes; ++i) length = length << 8 | rest[i];
  rest = rest.subspan(num_bytes);
  if (length < 0x80) return std::nullopt;
  return length;
}

}  // namespace

std::optional<DerItem> DerReader::next() {
  if (rest_.empty() || (rest_[0] & kLongTag) == kLongTag) return std::nullopt;
  const std::uint8_t tag = rest_[0];
  ByteView rest = rest_.subspan(1);
  const auto length = take_length(rest);
  if (!length || *length > rest.size()) return std::nullopt;
  rest_ = rest.subspan(*length);
  return DerItem{tag, rest.first(*length)};
}

std::optional<ByteView> DerReader::read(std::uint8_t tag) {
  if (peek() != tag) return std::nullopt;
  const auto item = next();
  if (!item) return std::nullopt;
  return item->content;
}

std::optional<std::uint32_t> DerReader::read_uint32() {
  const auto content = read(kDerInteger);
  if (!content || content->empty() || ((*content)[0] & 0x80) != 0) return std::nullopt;
  const bool padded = (*content)[0] == 0 && content->size() > 1;
  if (padded && ((*content)[1] & 0x80) == 0) return std::nullopt;
  if (content->size() > (padded ? 5U : 4U)) return std::nullopt;
  std::uint32_t value = 0;
  for (const std::uint8_t byte : *content) value = value << 8 | byte;
  return value;
}

std::optional<ByteView> der_only(ByteView der, std::uint8_t tag) {
  DerReader reader(der);
  const auto content = reader.read(tag);
  if (!content || !reader.at_end()) return std::nullopt;
  return content;
}

bool der_well_formed(ByteView der, int depth_max) {
  DerReader reader(der);
  while (!reader.at_end()) {
    const auto item = reader.next();
    if (!item) return false;
    if ((item->tag & kConstructed) == 0) continue;
    if (depth_max == 0 || !der_well_formed(item->content, depth_max - 1)) return false;
  }
  return true;
}

SecretVector der_value(std::uint8_t tag, std::initializer_list<ByteView> parts) {
  std::size_t length = 0;
  for (const ByteView part : parts) length += part.size();
  SecretVector out;
  out.reserve(length + 6);
  out.push_back(tag);
  std::size_t num_bytes = 0;
  for (std::size_t rest = length; rest != 0; rest >>= 8) ++num_bytes;
  if (length < 0x80) {
    out.push_back(static_cast<std::uint8_t>(length));
  } else {
    out.push_back(static_cast<std::uint8_t>(0x80 | num_bytes));
    for (std::size_t i = num_bytes; i-- > 0;)
      out.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
  }
  for (const ByteView part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

SecretVector der_integer(ByteView number) {
  static constexpr std::uint8_t kZero = 0;
  while (!number.empty() && number[0] == 0) number = number.subspan(1);
  const bool sign = number.empty() || (number[0] & 0x80) != 0;
  return der_value(kDerInteger, {sign ? ByteView(&kZero, 1) : ByteView(), number});
}

}  // namespace cmk::crypto
