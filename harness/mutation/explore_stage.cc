#include "harness/mutation/explore_stage.h"

#include <fmt/format.h>

#include <memory>
#include <tuple>
#include <utility>

#include "harness/explore/capture.h"
#include "harness/explore/explorer.h"
#include "harness/explore/same_answer.h"
#include "harness/explore/trace_runner.h"
#include "harness/mutation/mutant.h"
#include "harness/protocol/codec.h"

namespace cmk::mutation {
namespace {

constexpr std::size_t kBatch = 100;    // traces in a part
constexpr std::size_t kDoubtsMax = 8;  // traces of a part that show something by names alone

// A trace with what the model answers, from the state on in which its world leaves the model.
struct Recorded {
  std::uint64_t seed = 0;
  std::vector<Operation> operations;
  std::vector<Outcome> outcomes;
};

// What is recorded, and what it is recorded with.
struct Exploration {
  cli::ReferenceOptions reference;
  std::filesystem::path folder;
  explore::TraceSetting setting;
  std::vector<explore::Importable> imports;
};

// What starts in one world.
struct Recording {
  std::shared_ptr<const Exploration> exploration;
  explore::Arena arena;  // with that world alone, on the model
  std::vector<Recorded> traces;
};
using RecordingPtr = std::shared_ptr<const Recording>;

// The mutant as a target beside the model: it is on while it is asked, and then alone.
class MutantTarget final : public harness::Target {
  template <class Call>
  auto switched_on(const Call& call) {
    active = number_;
    auto result = call();
    active = 0;
    return result;
  }

 public:
  MutantTarget(std::unique_ptr<harness::Target> target, int number)
      : target_(std::move(target)), number_(number) {}

  std::expected<harness::TargetInfo, std::string> start() override {
    return switched_on([&] { return target_->start(); });
  }
  bool reset() override {
    return switched_on([&] { return target_->reset(); });
  }
  using Target::apply;
  std::vector<harness::Answer> apply(std::span<const harness::Call> calls) override {
    return switched_on([&] { return target_->apply(calls); });
  }

 private:
  std::unique_ptr<harness::Target> target_;
  int number_;
};

// The trace, and behind it what exploring asks as well: everything that an observer can ask for,
// and something at an instant that is over.
Recorded record(const explore::StartingWorld& start, std::uint64_t seed, explore::ModelTrace made) {
  explore::Known known = start.known;
  System model = start.system;
  for (std::size_t i = 0; i < made.operations.size(); ++i) {
    std::ignore = model.apply(made.operations[i]);
    if (made.outcomes[i]) known.learn(made.operations[i], *made.outcomes[i]);
  }
  const Instant now = made.operations.empty() ? start.now : made.operations.back().now;
  const auto ask = [&](Operation operation) {
    made.outcomes.push_back(model.apply(operation));
    made.operations.push_back(std::move(operation));
  };
  for (AnyParams& params : explore::sweep(known)) {
    ask({std::move(params), now});
  }
  ask({entra::RoleList{"/"}, start.now - 1});
  return {seed, std::move(made.operations), std::move(made.outcomes)};
}

// By world.
std::vector<Recording> record_all(const std::shared_ptr<const Exploration>& exploration,
                                  const explore::Arena& arena, const Exploring& exploring) {
  std::vector<Recording> recordings(arena.model.size());
  for (std::size_t world = 0; world < recordings.size(); ++world) {
    recordings[world].exploration = exploration;
    recordings[world].arena.model = {arena.model[world]};
    recordings[world].arena.is_repeatable = arena.is_repeatable;
  }
  for (std::uint64_t i = 0; i < exploring.num_traces; ++i) {
    const std::uint64_t seed = exploring.seed + i;
    explore::ModelTrace made = explore::model_trace(arena, seed);
    const std::size_t world = made.world;
    recordings[world].traces.push_back(record(arena.model[world], seed, std::move(made)));
  }
  return recordings;
}

// What a replay shows. An answer that is another one by what a mutant may choose (names, versions)
// leads to others further on, which is nothing yet.
struct Shown {
  const explore::Law* law = nullptr;
  std::size_t step = 0;
};

// Does the trace anew with the names and bytes that the model chose.
std::optional<Shown> replay(const Recorded& trace, System subject, bool is_repeatable) {
  explore::LawBook book(explore::marked_leak());
  for (std::size_t step = 0; step < trace.operations.size(); ++step) {
    const Operation& operation = trace.operations[step];
    if (is_repeatable) {
      if (const auto breach = book.advance(subject, operation.now)) return Shown{breach->law, step};
    }
    Outcome outcome;
    const auto breach = book.apply(subject, operation, outcome);
    if (breach) return Shown{breach->law, step};
    if (explore::difference(operation, trace.outcomes[step], outcome)) return Shown{nullptr, step};
  }
  return std::nullopt;
}

// A part.
class Batch {
 public:
  Batch(RecordingPtr recording, std::size_t first, std::size_t end)
      : recording_(std::move(recording)), first_(first), end_(end) {}

