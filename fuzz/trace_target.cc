#include "fuzz/trace_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "fuzz/planted.h"
#include "fuzz/two_libraries.h"
#include "harness/backends/key_files.h"
#include "harness/backends/load_backend.h"
#include "harness/deviants/deviant.h"
#include "harness/explore/capture.h"
#include "harness/explore/imitate.h"
#include "harness/explore/pursue.h"
#include "harness/protocol/codec.h"
#include "harness/suite/scenario_reader.h"
#include "reference/crypto/key_source.h"
#include "reference/crypto/model_backend.h"
#include "reference/rules.h"

namespace cmk::fuzz {
namespace {

using explore::Arena;
using BackendPtr = std::shared_ptr<const crypto::Backend>;

[[noreturn]] void cannot_start(std::string_view why) {
  (void)std::fputs(fmt::format("cannot start: {}\n", why).c_str(), stderr);
  std::exit(70);
}
template <class T>
T needed(std::expected<T, std::string> value) {
  if (!value) cannot_start(value.error());
  return *std::move(value);
}

std::filesystem::path conformance() {
  return std::filesystem::path(needed(backends::module_directory())) / "fuzz_data/conformance";
}
// Of these worlds; of all where the list is empty.
explore::ExploreData explore_data(std::span<const std::string_view> names) {
  auto loaded = harness::load_worlds(conformance() / "scenarios");
  if (!loaded) cannot_start(loaded.error().reason);
  std::erase_if(*loaded, [&](const auto& world) {
    return !names.empty() && std::ranges::find(names, world->name) == names.end();
  });
  return {*std::move(loaded), conformance(), ""};
}

// A fault that is no deviant: no run that pads anything can be repeated.
constexpr std::string_view kDrawnAnew = "padding-is-drawn-anew";

Override planted_deviation() {
  if (planted().empty() || planted(kDrawnAnew)) return {};
  const auto deviants = harness::deviants_of(all_rules());
  const harness::Deviant* deviant = harness::find_deviant(deviants, std::string(planted()));
  if (deviant == nullptr) cannot_start(fmt::format("there is no deviant {}", planted()));
  return deviant->deviation;
}

// The keys of a pool and none beyond it: a library takes seconds to make one, unlike the model.
class PoolAlone final : public crypto::KeySource {
 public:
  PoolAlone(const BackendPtr& crypto, std::shared_ptr<const crypto::KeyPool> pool)
      : pool_(std::move(pool)), prepared_(crypto, pool_) {}
  crypto::CryptoResult<crypto::RsaKeyPtr> next(int bits, Position& position) override {
    constexpr std::array<int, 3> kBits = {2048, 3072, 4096};
    const auto size = static_cast<std::size_t>(std::ranges::find(kBits, bits) - kBits.begin());
    if (size < kBits.size() && position.num_taken.at(size) >= pool_->keys.at(size).size()) {
      return std::unexpected(crypto::CryptoError::tooExpensive);
    }
    return prepared_.next(bits, position);
  }
  [[nodiscard]] Served served() const override { return prepared_.served(); }

