#include "reference/system.h"

namespace cmk {
namespace {

// Outside the class, so that the operations' own apply functions are found.
template <class Room>
Outcome dispatch(Room& room, const AnyParams& params) {
  return std::visit([&](const auto& op) -> Outcome { return apply(room, op); }, params);
}

}  // namespace

System::System(const Settings& settings)
    : rules_(settings.deviation), source_(settings.seed), now_(kInstantMin) {}

Outcome System::apply(const Operation& operation) {
  if (operation.now < now_ || operation.now > kInstantMax) {
    return refuse(Reason::timeReversed, "time went backwards");
  }
  now_ = operation.now;
  entra::Room room{now_, rules_, source_, directory_};
  return dispatch(room, operation.params);
}

}  // namespace cmk