  // The library and the keys are made anew as well: a mutant may act there.
  [[nodiscard]] std::string run() const {
    const Exploration& exploration = *recording_->exploration;
    const auto make = cli::make_reference(exploration.reference, exploration.folder);
    if (!make) return make.error().line;
    explore::Arena arena = recording_->arena;
    arena.subject = {explore::set_up(start().world, (*make)({}))};
    if (explore::compare_worlds(arena)) {
      if (std::string by = beside_the_model({}, *make); !by.empty()) return by;
    }
    std::size_t num_doubts = 0;
    for (std::size_t i = first_; i < end_ && num_doubts < kDoubtsMax; ++i) {
      const Recorded& trace = recording_->traces[i];
      const auto shown = replay(trace, arena.subject.front().system, arena.is_repeatable);
      if (!shown) continue;
      if (shown->law != nullptr) return text_of(trace.seed, shown->step, shown->law->name);
      if (std::string by = beside_the_model(trace, *make); !by.empty()) return by;
      ++num_doubts;
    }
    return "";
  }

 private:
  [[nodiscard]] const explore::StartingWorld& start() const {
    return recording_->arena.model.front();
  }

  [[nodiscard]] std::string text_of(std::uint64_t seed, std::size_t step,
                                    std::string_view what) const {
    return fmt::format("{}, seed {}, step {}: {}", start().world->name, seed, step + 1, what);
  }

  // Does the trace as any other implementation does it, in which names stand for what it chose.
  [[nodiscard]] std::string beside_the_model(const Recorded& trace,
                                             const cli::MakeSystem& make) const {
    const Exploration& exploration = *recording_->exploration;
    const int number = std::exchange(active, 0);
    const explore::Trace steps =
        explore::capture(start(), trace.operations, trace.outcomes, exploration.imports);
    MutantTarget subject(cli::in_process_target(make, {}, exploration.reference, nullptr), number);
    const explore::TraceRun done = explore::run(steps, exploration.setting, subject, {});
    active = number;
    if (!done.divergence) return "";
    return done.divergence->in_world
               ? fmt::format("{}, step {}", start().world->name, done.divergence->step + 1)
               : text_of(trace.seed, done.divergence->step, done.divergence->method);
  }

  RecordingPtr recording_;
  std::size_t first_;
  std::size_t end_;
};

}  // namespace

cli::Or<Stage> explore_stage(const cli::Data& data, const Exploring& exploring) {
  const auto make = cli::make_reference(exploring.reference, data.folder);
  if (!make) return std::unexpected(make.error());
  const auto make_model = [make = *make] { return make({}); };
  const explore::ExploreData where{explore::worlds_of(data.scenarios), data.folder, ""};
  auto arena = explore::make_arena(where, make_model);
  if (!arena) return cli::stop(cli::ExitCode::badInput, arena.error());
  arena->is_repeatable = exploring.reference.crypto == "repeatable";
  const auto exploration = std::make_shared<const Exploration>(Exploration{
      exploring.reference, data.folder, explore::make_setting(where, make_model), arena->imports});
  Stage stage{exploring.name, exploring.time_limit};
  for (Recording& made : record_all(exploration, *arena, exploring)) {
    const auto recording = std::make_shared<const Recording>(std::move(made));
    std::size_t first = 0;
    do {
      const std::size_t end = std::min(first + kBatch, recording->traces.size());
      stage.parts.emplace_back([batch = Batch(recording, first, end)] { return batch.run(); });
      first = end;
    } while (first < recording->traces.size());
  }
  return stage;
}

}  // namespace cmk::mutation
