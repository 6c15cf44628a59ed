// What creating an account and creating a cluster have in common.
#pragma once

#include <string>

#include "reference/service/identities.h"
#include "reference/service/room.h"

namespace cmk::service {

// Where a resource is to be, as operations tell it.
struct ResourcePlace {
  std::string name;
  std::string subscriptionId;
  std::string resourceGroup;
  std::string location;
  bool operator==(const ResourcePlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(ResourcePlace, (), (name, subscriptionId, resourceGroup, location))

// A resource without data and under the service's own keys, not yet in the estate. Refused:
// invalidName; invalidParameter for a missing group or region; notFound for an unknown
// subscription; providerNotRegistered (IDN-08); nameTaken.
[[nodiscard]] Result<Resource> new_resource(Room& room, Service service,
                                            const ResourcePlace& place);

// Gives the resource its system-assigned identity, or takes it away.
void settle_system_identity(Room& room, Resource& resource);

// Puts a finished resource into the estate, starts its history, and watches its key.
Resource& add_resource(Room& room, Resource resource);

// Takes the resource out of the estate, with its system-assigned identity. What its backups need is
// kept for as long as they can be restored.
void remove_resource(Room& room, const Resource& resource);

}  // namespace cmk::service

namespace cmk {
template <>
struct Note<service::ResourcePlace> {
  static constexpr std::string_view kName = "ResourcePlace";
  static constexpr std::string_view kSentence = "Where a new resource is to be.";
  static constexpr std::array kFields = {
      FieldNote{"name", "Its name: lower-case letters, digits and single hyphens.", Mark::plain,
                Sense::name},
      FieldNote{"subscriptionId", "The subscription."},
      FieldNote{"resourceGroup", "The resource group.", Mark::plain, Sense::name},
      FieldNote{"location", "The region, e.g. westeurope."}};
};
}  // namespace cmk
