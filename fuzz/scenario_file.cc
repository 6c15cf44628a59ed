// A scenario that is accepted is accepted however its text is laid out, with as many cases and
// steps; refused, with the flaw's place and reason on one line, is one with a member that nobody
// declared, and one whose steps are gone.
#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "fuzz/scratch_file.h"
#include "harness/suite/read_json.h"
#include "harness/suite/scenario_reader.h"
#include "reference/core/bytes.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"harness", "scenario_file"};

auto load(std::string_view text) {
  static const ScratchFile file("conformance/scenarios/key-vault/scenario.json");
  file.write(text);
  return harness::load_scenarios(file.folder() / "conformance/scenarios", {});
}

// Without the member, which the reader would not have known.
std::string without_unknown(nlohmann::json value) {
  if (planted("scenario-takes-unknown-members")) value.erase("unknown");
  return value.dump();
}

std::size_t num_steps(const std::vector<harness::Scenario>& scenarios) {
  std::size_t sum = 0;
  for (const auto& scenario : scenarios)
    for (const auto& each : scenario.cases) sum += each.steps.size();
  return sum;
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view text = cmk::as_text({data, len});
  const auto scenarios = load(text);
  if (!scenarios) {
    const std::string why = to_string(scenarios.error());
    kProperty.require(!scenarios.error().reason.empty(), "refused-without-a-reason");
    kProperty.require(!why.contains('\n'), "flaw-is-not-one-line", why);
    return 0;
  }
  nlohmann::json value = *cmk::harness::parse_json(text);
  const auto again = load(value.dump(planted("scenario-layout-matters") ? -1 : 3));
  const bool same = again && num_steps(*again) == num_steps(*scenarios);
  kProperty.require(same && !planted("scenario-layout-matters"), "layout-matters");
  nlohmann::json other = value;
  other["unknown"] = 1;
  kProperty.require(!load(without_unknown(other)), "unknown-member-is-taken");
  value.erase("steps");
  kProperty.require(!load(value.dump()), "scenario-without-steps-is-taken");
  return 0;
}
