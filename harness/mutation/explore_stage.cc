#include "harness/mutation/explore_stage.h"

#include <fmt/format.h>

#include <memory>
#include <tuple>
#include <utility>

#include "harness/explore/explorer.h"
#include "harness/explore/same_answer.h"
#include "harness/protocol/codec.h"

namespace cmk::mutation {
namespace {

constexpr std::size_t kBatch = 100;  // traces in a part

// A trace with what the model answers, from the state on in which its world leaves the model.
struct Recorded {
  std::uint64_t seed = 0;
  std::vector<Operation> operations;
  std::vector<Outcome> outcomes;
};

// What starts in one world.
struct Recording {
  explore::Arena arena;  // with that world alone, on the model
  std::vector<Recorded> traces;
};
using RecordingPtr = std::shared_ptr<const Recording>;

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
std::vector<Recording> record_all(const explore::Arena& arena, const Exploring& exploring) {
  std::vector<Recording> recordings(arena.model.size());
  for (std::size_t world = 0; world < recordings.size(); ++world) {
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

std::string text_of(const Recorded& trace, std::size_t step, std::string_view what) {
  return fmt::format("seed {}, operation {}, {}: {}", trace.seed, step + 1,
                     harness::method_of(trace.operations[step].params), what);
}

// By what the trace tells `subject`; empty when it does not.
std::string replay(const Recorded& trace, System subject, bool is_repeatable) {
  explore::LawBook book(explore::marked_leak());
  for (std::size_t step = 0; step < trace.operations.size(); ++step) {
    const Operation& operation = trace.operations[step];
    if (is_repeatable) {
      if (const auto breach = book.advance(subject, operation.now)) {
        return text_of(trace, step, breach->law->name);
      }
    }
    Outcome outcome;
    const auto breach = book.apply(subject, operation, outcome);
    if (explore::difference(operation, trace.outcomes[step], outcome)) {
      return text_of(trace, step, "another answer");
    }
    if (breach) return text_of(trace, step, breach->law->name);
  }
  return "";
}

// What a part is made of.
struct Batch {
  RecordingPtr recording;
  std::size_t first = 0;
  std::size_t end = 0;
  cli::ReferenceOptions reference;
  std::filesystem::path folder;
};

// The library and the keys are made anew as well: a mutant may act there.
std::string run_batch(const Batch& batch) {
  const auto make = cli::make_reference(batch.reference, batch.folder);
  if (!make) return make.error().line;
  explore::Arena arena = batch.recording->arena;
  const explore::StartingWorld& model = arena.model.front();
  arena.subject = {explore::set_up(model.world, (*make)({}))};
  if (const auto found = explore::compare_worlds(arena)) {
    return fmt::format("world {}, step {}", model.world->name, found->world_step + 1);
  }
  for (std::size_t i = batch.first; i < batch.end; ++i) {
    std::string by =
        replay(batch.recording->traces[i], arena.subject.front().system, arena.is_repeatable);
    if (!by.empty()) return by;
  }
  return "";
}

}  // namespace

cli::Or<Stage> explore_stage(const cli::Data& data, const Exploring& exploring) {
  const auto make = cli::make_reference(exploring.reference, data.folder);
  if (!make) return std::unexpected(make.error());
  auto arena = explore::make_arena({&data.scenarios, data.folder, ""}, [&] { return (*make)({}); });
  if (!arena) return cli::stop(cli::ExitCode::badInput, arena.error());
  arena->is_repeatable = exploring.reference.crypto == "repeatable";
  Stage stage{exploring.name, exploring.time_limit};
  for (Recording& made : record_all(*arena, exploring)) {
    const auto recording = std::make_shared<const Recording>(std::move(made));
    std::size_t first = 0;
    do {
      const std::size_t end = std::min(first + kBatch, recording->traces.size());
      stage.parts.emplace_back([batch = Batch{recording, first, end, exploring.reference,
                                              data.folder}] { return run_batch(batch); });
      first = end;
    } while (first < recording->traces.size());
  }
  return stage;
}

}  // namespace cmk::mutation
