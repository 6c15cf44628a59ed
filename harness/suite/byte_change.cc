#include "harness/suite/byte_change.h"

#include <fmt/format.h>

namespace cmk::harness {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

std::unexpected<std::string> too_short(const Bytes& bytes) {
  return std::unexpected(fmt::format("has only {} bytes", bytes.size()));
}

}  // namespace

std::expected<Bytes, std::string> changed(Bytes bytes, const ByteChange& change) {
  using Changed = std::expected<Bytes, std::string>;
  return std::visit(
      Overloaded{[&](const Flip& flip) -> Changed {
                   const auto num_bits = static_cast<std::int64_t>(bytes.size()) * 8;
                   const std::int64_t bit = flip.bit < 0 ? flip.bit + num_bits : flip.bit;
                   if (bit < 0 || bit >= num_bits) return too_short(bytes);
                   bytes[static_cast<std::size_t>(bit / 8)] ^=
                       static_cast<std::uint8_t>(1U << (bit % 8));
                   return std::move(bytes);
                 },
                 [&](const Truncate& truncate) -> Changed {
                   if (truncate.num_bytes > bytes.size()) return too_short(bytes);
                   bytes.resize(bytes.size() - truncate.num_bytes);
                   return std::move(bytes);
                 },
                 [&](const Append& append) -> Changed {
                   bytes.insert(bytes.end(), append.bytes.begin(), append.bytes.end());
                   return std::move(bytes);
                 },
                 [&](const Slice& slice) -> Changed {
                   if (slice.to > bytes.size()) return too_short(bytes);
                   return Bytes(bytes.begin() + static_cast<std::ptrdiff_t>(slice.from),
                                bytes.begin() + static_cast<std::ptrdiff_t>(slice.to));
                 }},
      change);
}

std::string describe(const ByteChange& change) {
  return std::visit(
      Overloaded{[](const Flip& flip) { return fmt::format("with bit {} flipped", flip.bit); },
                 [](const Truncate& truncate) {
                   return fmt::format("without its last {} bytes", truncate.num_bytes);
                 },
                 [](const Append& append) {
                   return fmt::format("with {} appended", to_hex(append.bytes));
                 },
                 [](const Slice& slice) {
                   return fmt::format("from byte {} to {}", slice.from, slice.to);
                 }},
      change);
}

std::optional<std::string> replaced(std::string_view text, std::string_view find,
                                    std::string_view with) {
  std::string out;
  std::size_t from = 0;
  std::size_t at = text.find(find);
  if (at == std::string_view::npos) return std::nullopt;
  for (; at != std::string_view::npos; at = text.find(find, from)) {
    out.append(text.substr(from, at - from)).append(with);
    from = at + find.size();
  }
  return out.append(text.substr(from));
}

}  // namespace cmk::harness
