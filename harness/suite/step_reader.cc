#include "harness/suite/step_reader.h"

#include <fmt/format.h>

#include "harness/suite/json_reader.h"
#include "harness/suite/read_json.h"
#include "harness/suite/toolbox.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Read<std::string> read_method(const json& step, const std::string& at, const StepContext& context) {
  auto method = text_member(step, "do", at);
  if (!method) return method;
  const auto& known = context.vocabulary->methods;
  const bool tool = method->starts_with(kToolPrefix);
  if (tool ? !is_tool(*method) : !known.empty() && !known.contains(*method)) {
    return flaw(pointer(at, "do"), fmt::format("{} is no operation", *method));
  }
  return method;
}

Read<std::optional<TimeText>> read_now(const json& step, const std::string& at,
                                       StepContext& context) {
  if (!step.contains("now")) return std::nullopt;
  const auto text = text_member(step, "now", at);
  if (!text) return std::unexpected(text.error());
  auto now = parse_time(*text);
  if (!now) return flaw(pointer(at, "now"), now.error());
  if (now->offset < context.now.offset) {
    return flaw(pointer(at, "now"), fmt::format("{} lies before {}, the time of the step before",
                                                now->text, context.now.text));
  }
  context.now = *now;
  return *std::move(now);
}

// A judging step that no answer can fail proves nothing.
bool can_fail(const Step& step) {
  const bool accepts_all = fits_every_accepted(step.expect);
  const Tool* tool = find_tool(step.method);
  const bool tells_by_result = tool != nullptr && !tool->refuses;
  return !accepts_all || (!fits_every_refused(step.expect) && !tells_by_result);
}

Read<void> read_judging(const json& step, const std::string& at, const StepContext& context,
                        Step& out) {
  if (!step.contains("judges")) {
    if (step.contains("requirement")) {
      return flaw(pointer(at, "requirement"), "only a judging step has a requirement");
    }
    return {};
  }
  if (context.requirement.empty()) {
    return flaw(pointer(at, "judges"), "a step of a world does not judge");
  }
  auto judges = text_member(step, "judges", at);
  if (!judges) return std::unexpected(judges.error());
  out.judges = *std::move(judges);
  out.requirement = context.requirement;
  if (step.contains("requirement")) {
    auto requirement = text_member(step, "requirement", at);
    if (!requirement) return std::unexpected(requirement.error());
    const auto& known = context.vocabulary->requirements;
    if (!known.empty() && !known.contains(*requirement)) {
      return flaw(pointer(at, "requirement"), fmt::format("{} is no requirement", *requirement));
    }
    out.requirement = *std::move(requirement);
  }
  if (!can_fail(out)) return flaw(at, "no answer can fail this judging step");
  return {};
}

Read<void> read_binding(const json& step, const std::string& at, StepContext& context, Step& out) {
  if (step.contains("repeat") && step["repeat"].is_object()) {
    const std::string place = pointer(at, "repeat");
    if (auto known = only_members(step["repeat"], place, {"option"}); !known) {
      return std::unexpected(known.error());
    }
    auto option = text_member(step["repeat"], "option", place);
    if (!option) return std::unexpected(option.error());
    out.repeat_option = *std::move(option);
    out.options.insert(out.repeat_option);
  } else if (step.contains("repeat")) {
    const auto repeat = integer(step["repeat"], pointer(at, "repeat"), 1, kRepeatMax);
    if (!repeat) return std::unexpected(repeat.error());
    out.repeat = static_cast<int>(*repeat);
  }
  if (step.contains("timed")) {
    auto timed = text_member(step, "timed", at);
    if (!timed) return std::unexpected(timed.error());
    out.timed = *std::move(timed);
  }
  if (!step.contains("bind")) return {};
  auto bind = text_member(step, "bind", at);
  if (!bind) return std::unexpected(bind.error());
  if (bind->find('.') != std::string::npos) {
    return flaw(pointer(at, "bind"), "a name without dots");
  }
  if (!context.names.bound.insert(*bind).second) {
    return flaw(pointer(at, "bind"), fmt::format("{} is bound already", *bind));
  }
  out.bind = *std::move(bind);
  return {};
}

Read<void> read_values(const json& step, const std::string& at, StepContext& context, Step& out) {
  context.names.uses.clear();
  context.names.options.clear();
  const json params = step.value("params", json::object());
  if (!params.is_object()) return flaw(pointer(at, "params"), "expected an object");
  auto read = parse_expression(params, pointer(at, "params"), context.names);
  if (!read) return std::unexpected(read.error());
  out.params = *std::move(read);
  auto expect = parse_expectation(step.value("expect", json("accepted")), pointer(at, "expect"),
                                  context.names);
  if (!expect) return std::unexpected(expect.error());
  out.expect = *std::move(expect);
  out.uses = context.names.uses;
  out.options = context.names.options;
  if (out.now) note_options(*out.now, out.options);
  return {};
}

Read<Step> read_step(const json& step, const std::string& at, StepContext& context) {
  if (auto known = only_members(
          step, at,
          {"do", "now", "params", "bind", "judges", "requirement", "expect", "repeat", "timed"});
      !known) {
    return std::unexpected(known.error());
  }
  Step out;
  auto method = read_method(step, at, context);
  if (!method) return std::unexpected(method.error());
  out.method = *std::move(method);
  auto now = read_now(step, at, context);
  if (!now) return std::unexpected(now.error());
  out.now = *std::move(now);
  if (auto read = read_values(step, at, context, out); !read) return std::unexpected(read.error());
  if (auto read = read_judging(step, at, context, out); !read) return std::unexpected(read.error());
  if (auto read = read_binding(step, at, context, out); !read) return std::unexpected(read.error());
  return out;
}

}  // namespace

Read<json> fill_in_case(const json& value, const std::string& at, const json& row,
                        std::set<std::string>& used_columns) {
  if (!value.is_structured()) return value;
  if (value.is_object() && value.contains("case")) {
    if (value.size() != 1 || !value["case"].is_string()) {
      return flaw(at, "expected {\"case\": COLUMN} and nothing beside it");
    }
    const auto column = value["case"].get<std::string>();
    if (!row.contains(column)) {
      return flaw(pointer(at, "case"), fmt::format("the case has no column {}", column));
    }
    used_columns.insert(column);
    return row[column];
  }
  json filled = value;
  for (auto member = filled.begin(); member != filled.end(); ++member) {
    const std::string place = value.is_object()
                                  ? pointer(at, member.key())
                                  : pointer(at, static_cast<std::size_t>(member - filled.begin()));
    auto inner = fill_in_case(*member, place, row, used_columns);
    if (!inner) return inner;
    *member = *std::move(inner);
  }
  return filled;
}

Read<std::vector<Step>> read_steps(const json& value, const std::string& at, StepContext& context) {
  if (!value.is_array() || value.empty()) return flaw(at, "expected a list that is not empty");
  std::vector<Step> steps;
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto step = read_step(value[i], pointer(at, i), context);
    if (!step) return std::unexpected(step.error());
    if (!context.requirement.empty()) step->number = static_cast<int>(i) + 1;
    steps.push_back(*std::move(step));
  }
  return steps;
}

}  // namespace cmk::harness