 private:
  std::shared_ptr<const crypto::KeyPool> pool_;
  crypto::PreparedKeys prepared_;
};

const BackendPtr& model_crypto() {
  static const BackendPtr kCrypto = crypto::make_model_backend(
      1, needed(backends::load_known_pfx((conformance() / "vectors/keys").string())),
      planted(kDrawnAnew) ? crypto::Draws::counted : crypto::Draws::repeatable);
  return kCrypto;
}
std::shared_ptr<crypto::KeySource> keys_of(const BackendPtr& crypto) {
  static const auto kPool =
      needed(backends::load_key_pool((conformance() / "vectors/keys/pool.json").string()));
  if (crypto == model_crypto()) return std::make_shared<crypto::PreparedKeys>(crypto, kPool);
  return std::make_shared<PoolAlone>(crypto, kPool);
}

System make_system(const BackendPtr& crypto, const Override& deviation,
                   Timing timing = Timing::earliest) {
  Settings settings{crypto, keys_of(crypto), deviation};
  settings.timing = timing;
  return System(settings);
}

// What is watched, and the reference that it is compared with.
System make_subject(Watched watched, Timing timing = Timing::earliest) {
  static const Override kDeviation = planted_deviation();
  const bool is_model = watched != Watched::boringssl;
  return make_system(is_model ? model_crypto() : TwoLibraries::get().both()[1], kDeviation, timing);
}
System make_sound(Watched watched) {
  const bool is_model = watched != Watched::boringssl;
  return make_system(is_model ? model_crypto() : TwoLibraries::get().both()[0], {});
}

Arena arena_of(Watched watched, std::span<const std::string_view> worlds) {
  const explore::ExploreData data = explore_data(worlds);
  const auto subject = [&] { return make_subject(watched); };
  if (watched == Watched::answers || watched == Watched::states) {
    Arena arena = needed(explore::make_arena(data, subject));
    arena.watch = {watched == Watched::answers, watched == Watched::states};
    return arena;
  }
  Arena arena = needed(explore::make_arena(data, [&] { return make_sound(watched); }, subject));
  arena.is_repeatable = watched != Watched::boringssl;
  return arena;
}

explore::TraceSetting setting_of(Watched watched) {
  auto setting = make_setting(explore_data({}), [watched] { return make_sound(watched); });
  setting.watch.repeats = watched != Watched::boringssl;
  return setting;
}

// What a trace shows, for people. Where CMK_FUZZ_TRACE names a file, the shortest trace that shows
// it goes there, with the rule that is broken; that takes a while.
std::string told(const explore::Trace& trace, explore::LawfulTarget& subject, Watched watched,
                 const explore::RunnerOptions& options) {
  const char* const file = std::getenv("CMK_FUZZ_TRACE");
  if (file == nullptr) return to_list(trace);
  const auto make_variant = [](const Override& deviation) {
    return make_system(model_crypto(), deviation);
  };
  const auto shortest = explore::pursue(trace, setting_of(watched), subject, options, make_variant);
  std::ofstream(file) << to_file(shortest ? shortest->trace : trace);
  return shortest ? to_text(*shortest) : to_list(trace);
}

// A finding belongs to the row of the law that is broken, where one row demands it.
[[noreturn]] void fail(Property property, const explore::Law* law, std::string_view method,
                       std::string_view detail) {
  if (law != nullptr && !law->requirement.empty()) property.requirement = law->requirement;
  property.fail(law == nullptr ? fmt::format("{} differs", method) : std::string(law->name),
                detail);
}

// Where CMK_FUZZ_EXPORT names a folder: writes what the cases of all scenarios are in this grammar,
// a file each after the row that it is for, and ends the program.
void export_where_asked(const Property& property, const Arena& arena,
                        const explore::Grammar& grammar) {
  constexpr std::size_t kDraws = 1500;  // more make few operations more alike
  const char* const folder = std::getenv("CMK_FUZZ_EXPORT");
  if (folder == nullptr) return;
  const auto scenarios = harness::load_scenarios(conformance() / "scenarios", {});
  if (!scenarios) cannot_start(scenarios.error().reason);
  std::size_t num_files = 0;
  explore::Imitation sum;
  for (const harness::Scenario& scenario : *scenarios) {
    for (const harness::ScenarioCase& one : scenario.cases) {
      const auto made = explore::imitate(arena, grammar, scenario, one, kDraws);
      if (!made) continue;
      std::ofstream(fmt::format("{}/{}-{:05}", folder, scenario.requirement, ++num_files),
                    std::ios::binary)
          << as_text(made->bytes);
      sum.num_steps += made->num_steps;
      sum.num_alike += made->num_alike;
    }
  }
  fmt::print("{}: {} cases, {} steps, {} of them the very operation\n", property.target, num_files,
             sum.num_steps, sum.num_alike);
  std::exit(0);
}

}  // namespace

TraceTarget::TraceTarget(const Property& property, Watched watched,
                         std::span<const std::string_view> worlds,
                         std::span<const std::string_view> methods)
    : property_(property),
      watched_(watched),
      arena_(arena_of(watched, worlds)),
      grammar_(explore::grammar_of(methods)) {
  if (grammar_.operations.empty()) cannot_start("an empty grammar");
  if (const auto found = explore::compare_worlds(arena_)) {
    property_.fail("a-world-differs", found->what);
  }
  export_where_asked(property_, arena_, grammar_);
}

void TraceTarget::run(std::span<const std::uint8_t> bytes) {
  explore::Stats stats;
  const auto found = explore::run_bytes(arena_, grammar_, bytes, stats);
  if (watched_ == Watched::boringssl) count(Count::compared, stats.num_operations);
  count(Count::accepted, stats.num_accepted);
  if (!found) return;
  explore::Watch watch;
  watch.repeats = arena_.is_repeatable;
  explore::LawfulTarget subject([this] { return make_subject(watched_); }, watch);
  fail(property_, found->law, harness::method_of(found->operations.back().params),
       found->what + "\n" + told(capture(arena_, *found), subject, watched_, {}));
}

TimingTarget::TimingTarget(const Property& property)
    : property_(property),
      arena_(needed(
          explore::make_arena(explore_data({}), [] { return make_sound(Watched::beside); }))),
      grammar_(explore::grammar_of({})) {
  export_where_asked(property_, arena_, grammar_);
}

void TimingTarget::run(std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return;
  static const explore::TraceSetting kSetting = setting_of(Watched::beside);
  static const explore::RunnerOptions kOptions{explore::Windows::adopted, 64};
  static explore::LawfulTarget late([] { return make_subject(Watched::beside, Timing::random); });
  const explore::ModelTrace made = explore::model_of_bytes(arena_, grammar_, bytes);
  const explore::Trace trace =
      capture(arena_.model[made.world], made.operations, made.outcomes, arena_.imports);
  const explore::TraceRun done = explore::run(trace, kSetting, late, kOptions);
  if (!done.divergence) return;
  fail(property_, done.divergence->law, done.divergence->method,
       done.divergence->what + "\n" + told(trace, late, Watched::beside, kOptions));
}

}  // namespace cmk::fuzz
