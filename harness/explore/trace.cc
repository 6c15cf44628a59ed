#include "harness/explore/trace.h"

#include <fmt/format.h>

#include <algorithm>

#include "harness/protocol/model.h"
#include "harness/suite/json_file.h"
#include "harness/suite/members.h"
#include "harness/suite/params_check.h"
#include "harness/suite/step_reader.h"

namespace cmk::explore {
namespace {

using harness::BadInput;
using nlohmann::json;

// The params on one line, without the names that say nothing: vault=vault-a name=key-1.
std::string told(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("ref")) {
    const std::string ref = value["ref"].get<std::string>();
    return value.contains("flip") ? fmt::format("<{}, one bit changed>", ref)
                                  : fmt::format("<{}>", ref);
  }
  if (value.is_object() && value.contains("secret")) return "<secret>";
  if (value.is_object() && value.contains("time")) return value["time"].get<std::string>();
  if (value.is_object() && value.contains("file")) return value["file"].get<std::string>();
  if (value.is_object() && value.contains("text")) {
    std::string text;
    for (const json& piece : value["text"]) text += told(piece);
    return text;
  }
  if (value.is_object()) {
    std::string text;
    for (const auto& [name, part] : value.items()) {
      text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, told(part));
    }
    return "{" + text + "}";
  }
  if (value.is_array()) {
    std::string text;
    for (const json& part : value) text += (text.empty() ? "" : ", ") + told(part);
    return "[" + text + "]";
  }
  return value.dump();
}

std::string told_params(const json& params) {
  const std::string text = told(params);
  return text.size() < 2 ? text : text.substr(1, text.size() - 2);
}

harness::Vocabulary vocabulary() {
  harness::Vocabulary known;
  for (const harness::OperationModel& operation : harness::operation_models()) {
    known.methods.insert(std::string(operation.method));
  }
  return known;
}

// When each step is: at the instant of the one before it where it does not say. Unlike a
// scenario's, a step may lie before the one before it: whoever does it refuses it.
harness::Read<std::vector<Instant>> read_times(const json& steps, Instant now) {
  std::vector<Instant> times;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].is_object() && steps[i].contains("now")) {
      const std::string at = fmt::format("/steps/{}/now", i);
      if (!steps[i]["now"].is_string()) return harness::flaw(at, "expected a text");
      const auto time = harness::parse_time(steps[i]["now"].get<std::string>());
      if (!time) return harness::flaw(at, time.error());
      if (!time->options.empty()) return harness::flaw(at, "expected a plain time");
      now = harness::kT0 + time->offset;
    }
    times.push_back(now);
  }
  return times;
}

std::expected<std::vector<TraceStep>, harness::Flaw> read_trace_steps(
    const json& steps, const std::shared_ptr<const harness::World>& world,
    const std::filesystem::path& files) {
  const harness::Vocabulary known = vocabulary();
  harness::StepContext context;
  context.vocabulary = &known;
  context.names.files = files;
  for (std::size_t i = 0; world && i < world->steps.size(); ++i) {
    context.names.bound.insert(bind_of(*world, i));
    if (world->steps[i].now) context.now = *world->steps[i].now;
  }
  if (steps.empty() && world) return std::vector<TraceStep>();  // the world itself shows it
  const auto times = read_times(steps, harness::kT0 + context.now.offset);
  if (!times) return std::unexpected(times.error());
  json timeless = steps;
  for (json& step : timeless) {
    if (step.is_object()) step.erase("now");
  }
  const auto read = harness::read_steps(timeless, "/steps", context);
  if (!read) return std::unexpected(read.error());
  std::vector<TraceStep> made;
  for (std::size_t i = 0; i < read->size(); ++i) {
    const harness::Step& step = (*read)[i];
    const std::string at = fmt::format("/steps/{}", i);
    if (step.is_judging() || step.is_repeated()) {
      return harness::flaw(at, "a step of a trace neither judges nor repeats");
    }
    if (const auto flawed = harness::params_flaw(step)) {
      return harness::flaw(at + flawed->place, flawed->reason);
    }
    made.push_back({step.method, steps[i].value("params", json::object()), (*times)[i], step.bind});
  }
  return made;
}

nlohmann::ordered_json to_json(const FoundWith& found) {
  nlohmann::ordered_json made;
  made["crypto"] = found.crypto;
  if (!found.beside.empty()) made["beside"] = found.beside;
  made["timing"] = found.timing;
  made["seed"] = found.seed;
  made["options"] = found.options;
  return made;
}

