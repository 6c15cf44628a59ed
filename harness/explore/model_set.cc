#include "harness/explore/model_set.h"

#include <algorithm>
#include <iterator>

#include "harness/explore/same_answer.h"
#include "harness/explore/starting_world.h"
#include "harness/explore/window_choices.h"
#include "harness/protocol/codec.h"
#include "harness/target/in_process_target.h"

namespace cmk::explore {
namespace {

using harness::Answer;
using nlohmann::json;

constexpr std::size_t kModelsMax = 64;

// What these tell of a service's own calls depends on when it made them, to the second.
bool is_log(std::string_view method) {
  return method == "vault.auditLog" || method == "activityLog.list" ||
         method == "notification.list";
}

// Whether what is opened to that answer is what an earlier answer wrapped with the same key.
bool is_made(const std::map<std::string, json>& bound, const json& params, const Answer& answer) {
  if (answer.kind != harness::AnswerKind::accepted) return false;
  return std::ranges::any_of(bound, [&](const auto& earlier) {
    const json& made = earlier.second;
    return made.is_object() && made.value("kid", "") == answer.result.value("kid", "-") &&
           made.value("value", json()) == params.value("value", json("-"));
  });
}

}  // namespace

ModelSet::ModelSet(const System& model, Windows windows, harness::TargetOptions declared)
    : windows_(windows), declared_(std::move(declared)), models_{{model, {}}} {}

void ModelSet::branch(Instant now) {
  if (windows_ == Windows::exact || is_lost_) return;
  std::vector<Model> passed;
  for (const Model& model : models_) {
    for (const System& begun : with_early_ones(model.system, now)) {
      for (const Timing timing : {Timing::earliest, Timing::latest}) {
        pass({begun.with_timing(timing), model.bound}, now, passed);
      }
    }
  }
  models_ = std::move(passed);
  last_ = now;
}

std::vector<System> ModelSet::with_early_ones(const System& system, Instant now) const {
  std::vector<Task> tasks = system.booked_in_windows();
  std::erase_if(tasks, [&](const Task& task) { return task.due > now || task.due <= last_; });
  std::vector<System> begun = {system};
  std::ranges::move(choices_of(system, tasks, last_).systems, std::back_inserter(begun));
  return begun;
}

void ModelSet::pass(Model model, Instant now, std::vector<Model>& passed) {
  constexpr std::size_t kPassedMax = 8 * kModelsMax;
  if (passed.size() > kPassedMax) is_lost_ = true;
  if (is_lost_) return passed.push_back(std::move(model));
  for (auto due = model.system.next_due(); due && *due <= now; due = model.system.next_due()) {
    const System before = model.system;
    model.system.advance(*due);
    for (System& other : choices(before, withdrawn(before, model.system, *due), *due - 1)) {
      pass({std::move(other), model.bound}, now, passed);
    }
  }
  model.system.advance(now);
  passed.push_back(std::move(model));
}

std::vector<System> ModelSet::choices(const System& system, const std::vector<Task>& tasks,
                                      Instant now) {
  WindowChoices made = choices_of(system, tasks, now);
  are_all_tried_ = are_all_tried_ && made.are_all;
  return std::move(made.systems);
}

std::optional<ModelSet::Done> ModelSet::done(Model model, const std::string& method,
                                             const harness::Expression& params, Instant now,
                                             const std::string& bind, const Answer& subject) const {
  const auto value = harness::evaluate(params, {&model.bound, &declared_, marked_secret});
  if (!value) return std::nullopt;
  const auto operation = harness::decode_operation(method, *value, now);
  if (!operation) return std::nullopt;
  Answer answer = harness::answer_of(model.system.apply(*operation));
  if (!bind.empty() && answer.kind == harness::AnswerKind::accepted) {
    model.bound[bind] = answer.result;
  }
  auto differs = difference(method, answer, subject);
  const bool is_padding = differs && may_differ_by_padding(method, *value, answer, subject) &&
                          !is_made(model.bound, *value, answer);
  return Done{std::move(model), std::move(answer), std::move(differs), is_padding};
}

ModelSet::Judged ModelSet::judge(const std::string& method, const harness::Expression& params,
                                 Instant now, const std::string& bind, const Answer& subject) {
  branch(now);
  std::optional<Done> first;
  std::vector<Done> fitting;
  std::vector<Done> hasty;
  for (const Model& model : models_) {
    auto one = done(model, method, params, now, bind, subject);
    if (!one) continue;
    if (!first) first = one;
    if (windows_ == Windows::adopted) {
      // Where it differs, something may have happened just now; where it does not, what the step
      // withdraws may have happened before.
      const auto tasks = one->difference ? model.system.booked_in_windows()
                                         : withdrawn(model.system, one->model.system, now);
      for (System& other : choices(model.system, tasks, now)) {
        auto made = done({std::move(other), model.bound}, method, params, now, bind, subject);
        if (made && !made->difference) hasty.push_back(*std::move(made));
      }
    }
    if (!one->difference) fitting.push_back(*std::move(one));
  }
  if (!first) return {false, {}, {}};
  std::ranges::move(hasty, std::back_inserter(fitting));
  Judged judged{true, first->difference, first->answer};
  if (fitting.empty() && windows_ == Windows::adopted && is_log(method)) {
    judged.difference.reset();
    return judged;
  }
  if (!fitting.empty()) {
    judged.difference.reset();
    judged.expected = fitting.front().answer;
  } else if (is_lost_ || !are_all_tried_ || first->is_padding) {
    is_lost_ = true;
    judged.difference.reset();
  } else {
    fitting.push_back(*std::move(first));
  }
  keep(std::move(fitting));
  return judged;
}

void ModelSet::keep(std::vector<Done> fitting) {
  models_.clear();
  for (Done& one : fitting) {
    const auto same = [&](const Model& kept) {
      return kept.system.with_timing(Timing::earliest) ==
             one.model.system.with_timing(Timing::earliest);
    };
    if (std::ranges::none_of(models_, same)) models_.push_back(std::move(one.model));
  }
  if (models_.size() > kModelsMax) is_lost_ = true;
}

}  // namespace cmk::explore
