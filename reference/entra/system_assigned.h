// System-assigned identities: each is created with a service resource, serves it alone, and is
// deleted with it (IDN-01, IDN-06; azure-facts 2.5). There is no operation for them: services call
// these functions.
#pragma once

#include <string>
#include <string_view>

#include "reference/entra/directory.h"

namespace cmk::entra {

// Creates the identity of a resource that has none. It takes the resource's name; its id is the
// resource's ARM id followed by /providers/Microsoft.ManagedIdentity/identities/default, its region
// the resource's. The reference holds until the next change of the directory.
const Principal& create_system_assigned(Room& room, std::string_view resource_id,
                                        const std::string& tenant_id, std::string_view location);

// The key in the directory of a resource's identity, whether it has one or not.
[[nodiscard]] std::string system_assigned_key(std::string_view resource_id);

// The identity of a resource (ARM ids are compared without regard to case); null when it has none.
[[nodiscard]] const Principal* find_system_assigned(const Directory& directory,
                                                    std::string_view resource_id);

// Deletes it for good: it cannot be recovered, and one that the resource gets later has another
// object id. Its grants stay listed and give nothing. Does nothing when there is none.
void delete_system_assigned(Directory& directory, std::string_view resource_id);

// Whether a resource may use the identity: user-assigned ones serve any resource, system-assigned
// ones their own alone; people and first-party principals cannot be assigned.
[[nodiscard]] bool is_assignable(const Principal& identity, std::string_view resource_id);

}  // namespace cmk::entra
