// What operations on the services' resources work on.
#pragma once

#include <string>
#include <tuple>

#include "reference/envelope/room.h"
#include "reference/service/activity_log.h"
#include "reference/service/resource.h"

namespace cmk::service {

// A resource that was deleted, as long as it can be restored from its backups.
struct DeletedResource {
  Resource resource;
  Instant deleted = 0;
  bool operator==(const DeletedResource&) const = default;
};

// Outages that fault.inject has started.
struct Outages {
  bool token_service = false;  // Entra answers no token request
  bool vault_service = false;  // Key Vault does not answer
  bool vault_failing = false;  // Key Vault answers 500
  bool operator==(const Outages&) const = default;
};

// The resources of all three services.
struct Estate {
  PersistentMap<std::string, Resource> resources;       // by lower-case ARM id
  PersistentMap<std::string, DeletedResource> deleted;  // by instanceId
  PersistentMap<std::string, std::tuple<>> watchers;    // see watch.h
  Outages outages;
  ActivityLog activity;
  bool operator==(const Estate&) const = default;
};

struct Room : envelope::Room {
  Estate& estate;
};

// A living resource by its ARM id, for reading or for changing; notFound otherwise.
[[nodiscard]] Result<const Resource*> find_resource(const Room& room, std::string_view id);
[[nodiscard]] Result<Resource*> edit_resource(Room& room, std::string_view id);

}  // namespace cmk::service
