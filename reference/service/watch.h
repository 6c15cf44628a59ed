// Who depends on whom: which resources use a vault's keys and which principal they do it as. It
// lets a change be followed up at a cost that depends on those it concerns alone.
#pragma once

#include <string_view>
#include <vector>

#include "reference/service/room.h"

namespace cmk::service {

// Notes what the resource depends on as it stands now, and forgets what it depended on before.
void watch(Room& room, Resource& resource);
void unwatch(Room& room, Resource& resource);

// The keys (lower-case ARM ids) of the resources that use a vault's keys, or use keys as the
// principal of this key in the directory, in order. A principal need not exist to be watched: one
// that comes back, or comes anew, concerns whoever waits for it.
[[nodiscard]] std::vector<std::string> watchers_of_vault(const Room& room, std::string_view vault);
[[nodiscard]] std::vector<std::string> watchers_of_principal(const Room& room,
                                                             std::string_view key);
// The same for those that have identities on loan from the resource of that instanceId.
[[nodiscard]] std::vector<std::string> borrowers_of(const Room& room, std::string_view instance_id);

}  // namespace cmk::service
