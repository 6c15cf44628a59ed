#include "harness/explore/model_set.h"

#include <algorithm>

#include "harness/explore/same_answer.h"
#include "harness/explore/starting_world.h"
#include "harness/protocol/codec.h"
#include "harness/target/in_process_target.h"

namespace cmk::explore {
namespace {

using harness::Answer;
using nlohmann::json;

constexpr std::size_t kModelsMax = 32;

// What these tell of a service's own calls depends on when it made them, to the second.
bool is_log(std::string_view method) {
  return method == "vault.auditLog" || method == "activityLog.list" ||
         method == "notification.list";
}

}  // namespace

ModelSet::ModelSet(const System& model, Windows windows)
    : windows_(windows), models_{{model, {}}} {}

// Each model in both extremes of the windows that the jump to `now` or the step opens.
void ModelSet::branch(Instant now) {
  if (windows_ == Windows::exact || is_lost_) return;
  std::vector<Model> both;
  for (Model& model : models_) {
    for (const Timing timing : {Timing::earliest, Timing::latest}) {
      Model one{model.system.with_timing(timing), model.bound};
      one.system.advance(now);
      both.push_back(std::move(one));
    }
  }
  models_ = std::move(both);
}

std::optional<ModelSet::Done> ModelSet::done(Model model, const std::string& method,
                                             const harness::Expression& params, Instant now,
                                             const std::string& bind, const Answer& subject) const {
  const harness::TargetOptions options;
  const auto value = harness::evaluate(params, {&model.bound, &options, marked_secret});
  if (!value) return std::nullopt;
  const auto operation = harness::decode_operation(method, *value, now);
  if (!operation) return std::nullopt;
  Answer answer = harness::answer_of(model.system.apply(*operation));
  if (!bind.empty() && answer.kind == harness::AnswerKind::accepted) {
    model.bound[bind] = answer.result;
  }
  auto differs = difference(method, answer, subject);
  return Done{std::move(model), std::move(answer), std::move(differs)};
}

// What the step would come to, had something that is booked within a window happened just now: in
// those models that do not answer as the subject does.
std::vector<ModelSet::Done> ModelSet::done_with_haste(std::span<const Model* const> models,
                                                      const std::string& method,
                                                      const harness::Expression& params,
                                                      Instant now, const std::string& bind,
                                                      const Answer& subject) const {
  std::vector<Done> fitting;
  for (const Model* model : models) {
    for (System& hasty : model->system.hastened(now)) {
      auto one = done({std::move(hasty), model->bound}, method, params, now, bind, subject);
      if (one && !one->difference) fitting.push_back(*std::move(one));
    }
  }
  return fitting;
}

ModelSet::Judged ModelSet::judge(const std::string& method, const harness::Expression& params,
                                 Instant now, const std::string& bind, const Answer& subject) {
  branch(now);
  std::optional<Done> first;
  std::vector<Done> fitting;
  std::vector<const Model*> others;
  for (const Model& model : models_) {
    auto one = done(model, method, params, now, bind, subject);
    if (!one) continue;
    if (!first) first = one;
    one->difference ? others.push_back(&model) : fitting.push_back(*std::move(one));
  }
  if (!first) return {false, {}, {}};
  Judged judged{true, first->difference, first->answer};
  // What has happened to one of several need not have happened to the rest, though it fits that it
  // has.
  if (windows_ == Windows::adopted) {
    for (Done& one : done_with_haste(others, method, params, now, bind, subject)) {
      fitting.push_back(std::move(one));
    }
  }
  if (fitting.empty() && windows_ == Windows::adopted && is_log(method)) {
    judged.difference.reset();
    return judged;
  }
  if (!fitting.empty()) {
    judged.difference.reset();
    judged.expected = fitting.front().answer;
  } else {
    fitting.push_back(*std::move(first));
  }
  models_.clear();
  for (Done& one : fitting) {
    const auto same = [&](const Model& kept) {
      return kept.system.with_timing(Timing::earliest) ==
             one.model.system.with_timing(Timing::earliest);
    };
    if (std::ranges::none_of(models_, same)) models_.push_back(std::move(one.model));
  }
  if (models_.size() > kModelsMax) is_lost_ = true;
  return judged;
}

}  // namespace cmk::explore
