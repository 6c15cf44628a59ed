// Sealing a whole store anew: when a second layer comes, and when a restore moves records to
// another resource.
#pragma once

#include <string_view>

#include "reference/service/room.h"

namespace cmk::service {

// What records are sealed under: the keys in clear, and the resource that their place names.
struct Sealing {
  std::string_view resource_id;
  const KeyRing& ring;
};

// Every record opened as it was sealed, and sealed as the other says. One that does not open is
// taken over as it is: it was damaged, and stays so.
[[nodiscard]] DataStore seal_again(Room& room, DataStore data, const Sealing& from,
                                   const Sealing& to);

}  // namespace cmk::service
