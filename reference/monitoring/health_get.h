#pragma once

#include "reference/monitoring/monitor.h"

namespace cmk::monitoring {

// health.get
struct HealthGet {
  using Answer = Health;
  std::string resource;
  bool operator==(const HealthGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(HealthGet, (), (resource))

Result<Health> apply(Room& room, const HealthGet& op);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::HealthGet> {
  static constexpr std::string_view kName = "health.get";
  static constexpr std::string_view kSentence = "Tells the health of a resource.";
  static constexpr std::array kFields = {FieldNote{"resource", "Its ARM id."}};
};
}  // namespace cmk
