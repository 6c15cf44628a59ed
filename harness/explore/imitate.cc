#include "harness/explore/imitate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <map>

#include "harness/explore/walk.h"
#include "harness/protocol/codec.h"

namespace cmk::explore {
namespace {

using nlohmann::json;
using Bytes4 = std::array<std::uint8_t, kRecordSize>;

// Members by their places ("/attributes/exp").
using Members = std::map<std::string, json>;
Members members_of(const AnyParams& params) {
  Members members;
  const json flat = harness::encode_params(params).flatten();
  for (const auto& [place, value] : flat.items()) members.emplace(place, value);
  return members;
}

// How many members are the same, less those that are on one side alone or differ.
int likeness(const Members& wanted, const Members& made) {
  int same = 0;
  for (const auto& [place, value] : wanted) {
    const auto found = made.find(place);
    if (found != made.end() && found->second == value) ++same;
  }
  return 2 * same - static_cast<int>(made.size());
}

class Imitator {
 public:
  Imitator(const Arena& arena, const Grammar& grammar, std::size_t place, std::size_t draws)
      : grammar_(grammar),
        start_(arena.model[place]),
        walk_(arena, place, Draw(0)),
        now_(start_.now),
        draws_(draws) {
    made_.bytes.push_back(static_cast<std::uint8_t>(place));
    for (const PastCall& call : start_.calls) bound_[call.bind] = call.answer;
  }

  void imitate(const harness::Step& step) {
    const harness::EvalContext context{&bound_, &options_, marked_secret};
    if (step.now) now_ = harness::instant_of(*step.now, options_).value_or(now_);
    const auto params = harness::evaluate(step.params, context);
    if (!params || is_full()) return;
    const auto wanted = harness::decode_operation(step.method, *params, now_);
    if (!wanted) return;
    const auto which = std::ranges::find(grammar_.operations, wanted->params.index());
    if (which == grammar_.operations.end()) return;
    Bytes4 record{static_cast<std::uint8_t>(which - grammar_.operations.begin()), 0, 0, 0};
    record[1] = nearest_instant(record, wanted->now);
    record = nearest_params(record, wanted->params);
    made_.bytes.insert(made_.bytes.end(), record.begin(), record.end());
    ++made_.num_steps;
    const Outcome outcome = walk_.act(grammar_, record);
    if (outcome && !step.bind.empty()) bound_[step.bind] = harness::encode_answer(*outcome);
  }

  [[nodiscard]] Imitation done() && { return std::move(made_); }

 private:
  [[nodiscard]] bool is_full() const {
    return made_.bytes.size() + kRecordSize > 1 + kRecordsMax * kRecordSize;
  }

  std::uint8_t nearest_instant(Bytes4 record, Instant wanted) {
    std::uint8_t best = 0;
    Instant best_distance = std::numeric_limits<Instant>::max();
    for (unsigned i = 0; i < 256; ++i) {
      record[1] = static_cast<std::uint8_t>(i);
      const Instant distance = std::abs(walk_.instant_of(record) - wanted);
      if (distance >= best_distance) continue;
      best = record[1];
      best_distance = distance;
    }
    return best;
  }

  Bytes4 nearest_params(Bytes4 record, const AnyParams& params) {
    const Members wanted = members_of(params);
    const Instant now = walk_.instant_of(record);
    Bytes4 best = record;
    int most = std::numeric_limits<int>::min();
    const int all = static_cast<int>(wanted.size());
    for (std::size_t draw = 0; draw < draws_ && most < all; ++draw) {
      record[2] = static_cast<std::uint8_t>(draw & 0xffU);
      record[3] = static_cast<std::uint8_t>(draw >> 8U);
      const AnyParams made = walk_.params_at(grammar_, record, now);
      if (made.index() != params.index()) continue;
      const int like = likeness(wanted, members_of(made));
      if (like <= most) continue;
      most = like;
      best = record;
    }
    made_.num_alike += most == all ? 1 : 0;
    return best;
  }

  const Grammar& grammar_;
  const StartingWorld& start_;
  Walk walk_;
  Instant now_;
  std::size_t draws_;
  harness::TargetOptions options_;
  std::map<std::string, json> bound_;
  Imitation made_;
};

}  // namespace

std::optional<Imitation> imitate(const Arena& arena, const Grammar& grammar,
                                 const harness::Scenario& scenario,
                                 const harness::ScenarioCase& one, std::size_t draws) {
  if (!scenario.world) return std::nullopt;
  const auto place = std::ranges::find_if(arena.model, [&](const StartingWorld& start) {
    return start.world->name == scenario.world->name;
  });
  if (place == arena.model.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(place - arena.model.begin());
  Imitator imitator(arena, grammar, index, draws);
  for (const harness::Step& step : one.steps) imitator.imitate(step);
  Imitation made = std::move(imitator).done();
  if (made.num_steps == 0) return std::nullopt;
  return made;
}

}  // namespace cmk::explore
