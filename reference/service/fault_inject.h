#pragma once

#include "reference/service/room.h"

namespace cmk::service {

// fault.inject
struct FaultInject {
  using Answer = Done;
  std::string service;
  bool active = false;
  bool operator==(const FaultInject&) const = default;
};
BOOST_DESCRIBE_STRUCT(FaultInject, (), (service, active))

Result<Done> apply(Room& room, const FaultInject& op);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::FaultInject> {
  static constexpr std::string_view kName = "fault.inject";
  static constexpr std::string_view kSentence =
      "Starts or ends an outage of a service that others depend on.";
  static constexpr std::array kFields = {
      FieldNote{"service",
                "tokenService (Entra answers no token request), keyVault (it does not answer) or "
                "keyVaultError (it answers 500)."},
      FieldNote{"active", "Whether the outage begins or ends."}};
};
}  // namespace cmk
