// Bytes are taken for an envelope exactly when they are the magic and seven fields with nothing
// behind them, as a slow reader written from the format's grammar finds; and what was taken apart
// is put together to the same bytes.
#include <array>

#include "fuzz/planted_rule.h"
#include "fuzz/property.h"
#include "reference/envelope/format.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"ENV-04", "envelope_format"};
constexpr std::size_t kNumFields = 7;

using Fields = std::array<std::string, kNumFields>;

// By indices alone: where each field begins and ends.
std::optional<Fields> read_slowly(std::string_view text) {
  if (text.size() > std::size_t{1} << 20U) return std::nullopt;
  std::size_t at = 8;
  if (text.substr(0, at) != "CMKENV1\n") return std::nullopt;
  Fields fields;
  for (std::string& field : fields) {
    if (at + 4 > text.size()) return std::nullopt;
    std::size_t len = 0;
    for (int i = 0; i < 4; ++i) len = len * 256 + static_cast<unsigned char>(text[at++]);
    if (at + len > text.size()) return std::nullopt;
    field = std::string(text.substr(at, len));
    at += len;
  }
  if (at != text.size()) return std::nullopt;
  return fields;
}

std::string text_of(const Bytes& bytes) { return std::string(as_text(bytes)); }

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const cmk::ByteView bytes(data, len);
  const auto parsed = cmk::envelope::parse(planted_rulebook(), bytes);
  const auto slow = read_slowly(cmk::as_text(bytes));
  kProperty.require(parsed.has_value() == slow.has_value(),
                    parsed ? "takes-what-is-none" : "refuses-an-envelope");
  if (!parsed) return 0;
  const Fields fast = {parsed->kid,
                       parsed->alg,
                       text_of(parsed->wrapped),
                       text_of(parsed->mac),
                       parsed->enc,
                       text_of(parsed->nonce),
                       text_of(parsed->sealed)};
  kProperty.require(fast == *slow, "fields-differ");
  const cmk::Bytes again = cmk::envelope::serialize(*parsed);
  kProperty.require(std::ranges::equal(again, bytes), "does-not-round-trip");
  return 0;
}
