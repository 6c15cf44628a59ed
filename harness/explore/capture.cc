#include "harness/explore/capture.h"

#include <fmt/format.h>

#include "harness/explore/symbols.h"
#include "harness/protocol/codec.h"

namespace cmk::explore {

Trace capture(const StartingWorld& world, const std::vector<Operation>& operations,
              const std::vector<Outcome>& outcomes, const std::vector<Importable>& files) {
  Trace trace;
  trace.world = world.world->name;
  Symbols symbols(files);
  for (const PastCall& call : world.calls) symbols.learn(call.bind, call.method, call.answer);
  for (std::size_t i = 0; i < operations.size(); ++i) {
    const std::string_view method = harness::method_of(operations[i].params);
    std::string bind = fmt::format("s{}", i + 1);
    trace.steps.push_back(
        {std::string(method),
         symbols.express(bind, method, harness::encode_params(operations[i].params)),
         operations[i].now, bind});
    if (i < outcomes.size() && outcomes[i]) {
      symbols.learn(bind, method, harness::encode_answer(*outcomes[i]));
    }
  }
  return trace;
}

Trace capture(const Arena& arena, const Finding& finding) {
  const StartingWorld& world = arena.model[finding.world];
  Trace trace = capture(world, finding.operations, finding.outcomes, arena.imports);
  trace.seed = finding.seed;
  return trace;
}

}  // namespace cmk::explore
