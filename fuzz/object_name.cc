// A text names a vault exactly when it matches ^[a-zA-Z0-9-]{3,24}$, and a key exactly when it
// matches ^[0-9a-zA-Z-]{1,127}$ (KVT-17; azure-facts 2.4, 3.1), as counting over a table of the
// characters finds.
#include "fuzz/planted_rule.h"
#include "fuzz/property.h"
#include "reference/core/bytes.h"
#include "reference/key_vault/names.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"KVT-17", "object_name"};
constexpr std::string_view kAllowed =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";

struct Range {
  std::size_t min;
  std::size_t max;
};

bool matches(std::string_view name, Range range) {
  std::size_t num_allowed = 0;
  for (const char c : name) num_allowed += kAllowed.find(c) == std::string_view::npos ? 0 : 1;
  return num_allowed == name.size() && name.size() >= range.min && name.size() <= range.max;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view name = cmk::as_text({data, len});
  const bool vault = cmk::key_vault::check_vault_name(planted_rulebook(), name).has_value();
  const bool key = cmk::key_vault::check_key_name(planted_rulebook(), name).has_value();
  kProperty.require(vault == matches(name, {3, 24}), vault ? "vault-takes" : "vault-refuses");
  kProperty.require(key == matches(name, {1, 127}), key ? "key-takes" : "key-refuses");
  return 0;
}
