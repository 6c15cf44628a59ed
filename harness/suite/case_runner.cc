#include "harness/suite/case_runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "harness/suite/clean_case.h"
#include "harness/suite/scenario_variation.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr const char* kVirtualClock = "virtual-clock";
constexpr std::size_t kBatchCallsMax = 64;  // calls sent together

// What is known of a refusal by its declaration.
json refusal_json(const Answer& answer) {
  json refusal = {
      {"reason", answer.reason}, {"httpStatus", answer.httpStatus}, {"code", answer.code}};
  if (answer.substatus) refusal["substatus"] = *answer.substatus;
  return refusal;
}

// All that a caller sees of it, the members that nobody declared included.
json seen_refusal(const Answer& answer) {
  json refusal = answer.seen.is_object() ? answer.seen : json::object();
  refusal.update(refusal_json(answer));
  return refusal;
}

// A step in words: "step 2 (key.create)".
std::string name_of(const Step& step) {
  return step.number == 0 ? fmt::format("the world's {}", step.method)
                          : fmt::format("step {} ({})", step.number, step.method);
}

// A step that does its part in bringing about the world that the case begins in, at T0.
bool prepares_world(const Step& step, Instant now) { return step.number == 0 && now == kT0; }

CheckStatus status_of(const EvalError& error) {
  return error.fault == EvalFault::unresolved ? CheckStatus::blocked : CheckStatus::notTestable;
}

}  // namespace

CaseRunner::CaseRunner(const CaseContext& context, SuiteRun& out)
    : context_(context),
      out_(out),
      variation_(variation_of(*context.scenario, *context.one, context.options->seed)),
      redactor_(make_redactor(context.options->redaction)),
      scenario_redactor_(make_redactor({})) {
  redactor_->set_names(
      [variation = variation_](std::string_view text) { return variation.symbolic(text); });
}

void CaseRunner::run() {
  const std::size_t first_check = out_.checks.size();
  const std::size_t first_exchange = out_.exchanges.size();
  run_steps();
  if (!context_.options->record) return;
  clean_case(std::span(out_.checks).subspan(first_check),
             std::span(out_.exchanges).subspan(first_exchange), *redactor_);
}

void CaseRunner::run_steps() {
  std::set<std::string> needs = context_.scenario->needs;
  if (leaves_t0()) needs.insert(kVirtualClock);
  halt_ = missing_capability(context_.scenario->requirement, needs);
  if (!halt_ && !context_.target->reset()) {
    const std::string why = context_.target->why_broken();
    halt(CheckStatus::errored, fmt::format("the target could not be brought to a clean world{}{}",
                                           why.empty() ? "" : ": ", why));
    if (context_.options->record) {
      out_.exchanges.push_back({context_.scenario->name,
                                context_.one->name,
                                context_.options->backend,
                                0,
                                {{"method", "reset"}},
                                {{"outcome", "errored"}, {"evidence", why}}});
    }
  }
  if (context_.scenario->world) {
    for (const Step& step : context_.scenario->world->steps) prepare(step);
  }
  for (const Step& step : context_.one->steps) {
    if (step.is_judging()) {
      judge(step);
    } else {
      prepare(step);
    }
  }
  flush();
}

bool CaseRunner::leaves_t0() const {
  const auto elsewhere = [&](const Step& step) {
    return step.now && instant_of(*step.now, context_.info->options) != kT0;
  };
  const auto& world = context_.scenario->world;
  return std::ranges::any_of(context_.one->steps, elsewhere) ||
         (world && std::ranges::any_of(world->steps, elsewhere));
}

void CaseRunner::prepare(const Step& step) {
  const bool alone = step.method.starts_with(kToolPrefix) || !step.timed.empty();
  const bool needs_answers =
      alone || std::ranges::any_of(planned_, [&](const Planned& planned) {
        return !planned.step->bind.empty() && step.uses.contains(planned.step->bind);
      });
  if (needs_answers) flush();
  if (halt_) return;
  auto planned = plan(step);
  if (!planned) {
    // What was planned before comes first, and may halt for a reason of its own.
    flush();
    if (!halt_) {
      halt(status_of(planned.error()), fmt::format("{}: {}", name_of(step), planned.error().what));
    }
    return;
  }
  num_planned_calls_ += planned->calls.size();
  planned_.push_back(*std::move(planned));
  if (alone || !context_.info->batch || num_planned_calls_ >= kBatchCallsMax) flush();
}

void CaseRunner::flush() {
  const std::vector<Planned> planned = std::exchange(planned_, {});
  num_planned_calls_ = 0;
  if (halt_ || planned.empty()) return;
  if (planned.size() == 1) return settle(*planned[0].step, send(planned[0]));
  std::vector<Call> calls;
  for (const Planned& one : planned) calls.insert(calls.end(), one.calls.begin(), one.calls.end());
  std::vector<Answer> answers = ask(calls);
  std::span<Answer> left = answers;
  for (const Planned& one : planned) {
    const std::vector<Answer> own = take(one, left.first(one.calls.size()));
    if (!halt_) settle(*one.step, own);
    left = left.subspan(one.calls.size());
  }
}

