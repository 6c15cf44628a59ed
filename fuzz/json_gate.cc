// The gate lets a text pass exactly when a slow recognizer of RFC 8259, with the gate's limits,
// does; what passed is written as a text that passes, to the same value; and an error lies in the
// text.
#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "fuzz/slow_json.h"
#include "reference/core/bytes.h"
#include "reference/core/gate.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"harness", "json_gate"};

std::expected<nlohmann::json, GateError> subject(std::string_view text) {
  if (planted("gate-takes-what-follows"))
    if (const auto end = text.rfind('}'); end != std::string_view::npos)
      text = text.substr(0, end + 1);
  if (planted("gate-is-deeper")) return pass_gate(text, {.depth_max = 65});
  return pass_gate(text);
}

// What is said of a text alone holds of it deep within arrays, where two levels are left.
constexpr std::size_t kDeep = GateLimits().depth_max - 2;

void check(std::string_view text) {
  const auto value = subject(text);
  const bool passes = SlowJson(text).accepts();
  kProperty.require(value.has_value() == passes, value ? "passes-what-is-none" : "refuses-json",
                    value ? "" : to_string(value.error()));
  if (!value) {
    kProperty.require(value.error().offset <= text.size() && !value.error().reason.empty(),
                      "error-lies-outside");
    return;
  }
  const auto again = subject(value->dump());
  kProperty.require(again && *again == *value, "does-not-round-trip");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view text = cmk::as_text({data, len});
  check(text);
  check(std::string(kDeep, '[').append(text).append(kDeep, ']'));
  return 0;
}
