#include "reference/entra/system_assigned.h"

#include "reference/core/text.h"
#include "reference/entra/identity.h"
#include "reference/entra/location.h"

namespace cmk::entra {
namespace {

std::string id_of(std::string_view resource_id) {
  return concat({resource_id, "/providers/Microsoft.ManagedIdentity/identities/default"});
}

}  // namespace

const Principal& create_system_assigned(Room& room, std::string_view resource_id,
                                        const std::string& tenant_id, std::string_view location) {
  const std::string_view name = resource_id.substr(resource_id.rfind('/') + 1);
  return add_principal(room, {id_of(resource_id),
                              std::string(name),
                              PrincipalType::SystemAssigned,
                              tenant_id,
                              {},
                              {},
                              false,
                              std::string(resource_id),
                              fold_location(location)});
}

std::string system_assigned_key(std::string_view resource_id) {
  return to_lower(id_of(resource_id));
}

const Principal* find_system_assigned(const Directory& directory, std::string_view resource_id) {
  return directory.principals.find(system_assigned_key(resource_id));
}

void delete_system_assigned(Directory& directory, std::string_view resource_id) {
  const std::string key = system_assigned_key(resource_id);
  Principal* identity = directory.principals.edit(key);
  if (identity == nullptr) return;
  identity->deleted = true;
  set_aside(directory, key);
}

bool is_assignable(const Principal& identity, std::string_view resource_id) {
  switch (identity.type) {
    case PrincipalType::UserAssigned:
      return true;
    case PrincipalType::SystemAssigned:
      return equal_ignoring_case(identity.resource, resource_id);
    case PrincipalType::User:
    case PrincipalType::FirstParty:
      return false;
  }
  return false;
}

}  // namespace cmk::entra
