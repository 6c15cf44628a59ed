// What operations on MongoDB vCore clusters work on. A cluster is a service::Resource and has
// nothing beside it; the type of its own keeps the operations of the services apart.
#pragma once

#include "reference/service/room.h"

namespace cmk::mongo_vcore {

struct Room : service::Room {};

}  // namespace cmk::mongo_vcore
