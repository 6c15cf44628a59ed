#include "reference/service/room.h"

#include "reference/core/text.h"

namespace cmk::service {

Result<const Resource*> find_resource(const Room& room, std::string_view id) {
  if (const Resource* resource = room.estate.resources.find(to_lower(id))) return resource;
  return refuse(Reason::notFound, "no such resource");
}

Result<Resource*> edit_resource(Room& room, std::string_view id) {
  if (Resource* resource = room.estate.resources.edit(to_lower(id))) return resource;
  return refuse(Reason::notFound, "no such resource");
}

}  // namespace cmk::service