void CaseRunner::settle(const Step& step, const std::vector<Answer>& answers) {
  for (const Answer& answer : answers) {
    if (answer.kind == AnswerKind::errored) {
      return halt(CheckStatus::errored, fmt::format("{}: {}", name_of(step), answer.evidence));
    }
    if (answer.kind == AnswerKind::unsupported) {
      return halt(CheckStatus::notTestable,
                  fmt::format("{}: the target does not support it", name_of(step)));
    }
    const auto mismatch = compare(step.expect, judged(step, answer), values());
    if (!mismatch) {
      return halt(status_of(mismatch.error()),
                  fmt::format("{}: {}", name_of(step), mismatch.error().what));
    }
    if (*mismatch) {
      return halt(CheckStatus::blocked, fmt::format("{}: {}", name_of(step), **mismatch));
    }
  }
  bind(step, answers);
}

void CaseRunner::judge(const Step& step) {
  flush();
  if (halt_) return emit(step, halt_->status, "", halt_->message);
  const auto planned = plan(step);
  if (!planned) return emit(step, status_of(planned.error()), "", planned.error().what);
  const std::vector<Answer> answers = send(*planned);
  bind(step, answers);
  const Answer* shown = &answers.front();
  for (const Answer& answer : answers) {
    shown = &answer;
    const std::string actual = describe(judged(step, answer), step.expect);
    if (answer.kind == AnswerKind::errored) {
      emit(step, CheckStatus::errored, actual, answer.evidence);
      return halt(CheckStatus::errored, fmt::format("{}: {}", name_of(step), answer.evidence));
    }
    if (answer.kind == AnswerKind::unsupported) {
      return emit(step, CheckStatus::notTestable, actual, "the target does not support it");
    }
    if (auto missing = missing_capability(step.requirement, {})) {
      return emit(step, missing->status, actual, missing->message);
    }
    const auto mismatch = compare(step.expect, judged(step, answer), values());
    if (!mismatch) return emit(step, status_of(mismatch.error()), actual, mismatch.error().what);
    if (*mismatch) return emit(step, CheckStatus::failed, actual, **mismatch);
  }
  emit(step, CheckStatus::passed, describe(judged(step, *shown), step.expect), "");
}

Eval<CaseRunner::Planned> CaseRunner::plan(const Step& step) {
  if (step.now) {
    const auto now = instant_of(*step.now, context_.info->options);
    if (!now) return std::unexpected(EvalError{EvalFault::notApplicable, now.error()});
    if (*now < now_) {
      return std::unexpected(EvalError{
          EvalFault::notApplicable,
          fmt::format("the target's options put {} before the step before it", step.now->text)});
    }
    now_ = *now;
  }
  const auto times = times_of(step);
  if (!times) return std::unexpected(times.error());
  auto params = evaluate(step.params, values());
  if (!params) return std::unexpected(params.error());
  Call call = variation_.sent(Call{step.method, *std::move(params), now_, drawn_from(step)});
  if (prepares_world(step, now_)) {
    call.now = variation_.times().preparation(num_prepared_++);
  }
  return Planned{&step, std::vector<Call>(*times, call)};
}

// The steps whose answers a step uses, as Call::drawn_from names them.
std::string CaseRunner::drawn_from(const Step& step) const {
  std::string names;
  for (const std::string& used : step.uses) {
    const auto made_by = made_by_.find(used);
    if (made_by == made_by_.end()) continue;
    if (!names.empty()) names += ", ";
    names += made_by->second;
  }
  return names;
}

Eval<std::size_t> CaseRunner::times_of(const Step& step) const {
  if (step.repeat_option.empty()) return static_cast<std::size_t>(step.repeat.value_or(1));
  const auto option = context_.info->options.find(step.repeat_option);
  if (option == context_.info->options.end() || option->second < 1 || option->second > kRepeatMax) {
    return std::unexpected(EvalError{
        EvalFault::notApplicable,
        fmt::format("the target declares no {} from 1 to {}", step.repeat_option, kRepeatMax)});
  }
  return static_cast<std::size_t>(option->second);
}

std::vector<Answer> CaseRunner::ask(std::span<const Call> calls) {
  std::vector<Answer> answers = context_.target->apply(calls);
  Answer none;
  none.evidence = "no answer";
  answers.resize(calls.size(), none);
  return answers;
}

std::vector<Answer> CaseRunner::send(const Planned& planned) {
  std::vector<Answer> answers;
  if (planned.step->method.starts_with(kToolPrefix)) {
    for (const Call& call : planned.calls) answers.push_back(context_.tool(call, past_));
  } else if (!planned.step->timed.empty()) {
    for (const Call& call : planned.calls) answers.push_back(ask_timed(call));
  } else if (context_.info->batch) {
    for (std::size_t i = 0; i < planned.calls.size(); i += kBatchCallsMax) {
      const std::size_t len = std::min(kBatchCallsMax, planned.calls.size() - i);
      std::ranges::move(ask(std::span(planned.calls).subspan(i, len)), std::back_inserter(answers));
    }
  } else {
    for (const Call& call : planned.calls) answers.push_back(ask(std::span(&call, 1)).front());
  }
  return take(planned, answers);
}

