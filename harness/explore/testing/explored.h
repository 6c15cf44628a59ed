// The reference on the repeatable model backend, with the worlds of the scenarios, for tests.
#pragma once

#include <gtest/gtest.h>

#include "harness/backends/key_files.h"
#include "harness/explore/explorer.h"
#include "harness/suite/scenario_reader.h"
#include "reference/crypto/model_backend.h"
#include "reference/rules.h"

namespace cmk::explore::testing {

inline const std::filesystem::path kData = std::filesystem::path(CMK_SOURCE_DIR) / "conformance";

inline const std::vector<harness::Scenario>& scenarios() {
  static const auto kScenarios = harness::load_scenarios(kData / "scenarios", {}).value();
  return kScenarios;
}
inline ExploreData data() { return {worlds_of(scenarios()), kData, ""}; }

inline System make_system(const Override& deviation = {}, Timing timing = Timing::earliest) {
  static const auto kCrypto = crypto::make_model_backend(
      1, backends::load_known_pfx((kData / "vectors/keys").string()).value(),
      crypto::Draws::repeatable);
  static const auto kKeys = std::make_shared<crypto::PreparedKeys>(
      kCrypto, backends::load_key_pool((kData / "vectors/keys/pool.json").string()).value());
  Settings settings{kCrypto, kKeys, deviation};
  settings.timing = timing;
  return System(settings);
}

inline Arena arena() {
  return make_arena(data(), [] { return make_system(); }).value();
}
// What a deviant does beside the reference.
inline Arena arena_beside(const Override& deviation) {
  return make_arena(
             data(), [] { return make_system(); }, [&] { return make_system(deviation); })
      .value();
}
inline TraceSetting setting(Timing timing = Timing::earliest) {
  return make_setting(data(), [timing] { return make_system({}, timing); });
}

// The rule of that requirement and name.
inline const Rule& rule(std::string_view requirement, std::string_view name) {
  for (const Rule* each : all_rules()) {
    if (each->requirement == requirement && each->name == name) return *each;
  }
  ADD_FAILURE() << "there is no rule " << requirement << ' ' << name;
  return *all_rules().front();
}

}  // namespace cmk::explore::testing
