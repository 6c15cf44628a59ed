#include "reference/service/point_in_time.h"

#include "reference/core/text.h"
#include "reference/service/candidate.h"
#include "reference/service/demands.h"
#include "reference/service/protection.h"

namespace cmk::service {

Result<RestoreSource> find_restore_source(const Room& room, Service service, std::string_view id) {
  const std::string key = to_lower(id);
  std::optional<RestoreSource> found;
  const auto offer = [&](const Resource& resource, Instant last, bool deleted) {
    if (resource.service != service || to_lower(resource.id) != key) return;
    if (!found || last >= found->last) found = RestoreSource{resource, last, deleted};
  };
  room.estate.deleted.for_each([&](const std::string& /*id*/, const DeletedResource& gone) {
    offer(gone.resource, gone.deleted, true);
  });
  if (const Resource* living = room.estate.resources.find(key)) offer(*living, room.now, false);
  if (found) return *std::move(found);
  return refuse(Reason::notFound, "no such cluster, and no backup of one");
}

Result<const Snapshot*> find_backup(const Room& room, const RestoreSource& source, Instant when) {
  const Snapshot* backup = source.resource.history.at(when);
  const bool kept = when >= room.now - source.resource.retention && when <= source.last;
  if (kept && backup != nullptr) return backup;
  return refuse(Reason::invalidRestoreTime, "no backup of that instant");
}

Result<KeyRing> open_source(Room& room, const RestoreSource& source) {
  if (!source.resource.key) return source.resource.ring;
  if (!source.deleted) {
    if (Result<void> open = check_accessible(source.resource); !open) {
      return std::unexpected(open.error());
    }
    return source.resource.ring;
  }
  const Candidate key = look_at_key_in_use(room, source.resource);
  const Cause lost = first_unmet(room.rules, standing_demands(), source.resource.service, key);
  if (lost != Cause::none) return std::unexpected(inaccessible(lost));
  Resource gone = source.resource;
  if (!unlock(room, gone)) return refuse(Reason::keyInaccessible, "the vault does not unwrap");
  return gone.ring;
}

}  // namespace cmk::service
