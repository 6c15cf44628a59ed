#include "reference/service/records.h"

#include "reference/service/protection.h"
#include "reference/service/replication.h"
#include "reference/service/storage_rules.h"
#include "reference/service/told.h"

namespace cmk::service {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kRecordIdMax && !name.contains('\0');
}

// A deviant's: nobody renewed the service's own key.
bool has_run_out(const Room& room, const Resource& resource) {
  return resource.service == Service::mongoVcore && !resource.key &&
         room.now >= resource.created + 365 * kDay;
}

// Refuses for a lost key, and remembers it; a deviant may serve nevertheless.
Result<void> deny_if_lost(const Room& room, Resource& resource) {
  const bool denied_before = resource.denied;
  Result<void> open = check_connection(resource);
  if (open || serves_while_lost(room, resource)) return {};
  return std::unexpected(told(room.rules, std::move(open.error()), denied_before));
}

// What must hold for a call beside the key.
Result<void> check_call(const Room& room, const RecordCall& call, const Resource& resource) {
  if (Result<void> linked = check_linked(room, resource); !linked) return linked;
  if (room.rules.fault(rules::kServiceKeyRunsOut) && has_run_out(room, resource)) {
    return refuse(Reason::recordDamaged);
  }
  if (!is_name(call.container)) return refuse(Reason::invalidName, "no name of a container");
  const bool present = resource.data.containers.contains(call.container);
  if (resource.service == Service::cosmos && !present) {
    return refuse(Reason::notFound, "no such container");
  }
  return {};
}

}  // namespace

Result<void> check_connection(Resource& resource) {
  Result<void> accessible = check_accessible(resource);
  if (!accessible) resource.denied = true;
  return accessible;
}

Result<const Resource*> open_resource(Room& room, const RecordCall& call) {
  Result<const Resource*> found = find_resource(room, call.resource);
  if (!found) return found;
  // Being refused is all that changes a resource here.
  if (!(*found)->accessible()) return edit_open_resource(room, call);
  if (Result<void> may = check_call(room, call, **found); !may) return std::unexpected(may.error());
  return found;
}

Result<Resource*> edit_open_resource(Room& room, const RecordCall& call) {
  Result<Resource*> found = edit_resource(room, call.resource);
  if (!found) return found;
  Result<void> may = deny_if_lost(room, **found);
  if (may) may = check_call(room, call, **found);
  if (!may) return std::unexpected(may.error());
  return found;
}

Result<void> check_record_id(std::string_view id) {
  if (is_name(id)) return {};
  return refuse(Reason::invalidName, "a record id is 1 to 1023 bytes without NUL");
}

}  // namespace cmk::service
