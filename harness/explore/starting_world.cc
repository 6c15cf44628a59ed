#include "harness/explore/starting_world.h"

#include <fmt/format.h>

#include <map>

#include "harness/explore/leak.h"
#include "harness/protocol/codec.h"
#include "reference/core/base64url.h"

namespace cmk::explore {
using nlohmann::json;

json marked_secret(const std::string& name, std::size_t length) {
  std::string text(kSecretMarker);
  while (text.size() < length) text += name + "-";
  text.resize(length);
  return encode_base64url(as_bytes(text));
}

StartingWorld set_up(const std::shared_ptr<const harness::World>& world, System fresh) {
  StartingWorld made{world, std::move(fresh), {}, harness::kT0, {}, {}};
  std::map<std::string, json> bound;
  const harness::TargetOptions options;
  const harness::EvalContext context{&bound, &options, marked_secret};
  for (const harness::Step& step : world->steps) {
    if (step.now) made.now = harness::instant_of(*step.now, options).value_or(made.now);
    const auto params = harness::evaluate(step.params, context);
    if (!params) return made;
    const auto operation = harness::decode_operation(step.method, *params, made.now);
    if (!operation) return made;
    Outcome outcome = made.system.apply(*operation);
    PastCall call{step.method, step.bind, !step.bind.empty(), {}};
    if (!call.is_named) call.bind = fmt::format("w{}", made.calls.size() + 1);
    if (outcome) {
      made.known.learn_loss(*operation);
      made.known.learn(*operation, *outcome);
      call.answer = harness::encode_answer(*outcome);
      bound[call.bind] = call.answer;
    }
    made.calls.push_back(std::move(call));
    made.outcomes.push_back(std::move(outcome));
  }
  return made;
}

std::vector<std::shared_ptr<const harness::World>> worlds_of(
    const std::vector<harness::Scenario>& scenarios) {
  std::map<std::string, std::shared_ptr<const harness::World>> by_name;
  for (const harness::Scenario& scenario : scenarios) {
    if (scenario.world) by_name[scenario.world->name] = scenario.world;
  }
  std::vector<std::shared_ptr<const harness::World>> worlds;
  worlds.reserve(by_name.size());
  for (const auto& [name, world] : by_name) worlds.push_back(world);
  return worlds;
}

}  // namespace cmk::explore
