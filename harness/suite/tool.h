// One harness.* method: what the harness itself computes for a scenario. Each stands in a file of
// its own, tool_NAME.cc, and has its line in tools.cc.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/tool_memory.h"
#include "harness/target/target.h"
#include "reference/crypto/backend.h"

namespace cmk::harness {

inline constexpr std::string_view kToolPrefix = "harness.";

// An answer that was given earlier in the same case, with its secret parts taken out.
struct PastAnswer {
  int step = 0;  // 0: in the world
  std::string method;
  nlohmann::json answer;             // the result, or the refusal as its caller saw it
  std::string timed;                 // the step's label for harness.sameTime; "" when it has none
  std::chrono::nanoseconds took{0};  // from the call to its answer, of a step with a label
};

// Makes a .byok transfer blob: the PKCS#8 key wrapped for the transfer key (n, e, kid). An error
// text when it cannot be made.
struct ByokRequest {
  ByteView pkcs8;
  ByteView n;
  ByteView e;
  std::string_view kid;
};
using MakeByok = std::function<std::expected<Bytes, std::string>(const ByokRequest&)>;

// What a tool may use beside its parameters.
struct ToolContext {
  std::span<const crypto::Backend* const> backends;  // one or two, or none
  const MakeByok& make_byok;                         // may be empty
  const std::vector<PastAnswer>& past;               // in order
  ToolMemory& memory;                                // of the scenario, over its cases
};

struct Tool {
  std::string_view method;  // "harness.contains"
  // The members of its parameters and its result that are secret, with all that stands below them.
  std::vector<std::string_view> secrets;
  // Accepted or refused as the table in conformance/scenarios/README.md says; refused
  // invalidParameter when a parameter is missing or of a wrong form; errored when the backends
  // disagree.
  Answer (*apply)(const nlohmann::json& params, const ToolContext& context);
  // Whether its verdict may be a refusal; else it lies in the result alone.
  bool refuses = false;
};

}  // namespace cmk::harness
