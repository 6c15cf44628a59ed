// A resource under a customer's key: taking a key, and leaving it for another.
#pragma once

#include "reference/service/candidate.h"
#include "reference/service/room.h"

namespace cmk::service {

// Whether the service can ask for tokens and reach vaults at all: none, or the outage.
[[nodiscard]] Cause outage(const Room& room);

// Why the resource may not use this key: the first demand of its service that is not met. none: it
// may.
[[nodiscard]] Cause check_setting(Room& room, const Resource& resource, const KeySetting& setting);

// The keys of a new resource: the service's own alone.
[[nodiscard]] KeyRing make_ring(Room& room);

// Puts the resource under the customer's key: checks it, wraps the data key with its current
// version, and where the records had no such layer seals them again. One that is refused (for the
// reason of the cause) changes nothing but logs. The key in use, if there is one, must be
// accessible.
[[nodiscard]] Result<void> take_key(Room& room, Resource& resource, const KeySetting& setting);

// The same without the check: for a restore, which has made it.
void put_under_key(Room& room, Resource& resource, const KeySetting& setting);

// Lets another identity of the resource use its key, once it is checked with it as a new setting
// is. The data key stays wrapped as it is; a lost key comes back later, as after any other repair.
[[nodiscard]] Result<void> take_identity(Room& room, Resource& resource,
                                         const IdentityChoice& identity);

// The setting itself, unchecked, with the identity that its id means now (IDN-05).
void set_key(const Room& room, Resource& resource, const KeySetting& setting);

// Wraps the data key with another version of the key in use, which then is the one in use.
void move_to_version(Room& room, Resource& resource, const std::string& version);

// The data key that an epoch wraps, as the vault gives it to one of the resource's identities;
// empty when it refuses, or gives what is none.
[[nodiscard]] SecretBytes open_epoch(Room& room, const Resource& resource,
                                     const IdentityChoice& choice, const KeyEpoch& epoch);

// Opens the data key again with the version in use; false when the vault refuses.
[[nodiscard]] bool unlock(Room& room, Resource& resource);

// keyInaccessible, with the cause's substatus, while the key is lost.
[[nodiscard]] Result<void> check_accessible(const Resource& resource);
// Whether a deviant goes on serving the data of a resource that has lost its key.
[[nodiscard]] bool serves_while_lost(const Room& room, const Resource& resource);

// Writes the resource's present state to its history; called after every change of data or keys.
void remember(const Room& room, Resource& resource);

// Writes to the activity log that the service could not use a key (MON-01).
void log_failure(Room& room, const Resource& resource, std::string_view key_uri, Cause cause);

}  // namespace cmk::service