std::vector<Answer> CaseRunner::take(const Planned& planned, std::span<Answer> answers) {
  std::vector<Answer> symbolic;
  symbolic.reserve(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Call& call = planned.calls[i];
    const std::size_t num_past = past_.size();
    record(*planned.step, call, answers[i]);
    if (i < took_.size() && past_.size() > num_past) {
      past_.back().timed = planned.step->timed;
      past_.back().took = took_[i];
    }
    symbolic.push_back(variation_.symbolic(call.method, std::move(answers[i])));
    collect_chosen_texts(call.method, symbolic.back().result, chosen_);
  }
  took_.clear();
  return symbolic;
}

Answer CaseRunner::ask_timed(const Call& call) {
  const auto start = std::chrono::steady_clock::now();
  Answer answer = ask(std::span(&call, 1)).front();
  took_.push_back(std::chrono::steady_clock::now() - start);
  return answer;
}

void CaseRunner::remember(const Step& step, const Call& call, const Answer& answer) {
  if (call.method.starts_with(kToolPrefix)) return;
  if (answer.kind == AnswerKind::accepted) {
    const auto& paths_of = context_.options->redaction.secret_paths;
    const auto paths = paths_of ? paths_of(call.method) : std::vector<std::string>{};
    past_.push_back({step.number, step.method, without_parts(answer.result, paths), "", {}});
  } else if (answer.kind == AnswerKind::refused) {
    json refusal = seen_refusal(answer);
    refusal["diagnostic"] = answer.diagnostic;
    past_.push_back({step.number, step.method, std::move(refusal), "", {}});
  }
}

void CaseRunner::record(const Step& step, const Call& call, const Answer& answer) {
  remember(step, call, answer);
  if (!context_.options->record) return;
  json recorded = {{"outcome", to_string(answer.kind)}};
  if (answer.kind == AnswerKind::accepted) {
    recorded["result"] = redactor_->result(call.method, answer.result);
  } else if (answer.kind == AnswerKind::refused) {
    recorded.update(refusal_json(answer));
    recorded["diagnostic"] = answer.diagnostic;
  } else if (answer.kind == AnswerKind::errored) {
    recorded["evidence"] = answer.evidence;
  }
  const json shown_call = {{"method", call.method},
                           {"params", redactor_->params(call.method, call.params)},
                           {"now", call.now}};
  out_.exchanges.push_back({context_.scenario->name, context_.one->name, context_.options->backend,
                            step.number, shown_call, std::move(recorded)});
}

void CaseRunner::bind(const Step& step, const std::vector<Answer>& answers) {
  if (step.bind.empty()) return;
  json values = json::array();
  for (const Answer& answer : answers) {
    values.push_back(answer.kind == AnswerKind::accepted  ? answer.result
                     : answer.kind == AnswerKind::refused ? json{{"refused", seen_refusal(answer)}}
                                                          : json());
  }
  made_by_[step.bind] = name_of(step);
  bound_[step.bind] = step.is_repeated() ? std::move(values) : std::move(values.front());
}

EvalContext CaseRunner::values() {
  EvalContext context;
  context.sent = [this](const std::string& text) { return variation_.sent(text); };
  context.bound = &bound_;
  context.options = &context_.info->options;
  context.secret = [this](const std::string& name, std::size_t length) {
    json value = context_.secret(name, length);
    if (value.is_string()) {
      redactor_->name(name, value.get_ref<const std::string&>());
      scenario_redactor_->name(name, value.get_ref<const std::string&>());
    }
    return value;
  };
  return context;
}

Judged CaseRunner::judged(const Step& step, const Answer& answer) const {
  const auto& elide = context_.options->redaction.elide;
  const json& result = answer.result;
  const json shown =
      scenario_redactor_->result(step.method, elide ? elide(step.method, result) : result);
  return {&answer, elide_chosen_texts(shown, chosen_)};
}

std::optional<CaseRunner::Halt> CaseRunner::missing_capability(
    const std::string& requirement, const std::set<std::string>& needs) const {
  std::set<std::string> all = needs;
  const auto row = context_.rows->find(requirement);
  if (row != context_.rows->end()) all.insert(row->second.needs.begin(), row->second.needs.end());
  for (const std::string& need : all) {
    if (context_.info->capabilities.contains(need)) continue;
    return Halt{CheckStatus::notTestable, fmt::format("the target lacks {}", need)};
  }
  return std::nullopt;
}

void CaseRunner::emit(const Step& step, CheckStatus status, std::string actual,
                      std::string message) {
  Check check;
  check.requirement = step.requirement;
  check.scenario = context_.scenario->name;
  check.caseName = context_.one->name;
  check.step = step.number;
  check.backend = context_.options->backend;
  check.title = step.judges;
  check.status = status;
  check.expected = describe(step.expect, context_.info->options);
  check.actual = std::move(actual);
  check.message = std::move(message);
  out_.checks.push_back(std::move(check));
}

void CaseRunner::halt(CheckStatus status, std::string message) {
  halt_ = Halt{status, std::move(message)};
}

}  // namespace cmk::harness
