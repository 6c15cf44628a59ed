#include "harness/explore/trace_runner.h"

#include <fmt/format.h>

#include "harness/explore/latitude.h"
#include "harness/explore/same_answer.h"
#include "harness/explore/starting_world.h"
#include "harness/protocol/codec.h"
#include "harness/protocol/redact.h"
#include "harness/target/answer_reader.h"
#include "harness/target/in_process_target.h"
#include "harness/target/sent_secrets.h"

namespace cmk::explore {
namespace {

using harness::Answer;
using harness::AnswerKind;
using harness::Call;
using nlohmann::json;

// One step, ready for both sides.
struct Ready {
  std::string method;
  harness::Expression params;
  std::set<std::string> uses;
  Instant now = 0;
  std::string bind;
};

// How much later its world ends than it does for one that declares nothing: by as much all steps
// are later, so that they lie as far from it as when they were drawn.
Seconds waited_in_world(const Trace& trace, const TraceSetting& setting, Instant end) {
  Instant plain = harness::kT0;
  if (const auto world = find_world(setting.worlds, trace.world)) {
    for (const harness::Step& step : world->steps) {
      if (step.now) plain = harness::instant_of(*step.now, {}).value_or(plain);
    }
  }
  return end - plain;
}

std::vector<Ready> ready_steps(const Trace& trace, const TraceSetting& setting, bool may_go_back,
                               const harness::TargetOptions& declared, std::size_t& num_of_world) {
  std::vector<Ready> steps;
  Instant now = harness::kT0;
  harness::ReadContext names;
  names.files = setting.files;
  if (const auto world = find_world(setting.worlds, trace.world)) {
    for (std::size_t i = 0; i < world->steps.size(); ++i) {
      const harness::Step& step = world->steps[i];
      if (step.now) now = harness::instant_of(*step.now, declared).value_or(now);
      steps.push_back({step.method, step.params, step.uses, now, bind_of(*world, i)});
      names.bound.insert(steps.back().bind);
    }
  }
  num_of_world = steps.size();
  const Seconds waited = waited_in_world(trace, setting, now);
  for (const TraceStep& step : trace.steps) {
    names.uses.clear();
    auto params = harness::parse_expression(step.params, "", names);
    if (!step.bind.empty()) names.bound.insert(step.bind);
    // One that names what a step that is gone would have made is kept as one that cannot be done.
    const Instant at = step.now + waited;
    const bool can_be_done = params.has_value() && (may_go_back || at >= now);
    now = std::max(now, at);
    steps.push_back({can_be_done ? step.method : "",
                     can_be_done ? *std::move(params) : harness::Expression{}, names.uses, at,
                     step.bind});
  }
  return steps;
}

// Sends steps to the subject, as many together as do not wait for each other's answers.
class Sender {
 public:
  Sender(harness::Target& subject, const RunnerOptions& options, std::size_t num_of_world)
      : subject_(subject),
        options_(options),
        num_of_world_(num_of_world),
        latitude_(options.declared) {}

  // Nothing for a step that cannot be sent.
  std::vector<std::optional<Answer>> send(const std::vector<Ready>& steps) {
    answers_.resize(steps.size());
    is_open_.resize(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const bool waits = std::ranges::any_of(
          steps[i].uses, [&](const std::string& name) { return pending_binds_.contains(name); });
      if (waits || calls_.size() >= options_.batch_max) flush(steps);
      plan(steps[i], i);
    }
    flush(steps);
    return std::move(answers_);
  }
  // Which call was that of a step.
  [[nodiscard]] const std::vector<std::size_t>& sent() const { return sent_; }
  // Whether by a step the target's declared latitude may show: Latitude::is_open.
  [[nodiscard]] bool is_open(std::size_t step) const { return is_open_[step]; }
  // What went either way and no text may show.
  [[nodiscard]] const harness::SentSecrets& secrets() const { return secrets_; }

 private:
  void plan(const Ready& step, std::size_t index) {
    if (step.method.empty()) return;
    const auto params =
        harness::evaluate(step.params, {&bound_, &options_.declared, marked_secret});
    // What shrinking has taken too much from is no operation.
    if (!params || !harness::decode_operation(step.method, *params, step.now)) return;
    latitude_.pass(step.method, *params, step.now, index < num_of_world_);
    is_open_[index] = latitude_.is_open();
    secrets_.add(*harness::find_operation(step.method)->params, *params);
    calls_.push_back({step.method, *params, step.now});
    indices_.push_back(index);
    pending_binds_.insert(step.bind);
  }
  void flush(const std::vector<Ready>& steps) {
    if (calls_.empty()) return;
    std::vector<Answer> answers = subject_.apply(calls_);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Ready& step = steps[indices_[i]];
      if (answers[i].kind == AnswerKind::accepted) {
        secrets_.add(*harness::find_operation(step.method)->answer, answers[i].result);
        if (!step.bind.empty()) bound_[step.bind] = answers[i].result;
      }
      answers_[indices_[i]] = std::move(answers[i]);
      sent_.push_back(indices_[i]);
    }
    calls_.clear();
    indices_.clear();
    pending_binds_.clear();
  }

