#include "harness/explore/shrink.h"

#include <rapidcheck.h>
#include <rapidcheck/shrinkable/Operations.h>

#include <algorithm>
#include <set>

namespace cmk::explore {
namespace {

using nlohmann::json;

template <class T>
rc::Seq<T> seq_of(std::vector<T> values) {
  return rc::seq::fromContainer(std::move(values));
}

Trace with_steps(const Trace& trace, std::vector<TraceStep> steps) {
  Trace made = trace;
  made.steps = std::move(steps);
  return made;
}

rc::Seq<Trace> fewer_steps(const Trace& trace) {
  return rc::seq::map(rc::shrink::removeChunks(trace.steps), [trace](std::vector<TraceStep> steps) {
    return with_steps(trace, std::move(steps));
  });
}

// Everything from a step on earlier: at the instant of the step before it, or after a part of the
// jump, a round one first. Times within parameters stay as they are.
rc::Seq<Trace> shorter_jumps(const Trace& trace) {
  std::vector<Trace> made;
  Instant before = harness::kT0;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const Seconds jump = trace.steps[i].now - before;
    before = trace.steps[i].now;
    std::vector<Seconds> shorter = {0};
    for (const Seconds unit : {kDay, kHour, kMinute}) shorter.push_back(jump - jump % unit);
    rc::seq::forEach(rc::shrink::towards<Seconds>(jump, 0),
                     [&](Seconds part) { shorter.push_back(part); });
    for (const Seconds part : shorter) {
      if (part >= jump) continue;
      Trace earlier = trace;
      for (std::size_t j = i; j < earlier.steps.size(); ++j) earlier.steps[j].now -= jump - part;
      made.push_back(std::move(earlier));
    }
  }
  return seq_of(std::move(made));
}

// One step alone at the instant of the one before it.
rc::Seq<Trace> merged_times(const Trace& trace) {
  std::vector<Trace> made;
  for (std::size_t i = 1; i < trace.steps.size(); ++i) {
    if (trace.steps[i].now == trace.steps[i - 1].now) continue;
    Trace merged = trace;
    merged.steps[i].now = merged.steps[i - 1].now;
    made.push_back(std::move(merged));
  }
  return seq_of(std::move(made));
}

bool is_expression(const json& value) {
  return value.is_object() &&
         (value.contains("ref") || value.contains("text") || value.contains("secret") ||
          value.contains("time") || value.contains("file"));
}

// The value with one member or element less, at any depth.
void smaller(const json& value, const std::function<void(json)>& add) {
  if (!value.is_structured() || is_expression(value)) return;
  for (auto part = value.begin(); part != value.end(); ++part) {
    json without = value;
    if (value.is_object()) {
      without.erase(part.key());
    } else {
      without.erase(without.begin() + (part - value.begin()));
    }
    add(std::move(without));
    smaller(*part, [&](json changed) {
      json with = value;
      if (value.is_object()) {
        with[part.key()] = std::move(changed);
      } else {
        with[static_cast<std::size_t>(part - value.begin())] = std::move(changed);
      }
      add(std::move(with));
    });
  }
}

rc::Seq<Trace> fewer_parameters(const Trace& trace) {
  std::vector<Trace> made;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    smaller(trace.steps[i].params, [&](json params) {
      Trace less = trace;
      less.steps[i].params = std::move(params);
      made.push_back(std::move(less));
    });
  }
  return seq_of(std::move(made));
}

void collect_texts(const json& value, std::set<std::string>& texts) {
  if (value.is_string()) texts.insert(value.get<std::string>());
  if (!value.is_structured() || is_expression(value)) return;
  for (const json& part : value) collect_texts(part, texts);
}
json renamed(const json& value, const std::string& from, const std::string& to) {
  if (value.is_string()) return value == from ? json(to) : value;
  if (!value.is_structured() || is_expression(value)) return value;
  json made = value;
  for (json& part : made) part = renamed(part, from, to);
  return made;
}

// A long text in all steps exchanged for a short one.
rc::Seq<Trace> shorter_names(const Trace& trace) {
  constexpr std::size_t kShort = 8;
  std::set<std::string> texts;
  for (const TraceStep& step : trace.steps) collect_texts(step.params, texts);
  std::vector<Trace> made;
  for (const std::string& text : texts) {
    if (text.size() <= kShort) continue;
    Trace shorter = trace;
    for (TraceStep& step : shorter.steps) {
      step.params = renamed(step.params, text, text.substr(0, kShort / 2));
    }
    made.push_back(std::move(shorter));
  }
  return seq_of(std::move(made));
}

rc::Seq<Trace> simpler(const Trace& trace) {
  return rc::seq::concat(fewer_steps(trace), shorter_jumps(trace), merged_times(trace),
                         fewer_parameters(trace), shorter_names(trace));
}

}  // namespace

Trace shrink(const Trace& trace, const std::function<bool(const Trace&)>& shows) {
  return rc::shrinkable::findLocalMin(rc::shrinkable::shrinkRecur(trace, &simpler), shows).first;
}

}  // namespace cmk::explore
