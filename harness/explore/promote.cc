#include "harness/explore/promote.h"

#include <fmt/format.h>

#include <tuple>

#include "harness/explore/same_answer.h"
#include "harness/explore/starting_world.h"
#include "harness/protocol/model.h"
#include "harness/suite/json_file.h"

namespace cmk::explore {
namespace {

using harness::Answer;
using harness::AnswerKind;
using harness::Member;
using harness::Type;
using harness::TypeKind;
using nlohmann::json;
using nlohmann::ordered_json;

// Keeps what the reference answers to each call.
class Listener final : public harness::Target {
 public:
  explicit Listener(const TraceSetting& setting) : reference_(setting.make_model) {}
  [[nodiscard]] std::expected<harness::TargetInfo, std::string> start() override {
    return reference_.start();
  }
  [[nodiscard]] bool reset() override { return reference_.reset(); }
  using Target::apply;
  [[nodiscard]] std::vector<Answer> apply(std::span<const harness::Call> calls) override {
    std::vector<Answer> answers = reference_.apply(calls);
    heard.insert(heard.end(), answers.begin(), answers.end());
    return answers;
  }

  std::vector<Answer> heard;

 private:
  LawfulTarget reference_;
};

void collect_secrets(const json& value, std::map<std::string, json>& by_value) {
  if (!value.is_structured()) return;
  if (value.is_object() && value.contains("secret") && value.contains("length")) {
    const json made = marked_secret(value["secret"], value["length"]);
    by_value.emplace(made.get<std::string>(), value);
  }
  for (const json& part : value) collect_secrets(part, by_value);
}

// What an answer must have, by path: every part that no implementation may choose.
class Expecter {
 public:
  explicit Expecter(const Trace& trace) {
    for (const TraceStep& step : trace.steps) collect_secrets(step.params, secrets_);
  }
  ordered_json of(const std::string& method, const Answer& answer) {
    if (answer.kind == AnswerKind::refused) {
      ordered_json expected = {{"refused", answer.reason}};
      if (answer.substatus) expected["substatus"] = *answer.substatus;
      return expected;
    }
    matchers_ = ordered_json::object();
    add(*harness::find_operation(method)->answer, Mark::plain, "", answer.result);
    if (matchers_.empty()) return "accepted";
    return {{"accepted", matchers_}};
  }

 private:
  void add(const Type& type, Mark mark, const std::string& path, const json& value) {
    const auto within = [&](std::string_view part) {
      return path.empty() ? std::string(part) : fmt::format("{}.{}", path, part);
    };
    if (type.kind == TypeKind::structure) {
      for (const Member& member : type.members) {
        const auto part = value.find(member.name);
        if (part != value.end()) {
          add(*member.type, member.mark, within(member.name), *part);
        } else if (member.optional) {
          matchers_[within(member.name)] = {{"absent", true}};
        }
      }
    } else if (mark == Mark::chosen || type.kind == TypeKind::bytes) {
      matchers_[path] = {{"present", true}};
    } else if (type.kind == TypeKind::list) {
      matchers_[path] = {{"count", value.size()}};
      for (std::size_t i = 0; i < value.size(); ++i) {
        add(*type.element, mark, within(std::to_string(i)), value[i]);
      }
    } else if (harness::is_secret(type.kind)) {
      const auto known = secrets_.find(value.get<std::string>());
      matchers_[path] = known == secrets_.end() ? json{{"present", true}} : known->second;
    } else if (type.kind == TypeKind::integer && value.get<std::int64_t>() > harness::kT0) {
      matchers_[path] = {{"time", time_text(value.get<std::int64_t>())}};
    } else if (!value.is_structured()) {
      matchers_[path] = value;
    }
  }

  std::map<std::string, json> secrets_;
  ordered_json matchers_;
};

// The first name of a world's answer that its scenario does not know.
std::optional<std::string> nameless_answer(const Trace& trace, const TraceSetting& setting) {
  const auto world = find_world(setting.worlds, trace.world);
  std::set<std::string> nameless;
  for (std::size_t i = 0; world && i < world->steps.size(); ++i) {
    if (world->steps[i].bind.empty()) nameless.insert(bind_of(*world, i));
  }
  for (const TraceStep& step : trace.steps) {
    harness::ReadContext names;
    names.files = setting.files;
    names.bound = nameless;
    for (const TraceStep& other : trace.steps) names.bound.insert(other.bind);
    for (std::size_t i = 0; world && i < world->steps.size(); ++i) {
      names.bound.insert(bind_of(*world, i));
    }
    std::ignore = harness::parse_expression(step.params, "", names);
    for (const std::string& name : names.uses) {
      if (nameless.contains(name)) return name;
    }
  }
  return std::nullopt;
}

ordered_json step_json(const TraceStep& step, Instant before) {
  ordered_json one;
  one["do"] = step.method;
  if (step.now != before) one["now"] = time_text(step.now);
  one["params"] = step.params;
  return one;
}

// Whether a later step names the answer.
bool is_used(const Trace& trace, std::size_t index) {
  const std::string name = trace.steps[index].bind + ".";
  for (std::size_t i = index + 1; i < trace.steps.size(); ++i) {
    if (harness::dump(trace.steps[i].params).contains("\"" + name)) return true;
  }
  return false;
}

}  // namespace

std::expected<std::string, std::string> promoted(const Trace& trace, const TraceSetting& setting,
                                                 const std::string& requirement,
                                                 const std::string& summary,
                                                 const std::string& source) {
  if (trace.steps.empty()) return std::unexpected("the trace has no steps");
  if (const auto name = nameless_answer(trace, setting)) {
    return std::unexpected(fmt::format(
        "the trace uses {}, an answer that the world {} does not name", *name, trace.world));
  }
  Listener reference(setting);
  const TraceRun made = run(trace, setting, reference, {Windows::exact, 1});
  if (made.divergence) {
    return std::unexpected("the reference itself does not pass: " + made.divergence->what);
  }
  const auto world = find_world(setting.worlds, trace.world);
  const std::size_t num_of_world = world ? world->steps.size() : 0;
  if (made.num_judged != num_of_world + trace.steps.size()) {
    return std::unexpected("a step needs what no earlier answer gives");
  }
  ordered_json file;
  file["requirement"] = requirement;
  file["summary"] = summary;
  file["source"] = source;
  if (!trace.world.empty()) file["world"] = trace.world;
  file["steps"] = ordered_json::array();
  Expecter expecter(trace);
  Instant before = harness::kT0;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const TraceStep& step = trace.steps[i];
    const Answer& answer = reference.heard[num_of_world + i];
    ordered_json one = step_json(step, before);
    before = step.now;
    const bool is_last = i + 1 == trace.steps.size();
    if (is_last) one["judges"] = "what explore found";
    if (!is_last && is_used(trace, i)) one["bind"] = step.bind;
    if (is_last || answer.kind == AnswerKind::refused)
      one["expect"] = expecter.of(step.method, answer);
    file["steps"].push_back(std::move(one));
  }
  return harness::dump(file, 2) + "\n";
}

}  // namespace cmk::explore