// Whether the names are known is seen where a reference is made of them.
FoundWith read_found_with(harness::Members& trace, const std::string& file) {
  harness::Members members(trace.object("foundWith"), file, "foundWith");
  FoundWith found;
  found.crypto = members.text("crypto");
  found.beside = members.text("beside", harness::Members::Need::optional);
  found.timing = members.text("timing");
  found.seed = members.number("seed");
  found.options = members.text_map("options");
  if (const auto bad = members.done()) trace.fail(bad->place, bad->reason);
  return found;
}

}  // namespace

std::shared_ptr<const harness::World> find_world(const Worlds& worlds, std::string_view name) {
  const auto found =
      std::ranges::find_if(worlds, [&](const auto& world) { return world->name == name; });
  return found == worlds.end() ? nullptr : *found;
}

std::string bind_of(const harness::World& world, std::size_t step) {
  const std::string& given = world.steps[step].bind;
  return given.empty() ? fmt::format("w{}", step + 1) : given;
}

std::string time_text(Instant at) {
  const Seconds offset = at - harness::kT0;
  if (offset == 0) return "T0";
  Seconds rest = std::abs(offset);
  const bool is_second_short = rest % kMinute == kMinute - 1;  // "+30d-1s" reads better
  if (is_second_short) ++rest;
  std::string text = "T0";
  for (const auto& [unit, name] : {std::pair{kDay, 'd'}, std::pair{kHour, 'h'},
                                   std::pair{kMinute, 'm'}, std::pair{Seconds{1}, 's'}}) {
    if (rest / unit > 0) text += fmt::format("{}{}{}", offset < 0 ? '-' : '+', rest / unit, name);
    rest %= unit;
  }
  if (is_second_short) text += offset < 0 ? "+1s" : "-1s";
  return text;
}

std::string to_file(const Trace& trace) {
  nlohmann::ordered_json file;
  if (!trace.requirement.empty()) file["requirement"] = trace.requirement;
  if (!trace.law.empty()) file["law"] = trace.law;
  if (!trace.what.empty()) file["what"] = trace.what;
  file["seed"] = trace.seed;
  if (trace.found_with != FoundWith{}) file["foundWith"] = to_json(trace.found_with);
  if (!trace.world.empty()) file["world"] = trace.world;
  file["steps"] = nlohmann::ordered_json::array();
  for (const TraceStep& step : trace.steps) {
    nlohmann::ordered_json one;
    one["do"] = step.method;
    one["now"] = time_text(step.now);
    one["params"] = step.params;
    if (!step.bind.empty()) one["bind"] = step.bind;
    file["steps"].push_back(std::move(one));
  }
  return harness::dump(file, 2) + "\n";
}

std::expected<Trace, BadInput> read_trace(const std::filesystem::path& file, const Worlds& worlds,
                                          const std::filesystem::path& files) {
  const auto value = harness::parse_file(file);
  if (!value) return std::unexpected(value.error());
  harness::Members members(*value, file.string(), "");
  using Need = harness::Members::Need;
  Trace trace;
  trace.requirement = members.text("requirement", Need::optional);
  trace.law = members.text("law", Need::optional);
  trace.what = members.text("what", Need::optional);
  trace.world = members.text("world", Need::optional);
  trace.seed = members.number("seed");
  if (value->is_object() && value->contains("foundWith"))
    trace.found_with = read_found_with(members, file.string());
  const json& steps = members.array("steps");
  const auto world = find_world(worlds, trace.world);
  if (!world && !trace.world.empty()) members.fail("world", "there is no such world");
  if (auto bad = members.done()) return std::unexpected(*std::move(bad));
  auto read = read_trace_steps(steps, world, files);
  if (!read) {
    return std::unexpected(BadInput{file.string(), read.error().place, read.error().reason});
  }
  trace.steps = *std::move(read);
  return trace;
}

std::string to_list(const Trace& trace) {
  std::string text;
  if (!trace.world.empty()) text += fmt::format("   in the world {}\n", trace.world);
  std::size_t number = 0;
  for (const TraceStep& step : trace.steps) {
    text += fmt::format("{:>4}  {:<14} {:<24} {}\n", ++number, time_text(step.now), step.method,
                        told_params(step.params));
  }
  return text;
}

}  // namespace cmk::explore
