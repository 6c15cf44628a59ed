// What operations on PostgreSQL clusters work on. A cluster is a service::Resource; what only it
// has stands here.
#pragma once

#include "reference/service/room.h"

namespace cmk::postgresql {

struct ClusterRecord {
  bool high_availability = false;
  int active_node = 0;  // 0: the one that it began with, 1: its standby
  bool operator==(const ClusterRecord&) const = default;
};

struct Clusters {
  PersistentMap<std::string, ClusterRecord> live;  // by the key of Estate::resources
  bool operator==(const Clusters&) const = default;
};

struct Room : service::Room {
  Clusters& postgres_clusters;
};

}  // namespace cmk::postgresql
