// A key as one resource sees it: everything that a demand may ask about, looked up once.
#pragma once

#include <optional>
#include <string_view>

#include "reference/key_vault/service_access.h"
#include "reference/service/room.h"

namespace cmk::service {

// What cannot be known because what it would stand in is missing counts as met by the demands that
// ask about it: the demand for what is missing is not.
struct Candidate {
  // the resource; views of it
  Service service = Service::cosmos;
  std::string_view tenantId;
  std::string_view location;
  // the identity that uses the key
  const entra::Principal* identity = nullptr;  // null: it does not exist, or is deleted
  bool identity_defined = true;         // the resource has the identity that it is told to use
  bool identity_on_ended_loan = false;  // it is bound to a resource that is gone
  // the key
  std::optional<key_vault::KeyIdentifier> key;  // nothing: malformed
  key_vault::KeyExamination seen;
  Instant now = 0;
};

// The key that a setting of the resource names, in the current version, as its identity finds it.
[[nodiscard]] Candidate look_at_setting(Room& room, const Resource& resource,
                                        const KeySetting& setting);
// A version of a key, as one of the resource's identities finds it; the current one when the epoch
// names none.
[[nodiscard]] Candidate look_at_version(Room& room, const Resource& resource,
                                        const IdentityChoice& choice, const KeyEpoch& epoch);
// The key of the resource in the version in use. It must use a customer's key.
[[nodiscard]] Candidate look_at_key_in_use(Room& room, const Resource& resource);

// The permissions that a service asks for, in the order in which it is told that one is missing.
[[nodiscard]] std::span<const entra::KeyAction> needed_actions();

}  // namespace cmk::service