  harness::Target& subject_;
  const RunnerOptions& options_;
  std::size_t num_of_world_;
  Latitude latitude_;
  std::vector<bool> is_open_;
  std::map<std::string, json> bound_;
  std::vector<Call> calls_;
  std::vector<std::size_t> indices_;
  std::set<std::string> pending_binds_;
  std::vector<std::optional<Answer>> answers_;
  std::vector<std::size_t> sent_;
  harness::SentSecrets secrets_;
};

// A member that is not declared secret and holds one.
std::optional<std::string> leaked(const std::string& method, const Answer& answer) {
  const auto stands_in = [](const std::string& text) { return marked_leak().stands_in(text); };
  if (stands_in(answer.diagnostic)) return "the diagnostic";
  if (answer.kind != AnswerKind::accepted) return std::nullopt;
  harness::SecretNames names;
  if (stands_in(harness::to_line(harness::redact_result(method, answer.result, names)))) {
    return "the result";
  }
  return std::nullopt;
}

// What is told of a divergence, without the secrets of its trace.
Divergence clean(Divergence divergence, const harness::SentSecrets& secrets) {
  divergence.what = secrets.clean(divergence.what);
  Answer& actual = divergence.actual;
  for (std::string* const text :
       {&actual.reason, &actual.code, &actual.diagnostic, &actual.evidence}) {
    *text = secrets.clean(*text);
  }
  return divergence;
}

// The words of a difference without the values: "/attributes/exp", "accepted in place of …".
std::string kind_of(const std::string& what) { return what.substr(0, what.find(": ")); }

}  // namespace

bool Divergence::is_like(const Divergence& other) const {
  return law == other.law && method == other.method && in_world == other.in_world &&
         (law != nullptr || kind_of(what) == kind_of(other.what));
}

TraceRun run(const Trace& trace, const TraceSetting& setting, harness::Target& subject,
             const RunnerOptions& options) {
  TraceRun made;
  std::size_t num_of_world = 0;
  const auto* lawful = dynamic_cast<const LawfulTarget*>(&subject);
  const std::vector<Ready> steps = ready_steps(trace, setting, /*may_go_back=*/lawful != nullptr,
                                               options.declared, num_of_world);
  const auto diverged = [&](std::size_t index, const Law* law, std::string what, Answer expected,
                            Answer actual) {
    const bool in_world = index < num_of_world;
    made.divergence = Divergence{in_world ? index : index - num_of_world,
                                 in_world,
                                 law,
                                 steps[index].method,
                                 std::move(what),
                                 std::move(expected),
                                 std::move(actual)};
  };
  if (!subject.reset()) {
    diverged(0, nullptr, "the subject could not be brought to a clean world", {}, {});
    return made;
  }
  Sender sender(subject, options, num_of_world);
  const auto answers = sender.send(steps);
  std::size_t breaking = steps.size();
  if (lawful != nullptr && lawful->broken()) breaking = sender.sent().at(lawful->broken()->call);
  ModelSet models(setting.make_model(), options.windows, options.declared);
  for (std::size_t i = 0; i < steps.size() && !models.is_lost(); ++i) {
    if (!answers[i]) continue;
    if (answers[i]->kind == AnswerKind::unsupported ||
        options.unclaimed.contains(steps[i].method)) {  // the rest depends on it
      made.is_unsupported = true;
      return made;
    }
    auto judged =
        models.judge(steps[i].method, steps[i].params, steps[i].now, steps[i].bind, *answers[i]);
    if (!judged.is_done) continue;
    ++made.num_judged;
    if (judged.difference && sender.is_open(i) && answers[i]->kind != AnswerKind::errored) {
      made.is_undecided = true;
      return made;
    }
    if (judged.difference) {
      diverged(i, nullptr, *judged.difference, std::move(judged.expected), *answers[i]);
    } else if (const auto place = leaked(steps[i].method, *answers[i])) {
      diverged(i, &laws::kNoSecretIsTold, "a secret stands in " + *place, judged.expected,
               *answers[i]);
    } else if (i == breaking) {
      diverged(i, lawful->broken()->breach.law, lawful->broken()->breach.what, judged.expected,
               *answers[i]);
    }
    if (made.divergence) {
      made.divergence = clean(*std::move(made.divergence), sender.secrets());
      return made;
    }
  }
  made.is_undecided = models.is_lost();
  if (lawful == nullptr || trace.law != laws::kSameAgain.name) return made;
  if (auto broken = lawful->repeat()) {
    diverged(sender.sent().at(broken->call), broken->breach.law, broken->breach.what, {}, {});
  }
  return made;
}

}  // namespace cmk::explore
