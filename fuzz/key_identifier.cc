// A text is a key identifier exactly when it has the form of KEY-10, as a regular expression says
// it; host and version are told in lower case, the name as written; and what was taken apart is put
// together to an identifier of the same key.
#include <regex>

#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "reference/core/bytes.h"
#include "reference/key_vault/names.h"

namespace cmk::fuzz {
namespace {

using key_vault::KeyIdentifier;

constexpr Property kProperty{"KEY-10", "key_identifier"};
// https:// 24 .vault.azure.net /keys/ 127 / 32
constexpr std::size_t kLenMax = 8 + 24 + 16 + 6 + 127 + 1 + 32;

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

std::optional<KeyIdentifier> read_slowly(const std::string& text) {
  static const std::regex kForm(
      R"(https://([a-z0-9-]{3,24})\.vault\.azure\.net/keys/([a-z0-9-]+)(/([0-9a-f]{32}))?)",
      std::regex::icase | std::regex::optimize);
  std::smatch parts;
  if (text.size() > kLenMax || !std::regex_match(text, parts, kForm)) return std::nullopt;
  if (parts[2].length() > 127) return std::nullopt;
  return KeyIdentifier{lower(parts[1]), parts[2], lower(parts[4])};
}

std::optional<KeyIdentifier> subject(std::string text) {
  if (planted("identifier-takes-slash-at-end") && text.ends_with('/')) text.pop_back();
  if (planted("identifier-takes-http") && text.starts_with("http:")) text.insert(4, 1, 's');
  if (planted("identifier-takes-query")) text = text.substr(0, text.find('?'));
  auto read = key_vault::parse_key_identifier(text);
  if (planted("identifier-folds-name") && read) read->name = lower(read->name);
  return read;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string text(cmk::as_text({data, len}));
  const auto fast = subject(text);
  const auto slow = read_slowly(text);
  kProperty.require(fast.has_value() == slow.has_value(),
                    fast ? "takes-what-is-none" : "refuses-an-identifier");
  if (!fast) return 0;
  kProperty.require(fast->vault == slow->vault, "vaults-differ");
  kProperty.require(fast->name == slow->name, "names-differ");
  kProperty.require(fast->version == slow->version, "versions-differ");
  const auto again =
      subject(cmk::key_vault::key_identifier(fast->vault, fast->name, fast->version));
  kProperty.require(again && again->vault == fast->vault && again->name == fast->name &&
                        again->version == fast->version,
                    "does-not-round-trip");
  return 0;
}
