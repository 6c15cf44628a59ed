// The principal that uses the customer's key for a resource.
#pragma once

#include "reference/service/room.h"

namespace cmk::service {

// The principal that a choice of the resource's means; null when it does not exist or is deleted.
[[nodiscard]] const entra::Principal* find_holder(const Room& room, const Resource& resource,
                                                  const IdentityChoice& choice);

// Where the principal that a choice of the resource's means stands in the directory, whether it
// exists or not.
[[nodiscard]] std::string holder_key(const Resource& resource, const IdentityChoice& choice);

// The choice with the object id of the user-assigned identity that has its id now.
[[nodiscard]] IdentityChoice resolved(const Room& room, const Resource& resource,
                                      IdentityChoice choice);

// Whether the choice is an identity that the resource has.
[[nodiscard]] bool has_identity(const Resource& resource, const IdentityChoice& choice);

}  // namespace cmk::service
