#include "harness/explore/shrink.h"

#include <gtest/gtest.h>

namespace cmk::explore {
namespace {

using nlohmann::json;

Trace trace_of(std::size_t length) {
  Trace trace;
  for (std::size_t i = 0; i < length; ++i) {
    trace.steps.push_back({"key.get",
                           {{"name", "a-long-name-of-a-key"}, {"tags", {"a", "b"}}},
                           harness::kT0 + static_cast<Instant>(i) * kDay,
                           "s" + std::to_string(i + 1)});
  }
  return trace;
}
const TraceStep* find(const Trace& trace, const std::string& bind) {
  const auto found = std::ranges::find(trace.steps, bind, &TraceStep::bind);
  return found == trace.steps.end() ? nullptr : &*found;
}

TEST(Shrink, LeavesOnlyTheStepsThatItTakes) {
  const auto shows = [](const Trace& trace) {
    return find(trace, "s7") != nullptr && find(trace, "s19") != nullptr;
  };
  const Trace least = shrink(trace_of(30), shows);
  ASSERT_EQ(least.steps.size(), 2U);
  EXPECT_EQ(least.steps[0].bind, "s7");
  EXPECT_EQ(least.steps[1].bind, "s19");
  EXPECT_EQ(least.steps[0].now, harness::kT0);
  EXPECT_EQ(least.steps[1].now, harness::kT0);
  EXPECT_EQ(least.steps[1].params, json::object());
}

TEST(Shrink, KeepsTheJumpThatItTakes) {
  const auto shows = [](const Trace& trace) {
    return trace.steps.size() >= 2 && trace.steps.back().now - trace.steps.front().now >= 3 * kDay;
  };
  const Trace least = shrink(trace_of(10), shows);
  EXPECT_EQ(least.steps.size(), 2U);
  EXPECT_EQ(least.steps.back().now - least.steps.front().now, 3 * kDay);
}

TEST(Shrink, ShortensNamesInAllStepsAtOnce) {
  const auto shows = [](const Trace& trace) {
    return trace.steps.size() == 2 && trace.steps[0].params.contains("name") &&
           trace.steps[1].params.value("name", "") == trace.steps[0].params.value("name", "");
  };
  const Trace least = shrink(trace_of(2), shows);
  EXPECT_EQ(least.steps[0].params["name"], "a-lo");
}

TEST(Shrink, LeavesExpressionsWhole) {
  Trace trace = trace_of(1);
  trace.steps[0].params = {{"value", {{"ref", "w1.value"}, {"flip", 3}}}, {"alg", "RSA-OAEP"}};
  const auto shows = [](const Trace& each) {
    return !each.steps.empty() && each.steps[0].params.contains("value");
  };
  EXPECT_EQ(shrink(trace, shows).steps[0].params,
            (json{{"value", {{"ref", "w1.value"}, {"flip", 3}}}}));
}

}  // namespace
}  // namespace cmk::explore
